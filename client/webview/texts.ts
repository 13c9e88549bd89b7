// What the page says, in the editor's language: the extension puts the texts on the body. The English text is the key.

const texts = JSON.parse(document.body.dataset['texts'] ?? '{}') as Readonly<Record<string, string>>;

/** `values` stand for the names in braces, and may hold words of sources. */
export function t(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  return (texts[text] ?? text).replace(/\{(\w+)\}/gu, (braces, name: string) => String(values[name] ?? braces));
}

type Counted = (count: number) => string;
export const counted = {
  sources: (count) => (count === 1 ? t('1 source') : t('{count} sources', { count })),
  claims: (count) => (count === 1 ? t('1 claim') : t('{count} claims', { count })),
  quotations: (count) => (count === 1 ? t('1 quotation') : t('{count} quotations', { count })),
  events: (count) => (count === 1 ? t('1 event') : t('{count} events', { count })),
} satisfies Readonly<Record<string, Counted>>;

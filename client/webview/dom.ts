// Makes elements. Text is only ever set as text, so that no source can bring markup along.

type Child = Node | string | undefined;

/** An element with attributes; those that are undefined or false are left out, true is an empty value. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K, attributes: Readonly<Record<string, string | number | boolean | undefined>> = {}, ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : String(value));
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** Text of a source: isolated, so that its direction stays its own. */
export function own(text: string): HTMLElement {
  return element('bdi', {}, text);
}

/** For screen readers alone. */
export function spoken(text: string): HTMLElement {
  return element('span', { class: 'spoken' }, text);
}

/** For the eye alone, where a word beside it or `spoken` says the same. */
export function shown(text: string): HTMLElement {
  return element('span', { 'aria-hidden': 'true' }, text);
}

// The client's texts in the editor's language, for functions that are tested without an editor.
import { l10n } from 'vscode';

/** `values` stand for the names in braces. */
export function translate(text: string, values: Record<string, string | number> = {}): string {
  return l10n.t(text, values);
}

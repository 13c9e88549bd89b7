// Words of a source as an entry of a list: the editor would draw “$(alert)” as a picture, and letters may be turned around or hidden.
import { harmless } from '../../server/src/core/text/one-line';

export function plainLabel(words: string): string {
  return harmless(words).replaceAll('$(', '\\$(');
}

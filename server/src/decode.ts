// Bytes to text: UTF-8, UTF-16 with its mark, else Windows-1252 with a remark. Binaries are refused.
import { english, type Say } from './core/say';
import type { ReadResult } from './source-files';

const SAMPLE = 8192;
/** Windows-1252 from 0x80 to 0x9F, after the WHATWG's encoding standard. Some versions of Node decode these as Latin-1. */
const UPPER_CONTROLS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** A stray control byte happens in old texts; more of them in the sample make it a binary. */
const STRAY = 8;

/** A byte-order mark is no part of the text that is returned. */
export function decode(bytes: Uint8Array, say: Say = english): ReadResult {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  if (wide) return { ok: true, text: new TextDecoder(wide).decode(bytes) };
  if (bytes.subarray(0, SAMPLE).includes(0)) return { ok: false, problem: say('Not read: this file is not text.') };
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const control = bytes.subarray(0, SAMPLE).filter((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13).length;
    if (control > STRAY) return { ok: false, problem: say('Not read: this file is not text.') };
    return {
      ok: true,
      text: new TextDecoder('windows-1252').decode(bytes).replace(/[\u0080-\u009f]/gu, (control) => UPPER_CONTROLS[control.charCodeAt(0) - 0x80] ?? control),
      problem: say('This file is not in UTF-8; it was read as Windows-1252. If letters look wrong, save it as UTF-8.'),
    };
  }
}

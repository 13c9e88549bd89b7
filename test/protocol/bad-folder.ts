// A folder with everything that can be wrong with sources, and one pair of good ones.
import { createHash } from 'node:crypto';
import { closeSync, ftruncateSync, lstatSync, mkdirSync, openSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Makes `sources` in the folder and returns its path. The good ones are `lf.txt` and `crlf.txt`. */
export function makeBadFolder(folder: string): string {
  const sources = join(folder, 'sources');
  mkdirSync(join(sources, 'deep'), { recursive: true });
  const put = (name: string, content: string | Buffer): void => writeFileSync(join(sources, name), content);
  const good = 'Harbour bridge to be rebuilt\n\nMayor Anna Berg of Tarnby said “We will rebuild the old harbour bridge next year.”\n';
  put('lf.txt', good);
  put('crlf.txt', good.replaceAll('\n', '\r\n'));
  put('empty.txt', '');
  put('binary.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
  put('latin.txt', Buffer.concat([Buffer.from('The caf'), Buffer.from([0xe9]), Buffer.from(' burned down.\n')]));
  put('utf16.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(good, 'utf16le')]));
  put('deep/bom.txt', `\ufeff${good}`);
  const huge = openSync(join(sources, 'huge.txt'), 'w');
  writeSync(huge, 'A text that goes on and on.\n');
  ftruncateSync(huge, 50 * 1024 * 1024);
  closeSync(huge);
  symlinkSync('lf.txt', join(sources, 'link.txt'));
  symlinkSync('.', join(sources, 'round'));
  writeFileSync(join(sources, 'corroborate.yaml'), 'sources: ["**/*.txt"\ndocuments:\n  lf.txt: { publisher: The Paper }\n');
  return sources;
}

/** One sentence for each thing that is wrong, by path. */
export const complaints: Readonly<Record<string, string>> = {
  'binary.txt': 'Not read: this file is not text.',
  'huge.txt': 'Not read: this file has 50 MB, more than the 5 MB that a source may have (setting corroborate.limits.megabytes).',
  'link.txt': 'Not read: this is a link, and links are not followed.',
};

/** Everything below a folder with its kind, times of change and contents, so that two moments can be compared. */
export function fingerprint(folder: string): readonly string[] {
  // Not readdir's own recursion, which follows links round and round.
  return readdirSync(folder).sort().flatMap((name) => {
    const file = join(folder, name);
    const found = lstatSync(file);
    const line = (content: string): string => `${file} ${found.mode} ${found.mtimeMs} ${content}`;
    if (found.isDirectory()) return [line('folder'), ...fingerprint(file)];
    return [line(found.isSymbolicLink() ? readlinkSync(file) : createHash('sha256').update(readFileSync(file)).digest('hex'))];
  });
}

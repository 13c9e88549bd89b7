// URIs to keys and back: one file has one key, however its client writes drive letters and escapes.
import { URI } from 'vscode-uri';

/**
 * Scheme, authority and unescaped path; query and fragment name no other file. Throws where there is no scheme, or none that could
 * be one: read as a path, an empty string would name the whole disk.
 */
export function uriKey(uri: string): string {
  const { scheme, authority, path } = URI.parse(uri, true);
  const lowDrive = path.replace(/^\/[A-Z]:/u, (drive) => drive.toLowerCase());
  return `${scheme}:${authority === '' ? '' : `//${authority}`}${lowDrive.length > 1 ? lowDrive.replace(/\/$/u, '') : lowDrive}`;
}

/** The URI in canonical escapes, so that it can stand in Markdown. */
export function keyUri(key: string): string {
  return parsedKey(key).toString();
}

export function parsedKey(key: string): URI {
  const [, scheme = 'file', authority = '', path = '', bare = ''] = /^([^:]+):(?:\/\/([^/]*)(\/.*)?|((?!\/\/).*))$/su.exec(key) ?? [];
  return URI.from({ scheme, authority, path: path || bare });
}

// Keys: how this server names a file or folder. A key is text that is only compared, cut at "/" and joined by "/".
// Paths are keys on the command line; the language server makes keys of URIs (lsp/uri-key.ts).

export function joinKey(folder: string, path: string): string {
  return path === '' ? folder : `${folder}/${path}`;
}

/** The folder that holds it; empty at the top. */
export function parentKey(key: string): string {
  return key.slice(0, Math.max(0, key.lastIndexOf('/')));
}

export function lastName(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

/** Whether it is the folder or lies in it. */
export function isWithin(folder: string, key: string): boolean {
  return key === folder || key.startsWith(`${folder}/`);
}

/** The path of `key` inside the folder; undefined where it does not lie in it. */
export function pathInside(folder: string, key: string): string | undefined {
  return key.startsWith(`${folder}/`) ? key.slice(folder.length + 1) : undefined;
}

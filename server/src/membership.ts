// Which folders are dossiers, and which document belongs to which.
//
// 1. A folder with a corroborate.yaml is a dossier. Its documents are the files that its `sources` name.
// 2. The command line's folder is one in any case.
// 3. A workspace folder without a corroborate.yaml of its own is one where the editor's settings say which files are sources.
//    Otherwise every topmost folder named “seeds” or “sources” in it is one, unless it lies in a dossier of rule 1.
// 4. Where all this finds nothing, the workspace folder is one as soon as a text in it is opened as a source.
// A document belongs to the nearest dossier upwards. Nothing outside the folder that was opened is looked at.
import { defaultDossier, dossierFile } from './core/dossier/dossier';
import { joinKey, lastName, parentKey } from './keys';
import type { Limits } from './limits';
import type { SourceFiles } from './source-files';

export interface Root {
  /** Key of the folder. */
  readonly folder: string;
  readonly kind: 'workspace' | 'command-line';
}

export interface FoundDossier {
  /** Key of the folder. */
  readonly folder: string;
  /** Whether a corroborate.yaml lies in it. */
  readonly hasFile: boolean;
  /** Globs that hold where no corroborate.yaml says otherwise. */
  readonly sources: readonly string[];
}

const SOURCE_FOLDERS = ['seeds', 'sources'];

/**
 * `configured`: the globs of the editor's settings, mostly none. `opened`: whether a document of this root is open.
 * In order of folder. Undefined where the root did not answer in time, so that nobody knows.
 */
export async function findDossiers(files: SourceFiles, root: Root, configured: readonly string[], opened: boolean, limits: Limits): Promise<readonly FoundDossier[] | undefined> {
  const { paths, leftOut } = await files.list(root.folder, [`**/${dossierFile}`], limits);
  if (leftOut.some(({ path, late }) => late && path === '')) return undefined;
  const found = new Map<string, FoundDossier>();
  const add = (path: string, hasFile: boolean, sources: readonly string[] = defaultDossier.sources): void => {
    found.set(path, { folder: joinKey(root.folder, path), hasFile, sources });
  };
  for (const path of paths) add(parentKey(path), true);
  // A folder or a link of that name: reading it says why its settings are missing.
  for (const { path } of leftOut) if (lastName(path) === dossierFile) add(parentKey(path), true);
  if (!found.has('')) {
    if (root.kind === 'command-line') add('', false);
    else if (configured.length > 0) add('', false, configured);
    else {
      const named = await namedFolders(files, root.folder, limits);
      for (const path of named) if (!ancestors(path).some((folder) => found.get(folder)?.hasFile)) add(path, false);
      if (found.size === 0 && opened) add('', false);
    }
  }
  return [...found.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** Whether a file with this path inside a workspace folder makes a dossier by rule 3, so that the folder is none by rule 4. */
export function liesInNamedFolder(path: string): boolean {
  return path.split('/').slice(0, -1).some((name) => SOURCE_FOLDERS.includes(name));
}

/** Whether no dossier nearer than `folder` has the document. */
export function isNearest(folder: string, document: string, folders: ReadonlySet<string>): boolean {
  for (let at = parentKey(document); at.length > folder.length; at = parentKey(at)) if (folders.has(at)) return false;
  return true;
}

async function namedFolders(files: SourceFiles, root: string, limits: Limits): Promise<ReadonlySet<string>> {
  if (SOURCE_FOLDERS.includes(lastName(root))) return new Set(['']);
  const { paths } = await files.list(root, SOURCE_FOLDERS.map((name) => `**/${name}/**/*.txt`), limits);
  return new Set(paths.map((path) => {
    const names = path.split('/');
    return names.slice(0, names.findIndex((name) => SOURCE_FOLDERS.includes(name)) + 1).join('/');
  }));
}

/** The folders around a path, from the outermost, "", to itself. */
function ancestors(path: string): readonly string[] {
  const names = path.split('/');
  return ['', ...names.map((_, i) => names.slice(0, i + 1).join('/'))];
}

// What happens to files outside of open buffers: watching, renaming, deleting, workspace folders that come and go.
import {
  DidChangeWatchedFilesNotification, FileChangeType, WatchKind,
  type Disposable, type FileDelete, type FileEvent, type FileOperationRegistrationOptions, type FileRename, type FileSystemWatcher, type WorkspaceFolder,
} from 'vscode-languageserver';
import { dossierFile } from '../core/dossier/dossier';
import { parentKey, pathInside } from '../keys';
import { react, reactToEach } from './handle';
import type { Session } from './session';
import { keyUri, parsedKey, uriKey } from './uri-key';

/** Renaming and deleting inside the editor: folders, which may hold sources, and whatever may be one. */
export const fileOperations: FileOperationRegistrationOptions = { filters: [{ pattern: { glob: '**/*' } }] };

export function registerFiles(session: Session): void {
  const { connection, service, log } = session;
  const watched = reactToEach<FileEvent>(log, 'watched file', ({ uri, type }) => {
    if (type === FileChangeType.Deleted) service.fileRemoved(uriKey(uri));
    else service.fileChanged(uriKey(uri));
  });
  const moved = reactToEach<FileRename>(log, 'renamed file', ({ oldUri, newUri }) => {
    const [from, to] = [uriKey(oldUri), uriKey(newUri)];
    service.fileRemoved(from);
    service.fileChanged(to);
  });
  const gone = reactToEach<FileDelete>(log, 'deleted file', ({ uri }) => service.fileRemoved(uriKey(uri)));
  connection.onDidChangeWatchedFiles(react(log, 'watched files', ({ changes }) => watched(changes)));
  connection.workspace.onDidRenameFiles(react(log, 'renamed files', ({ files }) => moved(files)));
  connection.workspace.onDidDeleteFiles(react(log, 'deleted files', ({ files }) => gone(files)));
}

/** Once the client is initialised. */
export function followWorkspaceFolders({ connection, service, features, log }: Session): void {
  if (!features.workspaceFolders) return;
  const remove = reactToEach<WorkspaceFolder>(log, 'closed folder', ({ uri }) => service.removeRoot(uriKey(uri)));
  const add = reactToEach<WorkspaceFolder>(log, 'opened folder', ({ uri }) => service.addRoot({ folder: uriKey(uri), kind: 'workspace' }));
  connection.workspace.onDidChangeWorkspaceFolders(react(log, 'workspace folders', ({ added, removed }) => {
    remove(removed);
    add(added);
  }));
}

/** Keeps the client's watchers in step with the dossiers. Only what dossiers name is watched: watching everything drains batteries. */
export class Watching {
  readonly #session: Session;
  #registered: Promise<Disposable | undefined> = Promise.resolve(undefined);
  #watched = '';

  constructor(session: Session) {
    this.#session = session;
  }

  /** Call when dossiers may have come, gone or changed their globs. */
  update(roots: readonly string[]): void {
    const { connection, features, log } = this.#session;
    if (!features.watchFiles) return;
    const watchers = this.#watchers(roots);
    const watched = JSON.stringify(watchers);
    if (watched === this.#watched) return;
    this.#watched = watched;
    this.#registered = this.#registered.then(async (before) => {
      const now = await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
      before?.dispose();
      return now;
    }).catch((error: unknown) => {
      log(`watching failed: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    });
  }

  #watchers(roots: readonly string[]): FileSystemWatcher[] {
    const watchers: FileSystemWatcher[] = [{ globPattern: `**/${dossierFile}` }];
    for (const dossier of this.#session.service.dossiers) {
      const root = roots.find((folder) => folder === dossier.folder || pathInside(folder, dossier.folder) !== undefined);
      if (root === undefined) continue;
      for (const glob of [...dossier.settings.sources, ...dossier.settings.drafts]) watchers.push(this.#watcher(dossier.folder, glob));
      // A folder that goes is reported alone, without what was in it, and no source's glob matches it.
      watchers.push(this.#watcher(dossier.folder, '**', WatchKind.Delete));
      for (let folder = dossier.folder; folder !== root; folder = parentKey(folder)) {
        watchers.push(this.#watcher(root, pathInside(root, folder) ?? '', WatchKind.Delete));
      }
    }
    const once = new Map(watchers.map((watcher) => [JSON.stringify(watcher), watcher]));
    return [...once.values()];
  }

  #watcher(folder: string, glob: string, kind?: WatchKind): FileSystemWatcher {
    const globPattern = this.#session.features.relativePatterns ? { baseUri: keyUri(folder), pattern: glob } : `${parsedKey(folder).fsPath.replaceAll('\\', '/')}/${glob}`;
    return { globPattern, ...(kind !== undefined && { kind }) };
  }
}

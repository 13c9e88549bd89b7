// Gives the language “Source” to documents that a corroborate.yaml or the settings name as sources or drafts, wherever they lie.
import { Disposable, languages, Uri, workspace, type TextDocument } from 'vscode';
import { dossierFile, parseDossier } from '../../server/src/core/dossier/dossier';
import { pathMatcher } from '../../server/src/globs';

export const sourceLanguage = 'source-text';

/** The folder's own globs as a test for paths, or undefined where the folder is no dossier. */
type Membership = ((path: string) => boolean) | undefined;

export function bindSourceLanguage(): Disposable {
  const folders = new Map<string, Promise<Membership>>();
  // What the user has made another language again stays that way.
  const bound = new Set<string>();

  const bind = async (document: TextDocument): Promise<void> => {
    const key = document.uri.toString();
    if (document.languageId === sourceLanguage || bound.has(key) || !(await isSource(document.uri, folders)) || document.isClosed) return;
    bound.add(key);
    await languages.setTextDocumentLanguage(document, sourceLanguage);
  };
  const bindAll = () => {
    folders.clear();
    for (const document of workspace.textDocuments) void bind(document);
  };

  const watcher = workspace.createFileSystemWatcher(`**/${dossierFile}`);
  const subscriptions = [
    watcher,
    watcher.onDidCreate(bindAll),
    watcher.onDidChange(bindAll),
    watcher.onDidDelete(bindAll),
    workspace.onDidChangeWorkspaceFolders(bindAll),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('corroborate.sources')) bindAll();
    }),
    workspace.onDidOpenTextDocument((document) => void bind(document)),
  ];
  bindAll();
  return Disposable.from(...subscriptions);
}

/** The nearest dossier above the document decides, inside its workspace folder. */
async function isSource(document: Uri, folders: Map<string, Promise<Membership>>): Promise<boolean> {
  const root = workspace.getWorkspaceFolder(document)?.uri;
  if (!root) return false;
  const names = document.path.slice(root.path.replace(/\/$/, '').length + 1).split('/');
  if (names.at(-1) === dossierFile) return false;
  for (let depth = names.length - 1; depth >= 0; depth--) {
    const folder = depth === 0 ? root : Uri.joinPath(root, ...names.slice(0, depth));
    const key = folder.toString();
    let membership = folders.get(key);
    if (!membership) folders.set(key, membership = readMembership(folder, depth === 0));
    const belongs = await membership;
    if (belongs) return belongs(names.slice(depth).join('/'));
  }
  return false;
}

async function readMembership(folder: Uri, isRoot: boolean): Promise<Membership> {
  const file = Uri.joinPath(folder, dossierFile);
  const text = await workspace.fs.readFile(file).then((bytes) => workspace.decode(bytes, { uri: file })).then((read) => read, () => undefined);
  if (text !== undefined) {
    const { sources, drafts } = parseDossier(text).dossier;
    return pathMatcher([...sources, ...drafts]);
  }
  const configured = isRoot ? workspace.getConfiguration('corroborate').get<string[]>('sources', []) : [];
  return configured.length > 0 ? pathMatcher(configured) : undefined;
}

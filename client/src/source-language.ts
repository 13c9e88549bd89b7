// Gives the language “Source” to documents that a corroborate.yaml or the settings name as sources or drafts, wherever they lie, but leaves Markdown drafts theirs.
import { commands, Disposable, languages, Uri, workspace, type TextDocument } from 'vscode';
import { dossierFile, parseDossier } from '../../server/src/core/dossier/dossier';
import { pathMatcher } from '../../server/src/globs';

export const sourceLanguage = 'source-text';
/** Drafts keep it: headings, emphasis and preview are their writer's tools. */
export const draftLanguage = 'markdown';

type Kind = 'source' | 'draft' | undefined;
/** The folder's own globs as a question about paths, or undefined where the folder is no dossier. */
type Membership = ((path: string) => Kind) | undefined;

/** The open drafts in Markdown. Keys and menus ask for them as `corroborate.drafts`. */
const drafts = new Set<string>();

/** Whether our commands and keys work in it. */
export function isOurs({ languageId, uri }: TextDocument): boolean {
  return languageId === sourceLanguage || drafts.has(uri.toString());
}

function keepDraft(key: string, isDraft: boolean): void {
  if (drafts.has(key) === isDraft) return;
  if (isDraft) drafts.add(key);
  else drafts.delete(key);
  void commands.executeCommand('setContext', 'corroborate.drafts', [...drafts]);
}

export function bindSourceLanguage(): Disposable {
  const folders = new Map<string, Promise<Membership>>();
  // What the user has made another language again stays that way.
  const bound = new Set<string>();

  const bind = async (document: TextDocument): Promise<void> => {
    const key = document.uri.toString();
    if (document.languageId === sourceLanguage) return;
    const kind = await kindOf(document.uri, folders);
    const isMarkdownDraft = kind === 'draft' && document.languageId === draftLanguage;
    keepDraft(key, isMarkdownDraft && !document.isClosed);
    if (kind === undefined || bound.has(key) || document.isClosed) return;
    bound.add(key);
    if (isMarkdownDraft) return;
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
    workspace.onDidCloseTextDocument(({ uri }) => keepDraft(uri.toString(), false)),
  ];
  bindAll();
  return Disposable.from(...subscriptions);
}

/** The nearest dossier above the document decides, inside its workspace folder. */
async function kindOf(document: Uri, folders: Map<string, Promise<Membership>>): Promise<Kind> {
  const root = workspace.getWorkspaceFolder(document)?.uri;
  if (!root) return undefined;
  const names = document.path.slice(root.path.replace(/\/$/, '').length + 1).split('/');
  if (names.at(-1) === dossierFile) return undefined;
  for (let depth = names.length - 1; depth >= 0; depth--) {
    const folder = depth === 0 ? root : Uri.joinPath(root, ...names.slice(0, depth));
    const key = folder.toString();
    let membership = folders.get(key);
    if (!membership) folders.set(key, membership = readMembership(folder, depth === 0));
    const belongs = await membership;
    if (belongs) return belongs(names.slice(depth).join('/'));
  }
  return undefined;
}

async function readMembership(folder: Uri, isRoot: boolean): Promise<Membership> {
  const file = Uri.joinPath(folder, dossierFile);
  const text = await workspace.fs.readFile(file).then((bytes) => workspace.decode(bytes, { uri: file })).then((read) => read, () => undefined);
  if (text !== undefined) {
    const { sources, drafts: own } = parseDossier(text).dossier;
    const [isSource, isDraft] = [pathMatcher(sources), pathMatcher(own)];
    return (path) => (own.length > 0 && isDraft(path) ? 'draft' : isSource(path) ? 'source' : undefined);
  }
  const configured = isRoot ? workspace.getConfiguration('corroborate').get<string[]>('sources', []) : [];
  if (configured.length === 0) return undefined;
  const isSource = pathMatcher(configured);
  return (path) => (isSource(path) ? 'source' : undefined);
}

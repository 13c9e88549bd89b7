// An extension for tests: the folder memory:/desk with two articles, which lies on no disk, as those of a remote repository do.
const { EventEmitter, FileChangeType, FileSystemError, FileType, workspace } = require('vscode');

const articles = {
  '/desk/sources/a.txt': 'The Harbour Treaty, which was opened in Lisbon, has been signed by 133 nations, its office said.\n',
  '/desk/sources/b.txt': 'The Harbour Treaty, which was opened in Lisbon, now has over 160 signatories, its office said.\n',
};

/** Files by path; a folder is what files lie in. */
class MemoryFiles {
  files = new Map(Object.entries(articles).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  changed = new EventEmitter();
  onDidChangeFile = this.changed.event;

  watch() {
    return { dispose: () => undefined };
  }

  stat(uri) {
    const bytes = this.files.get(uri.path);
    const isFolder = [...this.files.keys()].some((path) => path.startsWith(uri.path === '/' ? '/' : `${uri.path}/`));
    if (!bytes && !isFolder) throw FileSystemError.FileNotFound(uri);
    return { type: bytes ? FileType.File : FileType.Directory, ctime: 0, mtime: bytes?.mtime ?? 0, size: bytes?.length ?? 0 };
  }

  readDirectory(uri) {
    const within = uri.path === '/' ? '/' : `${uri.path}/`;
    const below = [...this.files.keys()].filter((path) => path.startsWith(within)).map((path) => path.slice(within.length).split('/'));
    return [...new Map(below.map(([name, ...rest]) => [name, rest.length > 0 ? FileType.Directory : FileType.File]))];
  }

  readFile(uri) {
    const bytes = this.files.get(uri.path);
    if (!bytes) throw FileSystemError.FileNotFound(uri);
    return bytes;
  }

  writeFile(uri, bytes) {
    const type = this.files.has(uri.path) ? FileChangeType.Changed : FileChangeType.Created;
    this.files.set(uri.path, Object.assign(bytes.slice(), { mtime: Date.now() }));
    this.changed.fire([{ type, uri }]);
  }

  createDirectory() {}

  delete(uri) {
    this.files.delete(uri.path);
    this.changed.fire([{ type: FileChangeType.Deleted, uri }]);
  }

  rename() {
    throw FileSystemError.NoPermissions();
  }
}

exports.activate = ({ subscriptions }) => void subscriptions.push(workspace.registerFileSystemProvider('memory', new MemoryFiles(), { isCaseSensitive: true }));

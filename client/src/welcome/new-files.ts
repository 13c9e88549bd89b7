// Makes new files: the sample dossier and a first corroborate.yaml. What is there already stays as it is.
import { FileSystemError, Uri, workspace } from 'vscode';

/** Undefined where the file system says that it takes no files, which only some do. */
export function isWritable({ scheme }: Uri): boolean {
  return workspace.fs.isWritableFileSystem(scheme) !== false;
}

export async function exists(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(() => true, () => false);
}

/** Throws where the file exists or cannot be written. */
export async function writeNew(file: Uri, bytes: Uint8Array): Promise<void> {
  if (await exists(file)) throw FileSystemError.FileExists(file);
  await workspace.fs.writeFile(file, bytes);
}

/** The first of “name”, “name 2”, “name 3” … in the folder that is not there yet. */
export async function freeName(folder: Uri, name: string): Promise<Uri> {
  for (let number = 1; ; number++) {
    const free = Uri.joinPath(folder, number === 1 ? name : `${name} ${number}`);
    if (!(await exists(free))) return free;
  }
}

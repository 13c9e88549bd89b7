// The command line: corroborate check, export, lsp.
import { Corpus } from '../core/corpus/corpus';
import { documentId, readDocument } from '../core/corpus/document';
import { exportAnalysis } from '../core/queries/export';
import { nodeFiles } from '../node/node-files';

async function main(args: readonly string[]): Promise<number> {
  const folder = args.at(-1) ?? '.';
  const corpus = new Corpus();
  const { paths } = await nodeFiles.list(folder, ['**/*.txt']);
  for (const path of paths) {
    const read = await nodeFiles.read(folder, path);
    if (read.ok) corpus.update(readDocument(documentId(path), read.text));
  }
  process.stdout.write(`${JSON.stringify(exportAnalysis(corpus.links), null, 1)}\n`);
  return 0;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});

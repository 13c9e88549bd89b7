// `corroborate explain`: why something was found, as the card in the editor says it.
import { lookupOf } from '../core/corpus/lookup';
import type { Finding } from '../core/corpus/findings';
import { hoverAt } from '../core/queries/hover';
import { plainCard } from '../core/queries/plain-card';
import { problemsOf } from '../core/queries/problems';
import type { Reading } from './arguments';
import { errorLine, print } from './output';
import { readFolder, type ReadFolder } from './read-folder';

/** `finding` is an id, or a place as `check` prints it: "001.txt:18" or "001.txt:18:240". */
export async function explain(finding: string, folder: string, reading?: Reading): Promise<number> {
  const read = await readFolder(folder, reading);
  if (typeof read === 'string') {
    errorLine(`corroborate: ${read}`);
    return 2;
  }
  const found = findingsAt(read, finding);
  if (found.length === 0) {
    errorLine(`corroborate: nothing found is called “${finding}”, and nothing was found at such a place. “corroborate check” lists what was.`);
    return 2;
  }
  await print(found.map(({ finding: one, text }) => `${one.severity} ${one.code}\n${one.id}\n\n${text}\n`).join('\n'));
  return 0;
}

function findingsAt(read: ReadFolder, wanted: string): { readonly finding: Finding; readonly text: string }[] {
  const place = /^(.+?):(\d+)(?::\d+)?$/.exec(wanted);
  return read.dossiers.flatMap((dossier) => lookupOf(dossier.links).findings.flatMap((finding) => {
    const shown = finding.mentions.find((at) => {
      const source = dossier.links.documents.get(at.document)?.source;
      return finding.id === wanted || (place !== null && read.pathOf(dossier, at.document) === place[1] && source !== undefined && source.lines.positionAt(at.start).line + 1 === Number(place[2]));
    });
    if (!shown) return [];
    // A post is a span of its own; the card is the person's.
    const about = (finding.kind === 'role' ? finding.conflict.entity.mentions.find(({ document }) => document === shown.document) : undefined) ?? shown;
    const card = hoverAt(dossier.links, about.document, about.start, false, dossier.statesOf(dossier.links));
    const problem = problemsOf(dossier.links, shown.document).find((one) => one.finding === finding.id);
    return [{ finding, text: [...(problem ? [`${read.pathOf(dossier, shown.document)}: ${problem.message}`] : []), ...(card ? [plainCard(card)] : [])].join('\n\n') }];
  }));
}

// `corroborate explain`: why something was found, as the card in the editor says it.
import type { Links } from '../core/corpus/corpus';
import { lookupOf } from '../core/corpus/lookup';
import type { Finding } from '../core/corpus/findings';
import { hoverAt } from '../core/queries/hover';
import { plainCard } from '../core/queries/plain-card';
import { problemsOf } from '../core/queries/problems';
import type { OpenDossier } from '../open-dossier';
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
  return read.dossiers.flatMap((dossier) => {
    const found = explained(read, dossier, dossier.links, wanted, place);
    const known = new Set(found.map(({ finding }) => finding.id));
    return [...found, ...dossier.drafts.flatMap((path) => explained(read, dossier, dossier.linksOf(path), wanted, place).filter(({ finding }) => !known.has(finding.id)))];
  });
}

function explained(read: ReadFolder, dossier: OpenDossier, links: Links, wanted: string, place: RegExpExecArray | null): { readonly finding: Finding; readonly text: string }[] {
  const { findings } = lookupOf(links);
  return findings.flatMap((finding) => {
    const shown = finding.mentions.find((at) => {
      const source = links.documents.get(at.document)?.source;
      // Beside a draft only what is told in it: the rest is told of the sources alone.
      if (links.draft !== undefined && at.document !== links.draft) return false;
      return finding.id === wanted || (place !== null && read.pathOf(dossier, at.document) === place[1] && source !== undefined && source.lines.positionAt(at.start).line + 1 === Number(place[2]));
    });
    if (!shown) return [];
    // A post is a span of its own; the card is the person's.
    const about = (finding.kind === 'role' ? finding.conflict.entity.mentions.find(({ document }) => document === shown.document) : undefined) ?? shown;
    const card = hoverAt(links, about.document, about.start, false, dossier.statesOf(links));
    const problem = problemsOf(links, shown.document).find((one) => one.finding === finding.id);
    return [{ finding, text: [...(problem ? [`${read.pathOf(dossier, shown.document)}: ${problem.message}`] : []), ...(card ? [plainCard(card)] : [])].join('\n\n') }];
  });
}

// Runs the marker fixtures: each file under test/fixtures is a whole dossier, and what is expected stands under the text.
//
//   === a.txt                    begins a source (=== corroborate.yaml the settings)
//   It was signed by 133 nations.
//                    ^^^^^^^^^^^ figure-conflict: over 160 signatories in b
//   - finding: figure-conflict/…   a marker may stand in corroborate.yaml as well
//              ^^^^^^^^^ decision-orphan: No source says this
//
// Carets mark the problem's span in the line above; behind them stand the code, before it the severity where that matters
// (“warning quote-altered: …”), and words of the message. Problems and
// markers must match one to one: a problem that no marker expects fails the test. “^^^^ figure: 44” expects a figure that is read
// there and no problem: its words are those of the reading.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { valueOf } from '../../server/src/core/corpus/candidates';
import { readingOf } from '../../server/src/core/queries/readings';
import { english } from '../../server/src/core/say';
import { LineIndex } from '../../server/src/core/text/line-index';
import { OpenDossier } from '../../server/src/open-dossier';

interface Expected {
  readonly line: number;
  readonly column: number;
  readonly text: string;
  readonly severity?: string;
  readonly code: string;
  readonly words: string;
}

interface Source {
  readonly path: string;
  readonly text: string;
  readonly expected: readonly Expected[];
}

const folder = join(process.cwd(), 'test', 'fixtures');

for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt')).sort()) {
  const { title, sources } = readFixture(readFileSync(join(folder, file), 'utf8'));
  test(`${file}: ${title}`, () => {
    const dossier = new OpenDossier({ folder: 'fixture', hasFile: true, sources: ['*'] }, assert.fail);
    const settings = sources.find(({ path }) => path === 'corroborate.yaml');
    if (settings) dossier.useSettings({ ok: true, text: settings.text }, ['*']);
    for (const { path, text } of sources) if (path !== 'corroborate.yaml') dossier.setText(path, text);
    dossier.listed = true;
    for (const { path, text, expected } of sources) {
      const lines = new LineIndex(text);
      const problems = path === 'corroborate.yaml' ? [...dossier.settingsProblems.map((problem) => ({ ...problem, code: 'dossier', severity: 'warning' })), ...dossier.looseDecisions] : dossier.problemsOf(path);
      const found = problems.map(({ start, end, code, severity, message }) => ({ at: lines.positionAt(start), text: text.slice(start, end), code, severity, message }));
      const left = [...found];
      const figures = expected.some(({ code }) => code === 'figure') ? figuresOf(dossier, path) : [];
      for (const marker of expected) {
        if (marker.code === 'figure') {
          const read = figures.map(({ start, end, reading }) => ({ at: lines.positionAt(start), text: text.slice(start, end), reading }));
          assert.ok(read.some(({ at, text: marked, reading }) => at.line === marker.line && at.column === marker.column && marked.startsWith(marker.text) && reading.includes(marker.words)),
            `${path}, line ${marker.line + 1}: no figure “${marker.words}” on “${marker.text}”; read ${JSON.stringify(read, null, 1)}`);
          continue;
        }
        const index = left.findIndex(({ at, text: marked, code, severity, message }) => at.line === marker.line && at.column === marker.column && marked.startsWith(marker.text) && code === marker.code && severity === (marker.severity ?? severity) && message.includes(marker.words));
        assert.ok(index >= 0, `${path}, line ${marker.line + 1}: no ${marker.code} “${marker.words}” on “${marker.text}”; found ${JSON.stringify(found, null, 1)}`);
        left.splice(index, 1);
      }
      assert.deepEqual(left, [], `${path}: problems that no marker expects`);
    }
  });
}

/** What is read in a source, and how a card would say it. */
function figuresOf(dossier: OpenDossier, path: string): readonly { readonly start: number; readonly end: number; readonly reading: string }[] {
  const { documents, dayOf } = dossier.links;
  const document = [...documents.values()].find(({ id }) => id.endsWith(path));
  assert.ok(document, `no document ${path}`);
  return document.figures.map((figure) => ({ start: figure.start, end: figure.end, reading: readingOf(figure, valueOf(figure, dayOf(document.id))?.value, english) }));
}

function readFixture(content: string): { readonly title: string; readonly sources: readonly Source[] } {
  const [head = '', ...parts] = content.split(/^=== /m);
  const sources = parts.map((part): Source => {
    const [path = '', ...lines] = part.split('\n');
    const text: string[] = [];
    const expected: Expected[] = [];
    for (const line of lines) {
      const marker = /^(\s*)(\^+) (?:(warning|information) )?([\w-]+): (.*)$/.exec(line);
      const above = text.at(-1) ?? '';
      if (marker) {
        const column = marker[1]?.length ?? 0;
        expected.push({
          line: text.length - 1, column, text: above.slice(column, column + (marker[2]?.length ?? 0)),
          ...(marker[3] !== undefined && { severity: marker[3] }), code: marker[4] ?? '', words: marker[5] ?? '',
        });
      } else text.push(line);
    }
    return { path, text: text.join('\n'), expected };
  });
  return { title: head.replace(/^#\s*/gm, '').trim().replace(/\s+/g, ' '), sources };
}

// The manifest: it promises what is there, nothing else, and README and docs name all of it.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { findingCodes } from '../../server/src/core/corpus/finding-codes';
import { tokenModifiers, tokenTypes } from '../../server/src/core/queries/tokens';

interface Manifest {
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: boolean | 'limited'; readonly description: string }; readonly virtualWorkspaces: boolean };
  readonly contributes: {
    readonly languages: readonly { readonly id: string; readonly configuration: string; readonly filenamePatterns?: readonly string[] }[];
    readonly grammars: readonly { readonly language: string; readonly scopeName: string; readonly path: string }[];
    readonly commands: readonly { readonly command: string; readonly category: string; readonly title: string }[];
    readonly walkthroughs: readonly { readonly id: string; readonly steps: readonly { readonly id: string; readonly description: string; readonly media: { readonly svg: string }; readonly completionEvents: readonly string[] }[] }[];
    readonly menus: Record<string, readonly { readonly command: string }[]>;
    readonly keybindings: readonly { readonly command: string; readonly key: string; readonly mac: string; readonly when: string }[];
    readonly configuration: { readonly properties: Record<string, { readonly markdownDescription?: string; readonly default: unknown }> };
    readonly semanticTokenTypes: readonly { readonly id: string; readonly superType?: string; readonly description: string }[];
    readonly semanticTokenModifiers: readonly { readonly id: string }[];
    readonly semanticTokenScopes: readonly { readonly language: string; readonly scopes: Record<string, readonly string[]> }[];
    readonly configurationDefaults: Record<string, Record<string, unknown>>;
  };
}

const root = process.cwd();
const read = (path: string) => readFileSync(join(root, path), 'utf8');
/** By language, "" for English. */
const texts = Object.fromEntries(readdirSync(root).flatMap((file) => {
  const language = /^package\.nls(?:\.([\w-]+))?\.json$/.exec(file);
  return language ? [[language[1] ?? '', JSON.parse(read(file)) as Record<string, string>] as const] : [];
}));
const english = texts[''] ?? {};
const written = read('package.json');
/** As the editor shows it in English. */
const manifest = JSON.parse(written, (_, value: unknown) => (typeof value === 'string' ? value.replace(/^%(.+)%$/, (_all, key: string) => english[key] ?? `missing: ${key}`) : value)) as Manifest;
const { contributes } = manifest;
const client = readdirSync(join(root, 'client/src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => read(join('client/src', file))).join('\n');
const literals = (text: string) => [...text.matchAll(/'([a-z]+(?:-[a-z]+)*)'/g)].map((match) => match[1] ?? '');

const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
const linked = (text: string) => [...text.matchAll(/\(command:([\w.]+)/g)].map((match) => match[1] ?? '');

/** The codes that the problems are made of. */
const codes = [
  ...findingCodes,
  ...literals(/type ProblemCode = Problem\['code'\]([^;]*);/.exec(read('server/src/open-dossier.ts'))?.[1] ?? ''),
].sort();

describe('what the manifest promises is there', () => {
  test('every file that it names exists', () => {
    for (const path of [manifest.icon, ...contributes.languages.map(({ configuration }) => configuration), ...contributes.grammars.map((grammar) => grammar.path), ...steps.map(({ media }) => media.svg)]) {
      assert.ok(existsSync(join(root, path)), path);
    }
  });

  test('the grammar carries the scope that it is registered under', () => {
    for (const { path, scopeName } of contributes.grammars) assert.equal((JSON.parse(read(path)) as { scopeName: string }).scopeName, scopeName);
  });

  test('every command is registered by the client, and every menu and key names one', () => {
    const commands = contributes.commands.map(({ command }) => command);
    for (const command of commands) assert.ok(client.includes(`registerCommand('${command}'`), command);
    for (const { command } of [...contributes.keybindings, ...Object.values(contributes.menus).flat()]) assert.ok(commands.includes(command), command);
  });

  test('the semantic tokens are those that the server sends', () => {
    assert.deepEqual(contributes.semanticTokenTypes.map(({ id }) => id), tokenTypes);
    assert.deepEqual(contributes.semanticTokenModifiers.map(({ id }) => id), tokenModifiers);
  });
});

describe('what the manifest promises is tried in the real editor', () => {
  const trials = ['commands', 'folders'].map((name) => `test/editor/${name}.test.mjs`).filter((path) => existsSync(join(root, path))).map(read).join('\n');

  test('every command has a trial', () => {
    for (const { command } of contributes.commands) assert.ok(trials.includes(`\n  '${command}': `) || trials.includes(`tried('${command}'`), command);
  });

  test('every key has a trial', () => {
    for (const { key } of contributes.keybindings) assert.ok(trials.includes(`\n  '${key}': [`), key);
  });
});

describe('Corroborate keeps to sources', () => {
  test('it wakes for its language and for a corroborate.yaml, never for all plain text', () => {
    // The one without a star is answered at once; the other needs a search, which takes seconds.
    assert.deepEqual(manifest.activationEvents, ['onLanguage:source-text', 'workspaceContains:corroborate.yaml', 'workspaceContains:**/corroborate.yaml', 'onWebviewPanel:corroborate.comparison']);
  });

  test('its language is bound to folders by their names, not to all .txt files', () => {
    assert.deepEqual(contributes.languages.map(({ id, filenamePatterns }) => [id, filenamePatterns]), [['source-text', ['**/seeds/**/*.txt', '**/sources/**/*.txt']], ['source-wording', undefined]]);
  });

  test('every key works in sources and drafts only, can be switched off and has one for the Mac', () => {
    for (const { key, mac, when } of contributes.keybindings) {
      assert.match(when, /\(editorLangId == source-text \|\| resource in corroborate\.drafts\) && config\.corroborate\.keys == on/);
      assert.equal(mac, key.replace('ctrl', 'cmd'));
    }
  });

  test('it works in folders that are not trusted or not on a disk', () => {
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, 'limited');
    assert.equal(manifest.capabilities.virtualWorkspaces, true);
  });
});

describe('the walkthrough', () => {
  test('six steps, each done when its command is called or its view is seen', () => {
    assert.equal(steps.length, 6);
    for (const { id, description, completionEvents: [event = '', ...more] } of steps) {
      assert.deepEqual(more, [], id);
      const command = event.startsWith('onView:') ? `${event.slice(7)}.focus` : event.slice('onCommand:'.length);
      assert.equal(linked(description)[0], command, id);
    }
  });

  test('its pictures take the theme’s colours by attributes: the editor lets no style sheet in them be; each language has its own', () => {
    const shown = (svg: string): readonly string[] => [...read(svg).matchAll(/<(?:text|title)[^>]*>([^<]*)</g)].map((match) => match[1] ?? '');
    for (const [i, { media: { svg } }] of steps.entries()) {
      for (const own of Object.values(texts).map((bundle) => bundle[`step.${steps[i]?.id ?? ''}.svg`] ?? '')) {
        assert.match(read(own), /fill="var\(--vscode-/, own);
        assert.doesNotMatch(read(own), /<style|class=|style=/, own);
        assert.equal(shown(own).length, shown(svg).length, own);
        assert.ok(own === svg || shown(own).some((text) => !shown(svg).includes(text)), own);
      }
    }
  });

  test('its buttons call commands that exist, in every language', () => {
    const commands = new Set([...contributes.commands.map(({ command }) => command), 'corroborate.findings.focus', 'vscode.openFolder', 'workbench.action.openGlobalKeybindings']);
    for (const [language, bundle] of Object.entries(texts)) {
      for (const [key, text] of Object.entries(bundle)) {
        for (const command of linked(text)) assert.ok(commands.has(command), `${command} in ${key} ${language}`);
        assert.deepEqual(linked(text), linked(english[key] ?? ''), `${key} ${language}`);
      }
    }
  });
});

describe('languages', () => {
  const used = [...written.matchAll(/"%([^%"]+)%"/g)].map((match) => match[1] ?? '');

  test('what the editor shows of the manifest is translated: every key is there in every language, and none is left over', () => {
    assert.ok(Object.keys(texts).length > 1);
    for (const [language, bundle] of Object.entries(texts)) {
      assert.deepEqual(Object.keys(bundle).sort(), [...new Set(used)].sort(), language);
      for (const [key, text] of Object.entries(bundle)) assert.ok(text.trim() !== '', `${key} ${language}`);
    }
  });

  test('no title and no description stands in the manifest itself, but the product’s name', () => {
    const plain = [...written.slice(written.indexOf('"contributes"'), written.indexOf('"configurationDefaults"')).matchAll(/"(title|description|markdownDescription|contents|name|altText)": "([^%][^"]*)"/g)];
    assert.deepEqual(plain.map((match) => match[2]).filter((text) => text !== 'Corroborate'), []);
  });

  test('what stands in backquotes is the same in every language, but for the names of keys on the keyboard', () => {
    const codes = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1]?.replace('Strg', 'Ctrl').replace('Umschalt', 'Shift'));
    for (const bundle of Object.values(texts)) for (const [key, text] of Object.entries(bundle)) assert.deepEqual(codes(text), codes(english[key] ?? ''), key);
  });
});

describe('colour', () => {
  const scopes = contributes.semanticTokenScopes.find(({ language }) => language === 'source-text')?.scopes ?? {};

  test('every kind but the quotation has a scope, so that common themes colour it', () => {
    assert.deepEqual(Object.keys(scopes).sort(), tokenTypes.filter((type) => type !== 'quote').sort());
  });

  test('a draft in Markdown has the same colours', () => {
    assert.deepEqual(contributes.semanticTokenScopes.find(({ language }) => language === 'markdown')?.scopes, scopes);
  });

  test('agreements, events and quotations have no super type, else they would take its colour', () => {
    const superTypes = Object.fromEntries(contributes.semanticTokenTypes.map(({ id, superType }) => [id, superType]));
    assert.deepEqual(superTypes, { person: 'type', organization: 'type', place: 'type', agreement: undefined, event: undefined, figure: 'number', date: 'number', quote: undefined });
  });

  test('semantic colours are on and character boxes off in sources', () => {
    const defaults = contributes.configurationDefaults['[source-text]'] ?? {};
    assert.equal(defaults['editor.semanticHighlighting.enabled'], true);
    for (const kind of ['ambiguousCharacters', 'invisibleCharacters', 'nonBasicASCII']) assert.equal(defaults[`editor.unicodeHighlight.${kind}`], false);
  });

  test('saving a source changes nothing but what was typed', () => {
    const defaults = contributes.configurationDefaults['[source-text]'] ?? {};
    for (const setting of ['files.trimTrailingWhitespace', 'files.trimFinalNewlines', 'files.insertFinalNewline', 'editor.formatOnSave']) assert.equal(defaults[setting], false, setting);
  });

  test('words in a conflict are bold in the colour that they have', () => {
    assert.deepEqual(contributes.configurationDefaults['editor.semanticTokenColorCustomizations'], { rules: { '*.conflicting:source-text': { bold: true }, '*.conflicting:markdown': { bold: true } } });
  });
});

describe('the documentation names what there is', () => {
  test('README names every command and every setting', () => {
    const readme = read('README.md');
    for (const { category, title } of contributes.commands) assert.ok(readme.includes(`${category}: ${title}`), title);
    for (const setting of Object.keys(contributes.configuration.properties)) assert.ok(readme.includes(`\`${setting}\``), setting);
  });

  test('README names every key', () => {
    const readme = read('README.md');
    for (const { key } of contributes.keybindings) {
      const shown = key.split(' ').map((chord) => chord.split('+').map((part) => part[0]?.toUpperCase() + part.slice(1)).join('+')).join(' ');
      assert.ok(readme.includes(`\`${shown}\``), shown);
    }
  });

  test('every problem code has a page, and every page a code', () => {
    assert.ok(codes.length > 6, 'the codes were not found in the sources');
    assert.deepEqual(readdirSync(join(root, 'docs/rules')).map((file) => file.replace(/\.md$/, '')).sort(), codes);
  });

  test('a page begins with its code', () => {
    for (const code of codes) assert.ok(read(`docs/rules/${code}.md`).startsWith(`# ${code}\n`), code);
  });

  test('every file that README shows or points to exists', () => {
    for (const [, target] of read('README.md').matchAll(/\]\((?!https?:|#)([^)#]+)/g)) assert.ok(existsSync(join(root, target ?? '')), target);
  });
});

// The cards that come up when one points at a figure, a person, a treaty or a quotation.
/// <reference types="mocha" />
import * as assert from 'node:assert/strict';
import { allRead, cardAt, find, openSeed, plain, problems } from './support/seeds';

suite('Cards', () => {
  // A card is complete only when all sources are read.
  suiteSetup(allRead);

  const card = async (seed: string, text: string): Promise<string> => {
    const { document } = await openSeed(seed);
    return plain(await cardAt(document, find(document, text)));
  };

  // A warning that cannot be checked is worth nothing: each value stands with its source.
  test('a figure shows each source’s value as it is printed', async () => {
    const shown = await card('001', '133 nations');
    assert.match(shown, /133 nations/);
    assert.match(shown, /over 160 signatories/);
    assert.match(shown, /more than 160 countries/);
  });

  // The third number differs and is right: the card has to say what keeps it apart.
  test('a figure says why the countries that are party are not compared', async () => {
    assert.match(await card('001', '133 nations'), /Not compared.*party/s);
  });

  // From the other side: the third number is no party to the conflict, and its card says so.
  test('the countries that are party stand apart from those that signed, and are in no conflict', async () => {
    const shown = await card('000', 'more than 160 countries');
    assert.match(shown, /Countries party to the Ottawa Convention/);
    assert.match(shown, /Not compared:.*133 nations.*Joining is a later step than signing\./);
    assert.match(shown, /160 signatories.*Joining is a later step than signing\./);
    const { document } = await openSeed('000');
    assert.deepEqual(problems(document.uri, 'figure-conflict'), []);
  });

  // Three ways to name a day, one with a year, one without, one by the weekday.
  test('a weekday, a day of a month and a date line are one day, and each names the other sources', async () => {
    const days = [['003', 'Tuesday', ['Caliber.Az', 'Breaking Defense']], ['000', 'March 18', ['Breaking Defense', '003']], ['001', 'Mar 18, 2025', ['Caliber.Az', '003']]] as const;
    for (const [seed, text, others] of days) {
      const shown = await card(seed, text);
      assert.match(shown, /18 March 2025/, text);
      for (const other of others) assert.ok(shown.includes(other), `${text} names ${other}: ${shown}`);
      assert.match(shown, /They agree\./, text);
    }
  });

  // The roles are the sources' words, so the sources have to be named.
  test('a person shows his titles with their sources and what he said', async () => {
    const shown = await card('001', 'Pevkur');
    assert.match(shown, /Hanno Pevkur.*person/);
    assert.match(shown, /Estonia’s Defense Minister|Estonia's Defense Minister/);
    assert.match(shown, /Estonia’s minister of defense/);
    assert.match(shown, /Decisions regarding the Ottawa Convention/);
  });

  // One treaty with three names is one thing to the reader.
  test('a treaty shows its other names', async () => {
    const shown = await card('001', 'Ottawa Convention');
    assert.match(shown, /Ottawa Treaty/);
    assert.match(shown, /Mine Ban Treaty/);
  });

  // Who said it, how that is known, and what another source made of the words.
  test('a quotation shows its speaker, the rule that found it and the other wording', async () => {
    const shown = await card('001', 'We believe that in the current');
    assert.match(shown, /joint (?:communique|statement)/i);
    assert.match(shown, /found from/);
    assert.match(shown, /in other words/);
    assert.match(shown, /paramount/);
  });
});

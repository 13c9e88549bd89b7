// Which posts titles name, and which of them one person cannot have at a time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exclude, postIn } from '../../../server/src/core/corpus/posts';

const named = (role: string): string | undefined => {
  const post = postIn(role);
  return post && [post.post, post.country].filter(Boolean).join(', ');
};

test('a post is known in each of its forms, with its country before or behind it', () => {
  assert.equal(named('Defense Minister'), 'defence minister');
  assert.equal(named('Estonia’s minister of defense'), 'defence minister, Estonia');
  assert.equal(named('German Foreign Secretary'), 'foreign minister, Germany');
  assert.equal(named('Congolese president'), 'president', 'of which Congo?');
  assert.equal(named('the President of Latvia'), 'president, Latvia');
  assert.equal(named('Sen.'), 'senator');
});

test('a post that is not held now, by somebody else or in something else than a country is none', () => {
  for (const role of ['former Prime Minister', 'ex-president', 'Deputy Prime Minister', 'president-elect', 'Vice President', 'president of the club', 'team president', 'spokesman for the prime minister', "president's adviser", 'Senator from Ohio', 'coach', '']) {
    assert.equal(named(role), undefined, role);
  }
});

test('a rank is one right before a name only, where no name of a body makes it a post', () => {
  assert.equal(named('navy spokesman Commander'), 'commander');
  assert.equal(named('U.S. Navy spokesman Rear Admiral'), 'rear admiral');
  for (const role of ['NATO Commander', 'commander of the fleet', 'commander']) assert.equal(named(role), undefined, role);
});

test('two posts exclude each other inside one kind, and one post for two countries does', () => {
  const excludes = (a: string, b: string): boolean => {
    const [x, y] = [postIn(a), postIn(b)];
    assert.ok(x && y, `${a}, ${b}`);
    return exclude(x, y) && exclude(y, x);
  };
  assert.ok(excludes('Prime Minister', 'Defence Minister'));
  assert.ok(excludes('Estonian president', 'president of Latvia'));
  assert.ok(excludes('spokesman Commodore', 'spokesman Commander'));
  assert.ok(!excludes('president', 'Estonian president'));
  assert.ok(!excludes('Premier', 'Prime Minister'));
  assert.ok(!excludes('Admiral', 'Vice Admiral'));
  assert.ok(!excludes('Senator', 'Foreign Minister'));
});

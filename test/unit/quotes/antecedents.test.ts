// Whom "he", "they" and "the minister" mean.
import assert from 'node:assert/strict';
import test from 'node:test';
import { read, speakers } from './quoted';

test('a pronoun is the last fitting person that was subject', () => {
  assert.deepEqual(speakers('Mr. Marcus Bell met Mrs. Anna Holt on Monday. “The bridge is closed for now,” he said.'), ['Marcus Bell by pronoun']);
  assert.deepEqual(speakers('Mr. Marcus Bell met Mrs. Anna Holt on Monday. “The bridge is closed for now,” she said.'), ['Anna Holt by pronoun']);
});

test('the last speaker comes before whom he spoke of', () => {
  assert.deepEqual(speakers('“Mr. Bell has left the town for good,” said Mr. David Stone. Mr. Bell denied it.\n\n“The bridge is closed for now,” said Mr. Stone. “It is old,” he added.').at(-1),
    'David Stone by pronoun');
});

test('who is named inside the quotation does not speak it', () => {
  assert.deepEqual(speakers('Mr. David Stone came late. Mr. Marcus Bell came early. “Marcus Bell is never late,” he said.'), ['David Stone by pronoun']);
});

test('a pronoun looks back over two paragraphs, further only where they speak of the same person', () => {
  const far = 'Mr. Marcus Bell runs the town.\n\nThe river rose.\n\nThe bridge fell.\n\nThe road sank.\n\n“We will build it again,” he said.';
  const chained = 'Mr. Marcus Bell runs the town.\n\nHe saw the river rise.\n\nHe saw the bridge fall.\n\nHe saw the road sink.\n\n“We will build it again,” he said.';
  assert.deepEqual(speakers(far), ['nobody']);
  assert.deepEqual(speakers(chained), ['Marcus Bell by pronoun']);
});

test('they are the body that reported last', () => {
  assert.deepEqual(speakers('The engineers warned that the bridge was old. The river rose.\n\n“We have to close it today,” they said.'), ['The engineers by pronoun']);
});

test('a post is the person who is said to hold it', () => {
  const { quotes, names } = read('Prime Minister Anna Holt spoke on Monday.\n\n“The bridge is closed for now,” the prime minister said.');
  assert.equal(quotes[0]?.speaker?.rule, 'role');
  assert.equal(names.entities[quotes[0]?.speaker?.entity ?? -1]?.canonical, 'Anna Holt');
});

test('his and her lead to the owner', () => {
  assert.deepEqual(speakers('Mrs. Anna Holt was in hospital on Monday. She was “in good spirits after a long night,” her office said.'), ['Anna Holt’s office by cue']);
});

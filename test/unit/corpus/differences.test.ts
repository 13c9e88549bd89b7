// The kinds of difference between two wordings, gravest first.
import assert from 'node:assert/strict';
import test from 'node:test';
import { gravestDifference } from '../../../server/src/core/corpus/differences';
import { readText } from '../../../server/src/core/text/source-text';

const difference = (here: string, there: string): string | undefined => {
  const whole = (text: string) => ({ start: 0, end: text.length });
  const found = [gravestDifference(readText(here), whole(here), readText(there), whole(there)), gravestDifference(readText(there), whole(there), readText(here), whole(here))];
  assert.equal(found[0], found[1], 'seen from either side');
  return found[0];
};

test('a negation or a number is the gravest, wherever it stands', () => {
  assert.equal(difference('We will not close the old bridge', 'We will close the stone bridge'), 'meaning');
  assert.equal(difference('The bridge has cost us 3,500', 'The bridge has cost us 5,300'), 'meaning');
});

test('another content word in the place of one is graver than one more or less', () => {
  assert.equal(difference('We will close the old bridge today', 'We will close the stone bridge today'), 'replaced');
  assert.equal(difference('We will close the old bridge today', 'We will close the bridge today'), 'word');
});

test('another form of the word, and words that changed places, replace nothing', () => {
  assert.equal(difference('We ask for the potential use of new systems', 'We ask him to potentially use new systems'), 'word');
  assert.equal(difference('We close the bridges and the roads for you', 'We close the roads and the bridges for you'), 'word');
  assert.equal(difference('The bridge closes in the coming winter', 'The bridge closed in the coming winter'), 'small');
});

test('small words and spelling are the least', () => {
  assert.equal(difference('The bridge is closed for a week', 'The bridge is closed for the week'), 'small');
  assert.equal(difference('Our defence forces need it', 'Our defense forces need it'), 'spelling');
  assert.equal(difference('The end game is near', 'The endgame is near'), 'spelling');
  assert.equal(difference('They say the town is okay now', 'They say the town is OK now'), 'spelling');
});

test('what is marked as left out or put in, and what one has before or after, is no difference', () => {
  assert.equal(difference('The bridge … is closed for now', 'The bridge over 3 rivers is closed for now'), undefined);
  assert.equal(difference('The bridge is closed for now', 'As you know, the bridge is closed for now and will stay so until we have 14 men'), undefined);
  assert.equal(difference('We closed the bridge [with 14 men] for good', 'We closed the bridge for good'), 'bracketed');
});

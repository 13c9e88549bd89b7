// What happened on a date: the event that the words beside it name.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFigures } from '../../../server/src/core/extract/figures';
import { readText } from '../../../server/src/core/text/source-text';

function eventsIn(sentence: string): string[] {
  return readFigures(readText(sentence), { mentions: [], entities: [] }).filter(({ date, kind }) => date || kind === 'time')
    .map(({ start, end, claim: { event } }) => `${sentence.slice(start, end)}: ${event ? `${event.once ? 'the ' : ''}${event.name}` : '–'}`);
}

for (const [sentence, ...expected] of [
  ['No one was hurt in the fire on Friday.', 'Friday: the fire'],
  ['A suspicious blaze gutted the chapel early Saturday.', 'Saturday: the fire'],
  ['Firefighters fought the blaze, which started about 9:40 p.m.', 'about 9:40 p.m.: the fire'],
  ['They suspect arson in Friday night’s fire.', 'Friday: the fire'],
  ['It broke out at 9pm.', '9pm: the it'],
  ['The Sunday quakes killed four people.', 'Sunday: the earthquake'],
  ['On 19 November, the frigate sank a trawler.', '19 November: sink'],
  ['The minister will be leaving office on 1 January 2019.', '1 January 2019: leave'],
  ['He is to retire as of 1 January 2019.', '1 January 2019: leave'],
  ['The phone will be available on 18 March 2025.', '18 March 2025: sale'],
  // the day on which somebody spoke is not that of the event
  ['The fire was arson, the chief said on Saturday.', 'Saturday: –'],
  ['Police were called to a fire at 9pm.', '9pm: call'],
  ['Another robbery took place on Sunday.', 'Sunday: –'],
  ['The suspect was on suicide watch after the shooting on Monday.', 'Monday: the shooting'],
  ['The shooting suspect was on suicide watch Monday.', 'Monday: –'],
  ['He remained in hospital on Thursday.', 'Thursday: –'],
] as const) test(`“${sentence}”`, () => assert.deepEqual(eventsIn(sentence), expected));

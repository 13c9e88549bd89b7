// What a reader calls the types of entities.
import type { EntityType } from '../extract/names';
import type { Say } from '../say';

export function typeNames(say: Say): Readonly<Record<EntityType, string>> {
  return {
    person: say('person'), organization: say('organisation'), place: say('place'), agreement: say('treaty or law'), event: say('event'), other: say('name'),
  };
}

// What a reader calls the types of entities.
import type { EntityType } from '../extract/names';

export const typeNames: Readonly<Record<EntityType, string>> = {
  person: 'person', organization: 'organisation', place: 'place', agreement: 'treaty or law', event: 'event', other: 'name',
};

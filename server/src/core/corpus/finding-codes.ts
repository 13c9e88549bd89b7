// What a finding can be called: the first part of its id, and the name of its page in docs/rules.

export const findingCodes = [
  'figure-conflict', 'date-conflict', 'figure-tension', 'figure-superseded', 'figure-falls', 'figure-disputed',
  'quote-altered', 'quote-misattributed', 'role-conflict', 'name-variant',
] as const;
export type FindingCode = (typeof findingCodes)[number];

// The setting `documents`: what is known of each document, such as who published it and when.
import type { DocumentFacts } from '../corpus/document';
import { unsaid } from '../say';
import type { MappingReaders, ValueReader } from './yaml-reader';

/** An ISO date. */
export const readDate: ValueReader<string> = (node, report, name) => {
  const date = report.text(node, name);
  if (date === undefined || isCalendarDate(date)) return date;
  return report.at(node, (say) => say('“{name}” must be a date such as 2025-03-18 (year-month-day).', { name }));
};

const text: ValueReader<string> = (node, report, name) => report.text(node, name);

const facts: MappingReaders<Required<DocumentFacts>> = {
  title: text,
  publisher: text,
  published: readDate,
  author: text,
  url: text,
  reliability: text,
};

/** By document path, relative to the dossier's folder and parted by "/". */
export const readDocumentFacts: ValueReader<ReadonlyMap<string, DocumentFacts>> = (node, report) => {
  const documents = new Map<string, DocumentFacts>();
  for (const { key, keyNode, value } of report.pairs(node, unsaid('document'))) {
    const path = key.replace(/^\.\//u, '');
    report.nameDocument(path, keyNode);
    if (value) documents.set(path, report.mapping(value, unsaid('property'), facts));
  }
  return documents;
};

/** ISO 8601, a day of the Gregorian calendar. */
function isCalendarDate(date: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/u.exec(date) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined || month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= ([31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0);
}

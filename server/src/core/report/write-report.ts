// A report in the format that was asked for.
import { csvReport } from './csv';
import { htmlReport } from './html';
import { markdownReport } from './markdown';
import type { Report } from './report';

export const reportFormats = ['markdown', 'csv', 'html'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** The same data in every format, but that a CSV file holds the first part only. */
export function writeReport(report: Report, format: ReportFormat): string {
  switch (format) {
    case 'markdown':
      return markdownReport(report);
    case 'csv':
      return csvReport(report);
    case 'html':
      return htmlReport(report);
  }
}

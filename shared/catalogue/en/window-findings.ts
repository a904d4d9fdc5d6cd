/** Words of the Findings view. */
import type { Severity } from '../../models/finding.js';
import { plain, type TextPart } from '../words.js';
import { plural } from './format.js';

const severities: Readonly<Record<Severity, string>> = {
  error: 'A tool cannot use it',
  warning: 'Tools differ, or something is at risk',
  info: 'Good to know',
};

export const findingsView = {
  title: 'Findings',
  summary: (errors: number, warnings: number, infos: number) =>
    [
      ...(errors > 0 ? [plural(errors, 'error', 'errors')] : []),
      ...(warnings > 0 ? [plural(warnings, 'warning', 'warnings')] : []),
      ...(infos > 0 ? [`${infos.toLocaleString('en')} worth knowing`] : []),
    ].join(', '),
  none: 'Nothing is odd',
  noneAdvice: 'Profiles, files and their permissions are as every AWS tool expects them.',
  severities,
  mark: (severity: Severity) => ({ error: 'Error', warning: 'Warning', info: 'Note' })[severity],
  fix: 'Fix…',
  fixOf: (title: string, subject: string) => `Fix: ${title}, ${subject}`,
  openForm: 'Edit…',
  openFormOf: (title: string, subject: string) => `Edit ${subject}: ${title}`,
  showMore: (count: number) => `Show ${count.toLocaleString('en')} more`,
  fixTitle: 'Fix this',
  confirm: 'Fix',
  done: (title: string): readonly TextPart[] => [plain(`Fixed: ${title}.`)],
  modeOnly: (path: string, mode: number) =>
    `No line changes. ${path} gets the permissions ${mode.toString(8)}, as chmod would give it; what it had is not kept in the history.`,
} as const;

/** What is odd about a file, or about a section that is no profile. */
import type { Finding } from '../../../shared/models/finding.js';
import { storeLocation } from '../../../shared/vocabulary.js';
import type { DialectFile } from '../dialects/botocore.js';
import type { Problem } from '../dialects/botocore-problems.js';
import { known } from '../dialects/known-settings.js';
import { makeFinding } from './finding-facts.js';
import type { SourceFile } from './profile.js';
import { textFindings } from './text-findings.js';

const READ_BY_GROUP_OR_OTHERS = 0o044;
const WRITTEN_BY_GROUP_OR_OTHERS = 0o022;
/** `secretSettings` of the vocabulary. */
const SECRETS = known.aws_secret_access_key | known.aws_session_token | known.aws_security_token;

/** @param file as botocore reads the source */
export function fileFindings(
  { path, mode, document }: Pick<SourceFile, 'path' | 'mode' | 'document'>,
  file: DialectFile,
): readonly Finding[] {
  const findings = [
    ...file.problems.map((problem) => problemFinding(path, problem)),
    // What is in the encrypted store is no plain text.
    ...(path === storeLocation ? [] : textFindings(path, document)),
  ];
  // Only what holds a secret need be hidden: a config file without one is often shared on purpose.
  if (mode !== null && (mode & READ_BY_GROUP_OR_OTHERS) !== 0 && holdsSecret(file)) {
    findings.push(makeFinding('file-readable-by-others', path, { mode: octalOf(mode) }, null));
  }
  if (mode !== null && (mode & WRITTEN_BY_GROUP_OR_OTHERS) !== 0)
    findings.push(makeFinding('file-writable-by-others', path, { mode: octalOf(mode) }, null));
  return findings;
}

/** Of the folder of an AWS file. @param path as shown; mode null where the system has none */
export function folderFindings(path: string, mode: number | null): readonly Finding[] {
  if (mode === null || (mode & WRITTEN_BY_GROUP_OR_OTHERS) === 0 || (mode & STICKY) !== 0) return [];
  return [makeFinding('folder-writable-by-others', path, { mode: octalOf(mode) }, null)];
}

/** Nobody can take the place of another's files there. */
const STICKY = 0o1000;

function octalOf(mode: number): string {
  return (mode & 0o777).toString(8).padStart(3, '0');
}

function problemFinding(path: string, problem: Problem): Finding {
  const origin = { file: path, line: problem.line };
  return makeFinding(problem.code, path, problem.facts, origin);
}

function holdsSecret(file: DialectFile): boolean {
  return file.sections.some(({ values }) => (values.known & SECRETS) !== 0);
}

/** What is odd about a file, or about a section that is no profile. */
import type { Finding } from '../../../shared/models/finding.js';
import type { DialectFile } from '../dialects/botocore.js';
import type { Problem } from '../dialects/botocore-problems.js';
import { known } from '../dialects/known-settings.js';
import { makeFinding } from './finding-facts.js';

const READ_BY_GROUP_OR_OTHERS = 0o044;
/** `secretSettings` of the vocabulary. */
const SECRETS = known.aws_secret_access_key | known.aws_session_token | known.aws_security_token;

/**
 * @param path the file as shown
 * @param mode its permission bits; null where the system has none
 */
export function fileFindings(path: string, file: DialectFile, mode: number | null): readonly Finding[] {
  const findings = file.problems.map((problem) => problemFinding(path, problem));
  // Only what holds a secret need be hidden: a config file without one is often shared on purpose.
  if (mode !== null && (mode & READ_BY_GROUP_OR_OTHERS) !== 0 && holdsSecret(file)) {
    const octal = (mode & 0o777).toString(8).padStart(3, '0');
    findings.push(makeFinding('file-readable-by-others', path, { mode: octal }, null));
  }
  return findings;
}

function problemFinding(path: string, problem: Problem): Finding {
  const origin = { file: path, line: problem.line };
  return makeFinding(problem.code, path, problem.facts, origin);
}

function holdsSecret(file: DialectFile): boolean {
  return file.sections.some(({ values }) => (values.known & SECRETS) !== 0);
}

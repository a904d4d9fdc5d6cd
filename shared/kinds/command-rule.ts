/**
 * A command line: the AWS CLI and boto3 split it as shlex does and run it without a shell, the SDKs for JavaScript, Java and
 * Rust and Go's give it to one: sh, or cmd on Windows (resolution facts C).
 */
import type { ToolId } from '../vocabulary.js';
import { valueProblem, type ValueProblem } from './value-problem.js';

const withoutShell: readonly ToolId[] = ['aws-cli-v2', 'aws-cli-v1', 'boto3'];

/** What is wrong with a command line, and what tools read differently in it. */
export function commandProblems(line: string): readonly ValueProblem[] {
  const plain = withoutQuoted(line);
  if (plain === null) return [valueProblem('command-not-portable', 'error', { facts: { reason: 'quotes' } })];
  const problems: ValueProblem[] = [];
  const warn = (reason: string, tools: readonly ToolId[]): number =>
    problems.push(valueProblem('command-not-portable', 'warning', { facts: { reason }, tools }));
  // What a shell gives a meaning, and shlex leaves as it is; between double quotes that is less.
  const isForShell = /[$`|&<>()*?;]|(?:^|\s)~/u.test(plain) || /[$`]/u.test(withoutSingleQuoted(line));
  if (isForShell) warn('shell', withoutShell);
  if (/%\w+%/u.test(line)) warn('percent', withoutShell);
  // shlex and sh alike take it as an escape, botocore and cmd on Windows as itself.
  if (plain.includes('\\') && !/^"?[A-Za-z]:\\/u.test(line)) warn('backslash', []);
  if (/^(?![/~$%]|[A-Za-z]:)[^\s"'\\]*\//u.test(line))
    problems.push(valueProblem('command-not-portable', 'info', { facts: { reason: 'folder' } }));
  return problems;
}

/** The line without what stands in quotes; null where a quote is left open. */
function withoutQuoted(line: string): string | null {
  const plain = line.replaceAll(/\\.|'[^']*'|"(?:[^"\\]|\\.)*"/gu, (found) =>
    found.startsWith('\\') ? '\\' : '',
  );
  return /["']/u.test(plain) || /(?<!\\)(?:\\\\)*\\$/u.test(line) ? null : plain;
}

function withoutSingleQuoted(line: string): string {
  return line.replaceAll(/\\.|'[^']*'/gu, '');
}

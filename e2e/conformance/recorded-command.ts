/** What the real `aws` command, newest release, printed for the recorded cases. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readCaseEnvironment, readCaseFiles } from './case-home.js';
import type { RecordedAnswer } from './recorded-answer.js';
import { caseFolders, judge } from './recorded-resolution.js';
import type { CaseResult, SuiteReport } from './report.js';

/** One command of a case with what it printed. */
interface Printed {
  readonly args: readonly string[];
  readonly exit: number;
  readonly output: string;
}

export function runRecordedCommand(folder: string): SuiteReport {
  const cases = caseFolders(folder).flatMap((name) => {
    const file = path.join(folder, name, 'expected.aws-2.36.7.txt');
    if (!existsSync(file) || name.startsWith('w')) return [];
    return readPrinted(readFileSync(file, 'utf8')).flatMap((printed) => askOne(name, folder, printed));
  });
  return { suite: 'recorded aws 2.36.7 as aws-cli-v2', cases };
}

function readPrinted(text: string): readonly Printed[] {
  return text
    .split(/^\$ aws /mu)
    .slice(1)
    .map((block) => {
      const [command = '', exit = '', ...rest] = block.split('\n');
      return { args: command.split(' '), exit: Number(/\d+/u.exec(exit)?.[0]), output: rest.join('\n') };
    });
}

function askOne(name: string, folder: string, printed: Printed): readonly CaseResult[] {
  const { args } = printed;
  const isAboutKeys = args[0] === 'configure' && (args[1] === 'list' || args[1] === 'export-credentials');
  const answer = isAboutKeys ? toAnswer(printed) : null;
  if (answer === null) return [];
  const own = path.join(folder, name);
  const option = (flag: string): string | null => args[args.indexOf(flag) + 1 || args.length] ?? null;
  const question = {
    files: readCaseFiles(own),
    environment: readCaseEnvironment(own),
    profile: option('--profile'),
  };
  return [judge(`${name}: ${args.join(' ')}`, 'aws-cli-v2', question, answer)];
}

/** The error classes behind the command's words. */
const classes: readonly (readonly [RegExp, string])[] = [
  [/Partial credentials found/u, 'PartialCredentialsError'],
  [/The config profile \(.*\) could not be found/u, 'ProfileNotFound'],
  [/Error loading SSO Token/u, 'SSOTokenLoadError'],
  [/Infinite loop in credential configuration/u, 'InfiniteLoopConfigError'],
  [/Unable to parse config file/u, 'ConfigParseError'],
  [/configured to use SSO but/u, 'InvalidConfigError'],
  [/source_profile|credential_source/u, 'InvalidConfigError'],
  [/Error when retrieving credentials from/u, 'CredentialRetrievalError'],
  [/Unsupported host|is not allowed/u, 'ValueError'],
];

/** Null where the output does not say who won. */
function toAnswer({ args, exit, output }: Printed): RecordedAnswer | null {
  if (exit !== 0) {
    if (/no credentials found|Unable to locate credentials/u.test(output))
      return { ok: false, error: 'NoCredentials', message: 'get_credentials() returned None' };
    const found = classes.find(([words]) => words.test(output));
    return found === undefined ? null : { ok: false, error: found[1], message: output };
  }
  if (args[1] === 'export-credentials') {
    const accessKey = /"AccessKeyId": "([^"]*)"/u.exec(output)?.[1];
    return accessKey === undefined ? null : { ok: true, access_key: accessKey };
  }
  const rows = output.split('\n').map((line) => line.split(' : ').map((cell) => cell.trim()));
  const cell = (name: string, column: number): string =>
    rows.find(([first]) => first === name)?.[column] ?? '<not set>';
  const region = cell('region', 1) === '<not set>' ? null : cell('region', 1);
  if (cell('access_key', 1) !== '<not set>') return { ok: true, method: cell('access_key', 2), region };
  return { ok: false, message: 'get_credentials() returned None', region };
}

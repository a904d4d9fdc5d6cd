/** What is odd about the programs of credential processes: whoever asks says what is on the disk. Runs nothing. */
import type { Finding } from '../../../shared/models/finding.js';
import { known } from '../dialects/known-settings.js';
import { maskShapes } from '../masking.js';
import { splitShellWords } from '../dialects/shell-words.js';
import { type FindingFacts, makeFinding } from './finding-facts.js';
import { originOf, type ProfileDraft, textOf } from './profile.js';

/** Whether there is such a program, or why there is none. */
export type ProgramState = 'there' | FindingFacts['process-program-missing']['reason'];

/**
 * The program of a credential process that can be looked for: its first word, as botocore splits it.
 *
 * @returns null where there is none, or where it depends on a variable, or on the folder that a tool is started in
 */
export function programToFind(profile: ProfileDraft, isWindows = false): string | null {
  if ((profile.known & known.credential_process) === 0) return null;
  const command = textOf(profile, known.credential_process) ?? '';
  const program = (isWindows ? firstOfWindows(command) : splitShellWords(command)?.[0]) ?? '';
  if (program === '' || /[$%`\n]/u.test(program)) return null;
  const isPlain = !/[\\/]/u.test(program);
  return isPlain || /^(?:\/|~\/|[A-Za-z]:[\\/]|\\\\)/u.test(program) ? program : null;
}

/** botocore's `compat_shell_split` of Windows, where a backslash is one and double quotes alone count. */
function firstOfWindows(command: string): string {
  return (
    /^\s*(?:"(?<quoted>[^"]*)"|(?<bare>\S+))/u.exec(command)?.groups?.['quoted'] ??
    command.trim().split(/\s/u, 1)[0] ??
    ''
  );
}

/** @param stateOf says of a program whether it is there */
export function programFindings(
  profile: ProfileDraft,
  stateOf: (program: string) => ProgramState,
  isWindows = false,
): readonly Finding[] {
  const program = programToFind(profile, isWindows);
  const reason = program === null ? 'there' : stateOf(program);
  if (program === null || reason === 'there') return [];
  // Tools may be started with another PATH than Keyway.
  const severity = reason === 'not-in-path' ? 'warning' : 'error';
  const origin = originOf(profile, known.credential_process);
  return [
    makeFinding(
      'process-program-missing',
      profile.name,
      { program: maskShapes(program), reason },
      origin,
      severity,
    ),
  ];
}

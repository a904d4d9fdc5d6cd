/** Passphrases: asked for on the terminal, or read from standard input. Never from the command line, which others can see. */
import { commandLine } from '../../../shared/catalogue/en/command-line.js';
import { type Failure, fail, type Result, succeed } from '../../../shared/models/failure.js';
import type { StoreSummary } from '../../../shared/models/store.js';
import { Secret } from '../../core/secret.js';
import { type CommandFailure, type Context, type Given, wrongUse } from './command.js';

/** What is asked for; a new one is typed twice. */
export type PassphraseQuestion = Exclude<keyof typeof commandLine.store.ask, 'again'>;

/**
 * One for each question, in their order: with `--passphrase-stdin` (or `option`) each from its own line of standard input.
 * Fails with `wrong-use` for a blank line and for two that differ, with `passphrase-needed` where nobody can be asked.
 */
export async function readPassphrases(
  questions: readonly PassphraseQuestion[],
  given: Given,
  context: Pick<Context, 'readInput' | 'askSecret'>,
  option: 'passphrase-stdin' | 'recovery-code-stdin' = 'passphrase-stdin',
): Promise<Result<readonly Secret[], CommandFailure>> {
  if (questions.length === 0) return succeed([]);
  if (given.flags.has(option)) return fromInput(questions.length, given, context, option);
  const answers: Secret[] = [];
  for (const question of questions) {
    const answer = await askOne(question, given, context);
    if (!answer.ok) return answer;
    answers.push(answer.value);
  }
  return succeed(answers);
}

/** How the store that stands there is opened; null with the keychain alone, or where it is open. */
export function needsPassphrase({ state, key }: StoreSummary): boolean {
  return state === 'locked' && (key === 'passphrase' || key === 'both');
}

/**
 * Opens the store for this command, where it is a passphrase that it lacks and one can be had. Where none can, the command itself
 * says that the store is locked.
 */
export async function openForCommand(given: Given, context: Context): Promise<Result<null, CommandFailure>> {
  const { store } = context.services;
  const summary = await store.summary();
  if (!needsPassphrase(summary)) return succeed(null);
  const read = await readPassphrases(['present'], given, context);
  if (!read.ok) return read.failure.code === 'passphrase-needed' ? succeed(null) : read;
  return store.unlock({ passphrase: read.value[0] ?? null, recoveryCode: null });
}

async function fromInput(
  count: number,
  { command }: Given,
  { readInput }: Pick<Context, 'readInput'>,
  option: string,
): Promise<Result<readonly Secret[], CommandFailure>> {
  const lines = new TextDecoder().decode(await readInput()).split('\n');
  const answers = lines.slice(0, count).map((line) => new Secret(line.replace(/\r$/u, '')));
  return answers.length === count && answers.every((answer) => !answer.isEmpty)
    ? succeed(answers)
    : fail(wrongUse('passphrase-missing', command, `--${option}`));
}

async function askOne(
  question: PassphraseQuestion,
  { command }: Given,
  { askSecret }: Pick<Context, 'askSecret'>,
): Promise<Result<Secret, CommandFailure>> {
  const { ask } = commandLine.store;
  const answer = await askSecret(ask[question]);
  if (answer === null || answer.isEmpty) return fail<Failure>(needed);
  if (question !== 'new') return succeed(answer);
  const again = await askSecret(ask.again);
  return again?.equals(answer) === true
    ? succeed(answer)
    : fail(wrongUse('passphrases-differ', command, null));
}

const needed: Failure = { code: 'passphrase-needed', facts: {}, action: null };

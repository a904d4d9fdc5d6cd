/** Starting sessions for a command: MFA codes are asked for on the terminal, or read from standard input. */
import { commandLine } from '../../../shared/catalogue/en/command-line.js';
import {
  type Failure,
  fail,
  failureFacts,
  nextAction,
  type Result,
  succeed,
} from '../../../shared/models/failure.js';
import type {
  MfaQuestion,
  SessionOptions,
  SessionRow,
  SessionsStarted,
} from '../../../shared/models/session.js';
import { Secret } from '../../core/secret.js';
import type { MfaAnswer } from '../../services/sessions-api.js';
import { type CommandFailure, type Context, type Given, wrongUse } from './command.js';
import { printable } from './style.js';

/** As the profiles say. */
export const plainOptions: SessionOptions = {
  durationSeconds: null,
  sessionName: null,
  sourceIdentity: null,
  tags: [],
};

export interface FailedStart {
  readonly profile: string;
  readonly failure: CommandFailure;
}

/** What became of each profile. */
export interface Started {
  readonly started: readonly SessionRow[];
  readonly failed: readonly FailedStart[];
}

type Begin = (profiles: readonly string[], mfa: MfaAnswer | null) => Promise<SessionsStarted>;
type Asking = Pick<Context, 'askSecret' | 'readInput'>;

/** @param begin starting or renewing; called again with the code of each device that profiles wait for */
export async function startWithCodes(
  begin: Begin,
  profiles: readonly string[],
  given: Given,
  context: Asking,
): Promise<Started> {
  const codes = new Codes(given, context);
  const started: SessionRow[] = [];
  const failed: FailedStart[] = [];
  let left = profiles;
  let answer: MfaAnswer | null = null;
  while (left.length > 0) {
    const done: SessionsStarted = await begin(left, answer);
    started.push(...done.started);
    failed.push(...done.failed.map((each) => ({ profile: each.profile, failure: failureOf(each) })));
    const [question] = done.waiting;
    if (question === undefined) break;
    const code = await codes.answer(question);
    const waiting = done.waiting.flatMap((each) => each.profiles);
    if (code.ok) {
      left = waiting;
      answer = code.value;
      continue;
    }
    const { failure } = code;
    failed.push(...waiting.map((profile) => ({ profile, failure })));
    break;
  }
  return { started, failed };
}

/** Starts that of one profile; gives why it could not. */
export async function startOne(
  profile: string,
  given: Given,
  context: Asking & Pick<Context, 'services'>,
): Promise<Result<SessionRow | null, CommandFailure>> {
  const begin: Begin = (names, mfa) => context.services.sessions.start(names, plainOptions, mfa, null);
  const { started, failed } = await startWithCodes(begin, [profile], given, context);
  const [first] = failed;
  return first === undefined ? succeed(started[0] ?? null) : fail(first.failure);
}

/** The codes that one command is given, each device asked for once. */
export class Codes {
  readonly #given: Given;
  readonly #context: Asking;
  readonly #asked = new Set<string>();

  constructor(given: Given, context: Asking) {
    this.#given = given;
    this.#context = context;
  }

  async answer(
    question: Pick<MfaQuestion, 'device' | 'profiles' | 'keptSecret'>,
  ): Promise<Result<MfaAnswer, CommandFailure>> {
    const { device, profiles, keptSecret } = question;
    const facts = { device, profiles: profiles.join(', ') };
    const needed: Failure = { code: 'mfa-needed', facts, action: 'retry' };
    if (this.#asked.has(device)) return fail(needed);
    const turn = this.#asked.size;
    this.#asked.add(device);
    if (this.#given.flags.has('mfa-code-stdin')) return this.#fromInput(device, turn);
    const shown = { device: printable(device), profiles: profiles.map(printable), keptSecret };
    const typed = await this.#context.askSecret(commandLine.sessions.askCode(shown));
    if (typed === null) return fail(needed);
    if (typed.isEmpty && keptSecret) return succeed({ kind: 'kept-secret', device });
    const code = codeIn(typed.reveal());
    return code === null
      ? fail<Failure>({ code: 'mfa-code-malformed', facts: {}, action: 'retry' })
      : succeed({ kind: 'code', device, code });
  }

  async #fromInput(device: string, line: number): Promise<Result<MfaAnswer, CommandFailure>> {
    const lines = new TextDecoder().decode(await this.#context.readInput()).split('\n');
    const code = codeIn(lines[line] ?? '');
    return code === null
      ? fail(wrongUse('mfa-code-missing', this.#given.command, '--mfa-code-stdin'))
      : succeed({ kind: 'code', device, code });
  }
}

/** Some devices show it in two groups. */
function codeIn(text: string): Secret | null {
  const digits = text.replaceAll(/\s/gu, '');
  return /^[0-9]{6}$/u.test(digits) ? new Secret(digits) : null;
}

interface FailureRow {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly action: string | null;
}

/** What a row says of a failure, as a failure again. Throws where it is none of the contract. */
export function failureOf({ code, facts, action }: FailureRow): Failure {
  const failure = { code, facts, action };
  if (isFailure(failure)) return failure;
  throw new Error(`no failure of the contract: ${code}`);
}

function isFailure(value: FailureRow): value is Failure {
  const schema = Object.entries(failureFacts).find(([code]) => code === value.code)?.[1];
  return (
    schema?.safeParse(value.facts).success === true && nextAction.nullable().safeParse(value.action).success
  );
}

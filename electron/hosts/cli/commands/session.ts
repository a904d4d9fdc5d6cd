/** `keyway session …`: temporary credentials, started, renewed, listed and stopped. */
import { identity } from '../../../../shared/catalogue/en/window-identity.js';
import { sessionsView } from '../../../../shared/catalogue/en/window-sessions.js';
import { commandLine } from '../../../../shared/catalogue/en/command-line.js';
import { type SessionAction, sessionActions } from '../../../../shared/catalogue/en/command-line-sessions.js';
import type { OptionName } from '../../../../shared/catalogue/en/command-line.js';
import { fail, type Result, succeed } from '../../../../shared/models/failure.js';
import {
  sessionListPrinted,
  sessionsPrinted,
  sessionsStoppedPrinted,
} from '../../../../shared/models/printed.js';
import type { SessionList, SessionRow } from '../../../../shared/models/session.js';
import {
  type Answer,
  type Command,
  type CommandFailure,
  type Context,
  type Given,
  wrongUse,
} from '../command.js';
import { failureSentence } from '../failures.js';
import { startingOptions } from '../handed-out.js';
import { jsonLine, timeText } from '../output.js';
import { type FailedStart, type Started, startWithCodes } from '../session-codes.js';
import { readSessionOptions } from '../session-options.js';
import { printable, type Style, table } from '../style.js';

type Answered = Promise<Result<Answer, CommandFailure>>;

const asked = ['duration', 'session-name', 'source-identity', 'tag', 'temporary-profile'] as const;

export const session: Command = {
  options: [...asked, 'all', ...startingOptions],
  operands: ['ACTION', '[NAME…]'],
  async run(given, context) {
    const action = sessionActions.find((known) => known === given.operands[0]);
    if (action === undefined) return fail(wrongUse('unknown-session-action', 'session', null));
    const wrong = wrongFor(action, given);
    if (wrong !== null) return fail(wrong);
    await context.services.sessionHanding.tidyTemporary();
    return await actions[action](given, context);
  },
};

const actions: Readonly<Record<SessionAction, (given: Given, context: Context) => Answered>> = {
  list,
  start,
  renew,
  stop,
};

const takes: Readonly<Record<SessionAction, readonly OptionName[]>> = {
  list: [],
  start: [...asked, ...startingOptions],
  renew: ['all', ...startingOptions],
  stop: ['all'],
};

function wrongFor(action: SessionAction, { operands, flags, values }: Given): CommandFailure | null {
  const given = session.options.filter((name) => flags.has(name) || values.has(name));
  const stray = given.find((name) => !takes[action].includes(name));
  if (stray !== undefined) return wrongUse('option-not-for-command', 'session', `--${stray}`);
  const hasNames = operands.length > 1;
  if (action === 'list') return hasNames ? wrongUse('argument-not-expected', 'session', null) : null;
  if (action === 'start') return hasNames ? null : wrongUse('argument-missing', 'session', 'NAME');
  return hasNames === flags.has('all') ? wrongUse('all-or-names', 'session', null) : null;
}

async function list(_given: Given, { services, style }: Context): Answered {
  const found = await services.sessions.list('whole');
  const { sessions, kept, clock } = found;
  return succeed({
    status: 0,
    notes: notesOf(found),
    json: () => jsonLine(sessionListPrinted, { sessions, kept, clock }),
    text: () => (sessions.length === 0 ? `${commandLine.sessions.none}\n` : listText(sessions, style)),
  });
}

function notesOf({ kept, clock, sessions }: SessionList): readonly string[] {
  const words = commandLine.sessions;
  const running = sessions.filter(({ state }) => state === 'running');
  return [
    ...(kept === 'locked' ? [words.locked] : []),
    ...running.flatMap(otherAccount),
    ...clockNotes(clock),
  ];
}

/** Of a session in another account than the person expects for its profile. */
function otherAccount(row: SessionRow): readonly string[] {
  const other = identity.otherAccount(row);
  return other === null ? [] : [commandLine.sessions.other(printable(row.profile), other)];
}

/** Over five minutes AWS refuses; it is worth knowing before. */
export function clockNotes(clock: SessionList['clock']): readonly string[] {
  return clock === null || Math.abs(clock.seconds) <= 300
    ? []
    : [commandLine.sessions.clockOff(clock.seconds)];
}

function listText(sessions: readonly SessionRow[], style: Style): string {
  const { columns, states } = commandLine.sessions;
  const headings = [columns.profile, columns.kind, columns.account, columns.state, columns.left, columns.in];
  const cells = sessions.map((row) => [
    row.profile,
    sessionsView.kindLine(row, null),
    row.accountId ?? '',
    states[row.state],
    leftOf(row),
    row.temporaryProfile ?? '',
  ]);
  return `${table(headings, cells, style)}\n`;
}

function leftOf({ state, expiresAt }: SessionRow): string {
  if (state !== 'running' || expiresAt === null) return '';
  const minutes = Math.max(0, Math.floor((Date.parse(expiresAt) - Date.now()) / 60_000));
  return commandLine.sessions.minutesLeft(minutes);
}

async function start(given: Given, context: Context): Answered {
  const options = readSessionOptions(given);
  if (!options.ok) return options;
  const { sessions } = context.services;
  const begin: Parameters<typeof startWithCodes>[0] = (profiles, mfa) =>
    sessions.start(profiles, options.value, mfa, null);
  const done = await startWithCodes(begin, namesOf(given), given, context);
  const written = given.flags.has('temporary-profile')
    ? await writeTemporary(done.started, context)
    : { temporaryProfiles: [], failed: [] };
  const failed = [...done.failed, ...written.failed];
  return await startedAnswer({ ...done, failed }, written.temporaryProfiles, given, context);
}

async function renew(given: Given, context: Context): Answered {
  const { sessions } = context.services;
  const begin: Parameters<typeof startWithCodes>[0] = (profiles, mfa) => sessions.renew(profiles, mfa, null);
  const done = await startWithCodes(begin, await meant(given, context), given, context);
  await context.services.sessionHanding.tidyTemporary();
  return await startedAnswer(done, [], given, context);
}

async function stop(given: Given, context: Context): Answered {
  const { sessions, sessionHanding } = context.services;
  const stopped: string[] = [];
  for (const profile of await meant(given, context)) {
    const done = await sessions.stop(profile);
    if (!done.ok) return done;
    stopped.push(profile);
  }
  await sessionHanding.tidyTemporary();
  const words = commandLine.sessions;
  return succeed({
    status: 0,
    json: () => jsonLine(sessionsStoppedPrinted, { stopped }),
    text: () =>
      stopped.length === 0
        ? `${words.none}\n`
        : stopped.map((profile) => `${words.stopped(printable(profile))}\n`).join(''),
  });
}

function namesOf({ operands }: Given): readonly string[] {
  return [...new Set(operands.slice(1))];
}

/** The named ones, or all that are running and Keyway's own. */
async function meant(given: Given, { services }: Context): Promise<readonly string[]> {
  if (!given.flags.has('all')) return namesOf(given);
  const { sessions } = await services.sessions.list('whole');
  const own = sessions.filter(({ state, fromCache }) => state === 'running' && !fromCache);
  return [...new Set(own.map(({ profile }) => profile))];
}

interface Written {
  readonly profile: string;
  readonly name: string;
  readonly change: string | null;
}

async function writeTemporary(
  started: readonly SessionRow[],
  { services }: Context,
): Promise<{ readonly temporaryProfiles: readonly Written[]; readonly failed: readonly FailedStart[] }> {
  const temporaryProfiles: Written[] = [];
  const failed: FailedStart[] = [];
  for (const { profile } of started) {
    const made = await services.sessionHanding.writeTemporary(profile, 'whole');
    if (made.ok) temporaryProfiles.push({ profile, name: made.value.name, change: made.value.made.id });
    else failed.push({ profile, failure: made.failure });
  }
  return { temporaryProfiles, failed };
}

/** Of one profile the failure itself; of several each beside what was started. */
export async function startedAnswer(
  { started, failed }: Started,
  temporaryProfiles: readonly Written[],
  { operands }: Given,
  { services }: Context,
): Answered {
  const [first] = failed;
  const words = commandLine.sessions;
  if (first !== undefined && operands.length <= 2 && started.length === 0) return fail(first.failure);
  const { kept, sessions } = await services.sessions.list('whole');
  return succeed({
    status: failed.length === 0 ? 0 : 1,
    notes: [
      ...failed.map(({ failure }) => words.notStarted(failureSentence(failure))),
      ...started.flatMap(otherAccount),
      ...(kept === 'memory' && started.length > 0 ? [words.inMemory] : []),
    ],
    json: () =>
      jsonLine(sessionsPrinted, {
        started: started.map((row) => sessions.find(({ id }) => id === row.id) ?? row),
        temporaryProfiles,
        failed: failed.map(({ profile, failure }) => {
          return { profile, code: failure.code, message: failureSentence(failure) };
        }),
      }),
    text: () =>
      [
        ...started.map(({ profile, expiresAt }) => words.started(printable(profile), untilText(expiresAt))),
        ...temporaryProfiles.map(({ profile, name }) => words.written(printable(profile), printable(name))),
      ]
        .map((line) => `${line}\n`)
        .join(''),
  });
}

export function untilText(expiresAt: string | null): string | null {
  return expiresAt === null ? null : timeText(expiresAt);
}

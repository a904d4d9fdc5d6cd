/** `keyway whoami`: whose credentials a profile gives, as AWS says it. */
import { commandLine } from '../../../../shared/catalogue/en/command-line.js';
import { identityNames } from '../../../../shared/catalogue/en/command-line-sessions.js';
import { identity as identityWords } from '../../../../shared/catalogue/en/window-identity.js';
import { fail, type Result, succeed } from '../../../../shared/models/failure.js';
import { whoamiPrinted } from '../../../../shared/models/printed.js';
import type { CallerIdentity } from '../../../../shared/models/session.js';
import { defaultProfileName } from '../../../../shared/vocabulary.js';
import { emptyInvocation } from '../../../core/resolution/request.js';
import type { MfaAnswer } from '../../../services/sessions-api.js';
import { type Command, type CommandFailure, type Context, type Given, wrongUse } from '../command.js';
import { startingOptions } from '../handed-out.js';
import { jsonLine } from '../output.js';
import { Codes } from '../session-codes.js';
import { printable, type Style } from '../style.js';
import { clockNotes } from './session.js';

export const whoami: Command = {
  options: ['expect', ...startingOptions],
  operands: ['[NAME]'],
  async run(given, context) {
    const { services, style } = context;
    const expected = readExpected(given);
    if (!expected.ok) return expected;
    const meant = await meantProfile(given, context);
    const asked = await ask(meant.profile, given, context);
    if (!asked.ok) return asked;
    const identity = await expectingOf(asked.value, meant.profile, expected.value, context);
    const cleared = expected.value === 'none' ? [identityWords.expectCleared] : [];
    const { clock } = await services.sessions.list('whole');
    return succeed({
      status: 0,
      notes: [...meant.notes, ...cleared, ...warnings(identity), ...clockNotes(clock)],
      json: () => jsonLine(whoamiPrinted, { ...identity, clock }),
      text: () => identityText(identity, style),
    });
  },
};

/** The account that the profile is to be for, or `none`; null where nothing was said. Fails with `wrong-use`. */
function readExpected({ command, operands, values }: Given): Result<string | null, CommandFailure> {
  const said = values.get('expect') ?? null;
  if (said === null) return succeed(null);
  if (said !== 'none' && !/^[0-9]{12}$/u.test(said))
    return fail(wrongUse('account-not-readable', command, '--expect'));
  return operands.length === 0 ? fail(wrongUse('argument-missing', command, 'NAME')) : succeed(said);
}

/** AWS has answered for the profile: what is expected of it is remembered. */
async function expectingOf(
  identity: CallerIdentity,
  profile: string,
  expected: string | null,
  { services }: Context,
): Promise<CallerIdentity> {
  if (expected === null) return identity;
  const expectedAccountId = expected === 'none' ? null : expected;
  await services.sessions.expectAccount(profile, expectedAccountId);
  return { ...identity, expectedAccountId };
}

/** Without a name the profile of the AWS CLI in this environment, and a note where it is not the profile that it uses. */
async function meantProfile(
  { operands }: Given,
  { services }: Context,
): Promise<{ readonly profile: string; readonly notes: readonly string[] }> {
  const [named] = operands;
  if (named !== undefined) return { profile: named, notes: [] };
  const common = { platform: null, home: null, now: null, imds: null, environment: {}, inherits: true };
  const question = { tool: 'aws-cli-v2', invocation: emptyInvocation, ...common } as const;
  const [trace] = await services.resolution.traces([question]);
  const profile = trace?.profile.name ?? defaultProfileName;
  const isEnvironment = trace?.outcome.kind === 'credentials' && trace.outcome.source === 'env';
  const note = commandLine.sessions.environmentFirst('AWS_ACCESS_KEY_ID', profile);
  return { profile, notes: isEnvironment ? [note] : [] };
}

async function ask(
  profile: string,
  given: Given,
  context: Context,
): Promise<Result<CallerIdentity, CommandFailure>> {
  const codes = new Codes(given, context);
  let answer: MfaAnswer | null = null;
  for (;;) {
    const asked: Result<CallerIdentity> = await context.services.sessions.identity(profile, answer, null);
    if (asked.ok || asked.failure.code !== 'mfa-needed') return asked;
    const { device } = asked.failure.facts;
    const code = await codes.answer(await context.services.sessions.mfaQuestion(device, [profile]));
    if (!code.ok) return fail(code.failure);
    answer = code.value;
  }
}

function warnings(identity: CallerIdentity): readonly string[] {
  const words = identityWords;
  const other = words.otherAccount(identity);
  return [
    ...(identity.isRoot ? [`${words.rootTitle}. ${words.rootAdvice}`] : []),
    ...(other === null ? [] : [`${other.title}. ${other.advice}`]),
  ];
}

function identityText(identity: CallerIdentity, style: Style): string {
  const { accountId, accountAlias, arn, userId, region, expectedAccountId } = identity;
  const rows = [
    [identityNames.account, accountId],
    [identityNames.alias, accountAlias],
    [identityNames.arn, arn],
    [identityNames.userId, userId],
    [identityNames.region, region],
    [identityNames.expected, expectedAccountId],
  ] as const;
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows
    .flatMap(([name, value]) =>
      value === null ? [] : [`${style.faint(name.padEnd(width))}  ${printable(value)}\n`],
    )
    .join('');
}

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
import type { Command, CommandFailure, Context, Given } from '../command.js';
import { startingOptions } from '../handed-out.js';
import { jsonLine } from '../output.js';
import { Codes } from '../session-codes.js';
import { printable, type Style } from '../style.js';
import { clockNotes } from './session.js';

export const whoami: Command = {
  options: startingOptions,
  operands: ['[NAME]'],
  async run(given, context) {
    const { services, style } = context;
    const meant = await meantProfile(given, context);
    const asked = await ask(meant.profile, given, context);
    if (!asked.ok) return asked;
    const identity = asked.value;
    const { clock } = await services.sessions.list('whole');
    return succeed({
      status: 0,
      notes: [...meant.notes, ...warnings(identity), ...clockNotes(clock)],
      json: () => jsonLine(whoamiPrinted, { ...identity, clock }),
      text: () => identityText(identity, style),
    });
  },
};

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
    const code = await codes.answer({ device, profiles: [profile], keptSecret: false });
    if (!code.ok) return fail(code.failure);
    answer = code.value;
  }
}

function warnings({ isRoot, accountId, expectedAccountId }: CallerIdentity): readonly string[] {
  const words = identityWords;
  const isOther = expectedAccountId !== null && expectedAccountId !== accountId;
  return [
    ...(isRoot ? [`${words.rootTitle}. ${words.rootAdvice}`] : []),
    ...(isOther ? [`${words.otherTitle(accountId, expectedAccountId)}. ${words.otherAdvice}`] : []),
  ];
}

function identityText(identity: CallerIdentity, style: Style): string {
  const { accountId, accountAlias, arn, userId, region } = identity;
  const rows = [
    [identityNames.account, accountId],
    [identityNames.alias, accountAlias],
    [identityNames.arn, arn],
    [identityNames.userId, userId],
    [identityNames.region, region],
  ] as const;
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows
    .flatMap(([name, value]) =>
      value === null ? [] : [`${style.faint(name.padEnd(width))}  ${printable(value)}\n`],
    )
    .join('');
}

/** What a tool ends with, in a sentence. */
import type { AssumedRole, Candidate, Outcome, RoleBase, Trace } from '../../models/trace.js';
import { code, joinParts, plain, strong, type TextPart } from '../words.js';
import { accountId } from './format.js';
import { sourceName, spokenSource, toolName } from './resolution-names.js';
import { reasonParts } from './resolution-reasons.js';

type Told = Pick<Trace, 'tool' | 'profile' | 'outcome'>;
type OutcomeOf<Kind extends Outcome['kind']> = Extract<Outcome, { kind: Kind }>;

/** The answer: which credentials the tool uses, or why it has none. Ends with a full stop. */
export function outcomeParts({ tool, profile, outcome }: Told): readonly TextPart[] {
  const name = strong(toolName(tool));
  switch (outcome.kind) {
    case 'credentials':
      return [name, plain(' uses '), ...keyParts(outcome, profile.name), plain('.')];
    case 'role':
      return [name, ...roleSentence(outcome), plain('.')];
    case 'deferred':
      return [name, ...deferredParts(outcome, profile.name), plain('.')];
    case 'error':
      return [name, plain(' stops with an error: '), ...errorParts(outcome)];
    case 'none':
      return [name, plain(' finds no credentials.')];
  }
}

/** The same as one string. */
export function outcomeText(trace: Told): string {
  return joinParts(outcomeParts(trace));
}

function keyParts(outcome: OutcomeOf<'credentials'>, profile: string): readonly TextPart[] {
  const { source, accessKeyId, temporary } = outcome;
  const what = temporary ? 'temporary credentials' : 'the access key';
  const key = accessKeyId === null ? [] : [plain(' '), code(accessKeyId)];
  return [plain(what), ...key, plain(' '), ...keyPlace(source, profile)];
}

/** Sources that have nothing to do with a profile. */
const withoutProfile = new Set<string>([
  'explicit',
  'credential-object',
  'env',
  'ec2-credentials-file',
  'boto-config',
  'system-properties',
  'app-config',
]);

function keyPlace(source: OutcomeOf<'credentials'>['source'], profile: string): readonly TextPart[] {
  const place = spokenSource(source);
  if (withoutProfile.has(source)) return [plain(`from ${place}`)];
  return [plain('of profile '), strong(profile), plain(` from ${place}`)];
}

function roleSentence({ source, base, chain }: OutcomeOf<'role'>): readonly TextPart[] {
  const roles = chain.flatMap((role, index) => [
    plain(index === 0 ? ' assumes ' : ', then '),
    ...roleParts(role),
  ]);
  const mfa = chain.some((role) => role.mfaSerial !== null) ? [plain(', with MFA')] : [];
  const from = source === 'web-identity' && base.source === 'web-identity' ? webIdentity : baseParts(base);
  return [...roles, ...from, ...mfa];
}

const webIdentity: readonly TextPart[] = [plain(', with a web identity token')];

function roleParts({ roleArn }: AssumedRole): readonly TextPart[] {
  const [, , , , account = '', path = ''] = roleArn.split(':');
  if (!path.startsWith('role/')) return [strong(roleArn)];
  return [plain('role '), strong(path.slice('role/'.length)), plain(` in ${accountId(account)}`)];
}

function baseParts({ source, profile, accessKeyId }: RoleBase): readonly TextPart[] {
  const key = accessKeyId === null ? [] : [plain(' ('), code(accessKeyId), plain(')')];
  if (profile === null) return [plain(`, from ${spokenSource(source)}`), ...key];
  if (source === 'shared-credentials-file' || source === 'config-file' || source === 'sdk-store')
    return [plain(', from profile '), strong(profile), ...key];
  return [plain(', from profile '), strong(profile), plain(` by ${spokenSource(source)}`), ...key];
}

function deferredParts({ source, facts }: OutcomeOf<'deferred'>, profile: string): readonly TextPart[] {
  const fact = (name: string): string => String(facts[name] ?? '');
  switch (source) {
    case 'custom-process':
      return [plain(' runs '), code(fact('program')), plain(' for profile '), strong(profile)];
    case 'sso':
      return [
        plain(' asks IAM Identity Center for '),
        ...ssoParts(fact),
        plain(' for profile '),
        strong(profile),
      ];
    case 'login':
      return [plain(' uses the sign-in of profile '), strong(profile)];
    case 'container':
      return [plain(' asks the container it runs in')];
    case 'imds':
      return [plain(' asks the EC2 instance it runs on for the instance’s role')];
  }
}

function ssoParts(fact: (name: string) => string): readonly TextPart[] {
  const role = fact('roleName');
  const account = fact('accountId');
  if (role === '') return [plain('credentials')];
  return [plain('role '), strong(role), ...(account === '' ? [] : [plain(` in ${accountId(account)}`)])];
}

/** An error in the tool's own words where they are known, else what it is about. */
function errorParts({ code: name, message, wordsKnown }: OutcomeOf<'error'>): readonly TextPart[] {
  if (!wordsKnown) return [code(name), plain(message === '' ? '.' : `. ${message}`)];
  return [code(name), plain(`, “${message}”${/[.!?]$/.test(message) ? '' : '.'}`)];
}

/** What the winner gives, for its row among the sources: a phrase without a full stop. */
export function gainParts(trace: Told, winner: Pick<Candidate, 'reason' | 'facts'>): readonly TextPart[] {
  const { outcome, profile } = trace;
  if (outcome.kind === 'credentials' && outcome.accessKeyId !== null) {
    const what = outcome.temporary ? 'temporary credentials ' : 'access key ';
    const of = withoutProfile.has(outcome.source) ? [] : [plain(' of profile '), strong(profile.name)];
    return [plain(what), code(outcome.accessKeyId), ...of];
  }
  if (outcome.kind !== 'role') return reasonParts(winner);
  const last = outcome.chain.at(-1);
  const role = last === undefined ? [] : roleParts(last);
  const from = outcome.base.source === 'web-identity' ? webIdentity : baseParts(outcome.base);
  const mfa = outcome.chain.some((each) => each.mfaSerial !== null) ? [plain(', with MFA')] : [];
  return [...role, ...from, ...mfa];
}

/** What the tool ends with, in a few words for a badge: `role/Admin`, `****MPLE`, `ProfileNotFound`. */
export function outcomeBadge(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'credentials':
      return outcome.accessKeyId ?? sourceName(outcome.source);
    case 'role': {
      const path = outcome.chain.at(-1)?.roleArn.split(':').slice(5).join(':');
      return path === undefined || path === '' ? sourceName(outcome.source) : path;
    }
    case 'deferred':
      return deferredBadge(outcome);
    case 'error':
      return outcome.code;
    case 'none':
      return 'no credentials';
  }
}

function deferredBadge({ source, facts }: OutcomeOf<'deferred'>): string {
  const named =
    source === 'sso' ? facts['roleName'] : source === 'custom-process' ? facts['program'] : undefined;
  return named === undefined ? sourceName(source) : String(named);
}

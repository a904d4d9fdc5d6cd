/** Reading answers about sources: which outcomes mean the same credentials, which profile a line is of. Pure. */
import type { FileOrigin } from '../../shared/models/origin.js';
import type { ChainStep, ListedProfile } from '../../shared/models/profile.js';
import type { AssumedRole, Outcome, RoleBase, Trace } from '../../shared/models/trace.js';
import type { CredentialSource, ToolId } from '../../shared/vocabulary.js';

/** Sources that read a profile: whichever of them does, the same profile with the same key is the same. */
const profileSources = new Set<CredentialSource>(['shared-credentials-file', 'config-file', 'sdk-store']);

/**
 * What the outcome comes down to: equal texts, equal credentials. Key IDs are masked here, so two keys that end alike
 * are told apart by where they stand.
 */
export function meaningOf({ outcome, profile }: Pick<Trace, 'outcome' | 'profile'>): string {
  switch (outcome.kind) {
    case 'credentials':
      return keyMeaning(outcome.source, profile.name, outcome.accessKeyId);
    case 'role':
      return `role ${outcome.chain.at(-1)?.roleArn ?? ''}`;
    case 'deferred':
      return `${outcome.source} ${JSON.stringify(outcome.facts)}`;
    case 'error':
    case 'none':
      return 'nothing';
  }
}

function keyMeaning(source: CredentialSource, profile: string, accessKeyId: string | null): string {
  return profileSources.has(source)
    ? `profile ${profile} ${accessKeyId ?? ''}`
    : `${source} ${accessKeyId ?? ''}`;
}

/** Whether the tool has credentials at the end. */
export function hasCredentials({ kind }: Outcome): boolean {
  return kind !== 'error' && kind !== 'none';
}

/** The tools that use other credentials than the chosen one. A tool that has none disagrees with nobody. */
export function differingTools(traces: readonly Trace[], chosen: Trace): ReadonlySet<ToolId> {
  const meaning = meaningOf(chosen);
  const others = traces.filter((trace) => hasCredentials(trace.outcome) && meaningOf(trace) !== meaning);
  return new Set(others.map((trace) => trace.tool));
}

/** The role chain of an outcome as the steps of a picture; empty where no role is assumed. */
export function chainSteps(outcome: Outcome): readonly ChainStep[] {
  if (outcome.kind !== 'role') return [];
  return [baseStep(outcome.base), ...outcome.chain.flatMap(roleSteps)];
}

function baseStep({ source, profile, accessKeyId, facts }: RoleBase): ChainStep {
  const name = profile ?? '';
  const fact = (key: string): string | null => (facts[key] === undefined ? null : String(facts[key]));
  switch (source) {
    case 'sso':
      return {
        kind: 'sso',
        profile: name,
        session: fact('session'),
        accountId: fact('accountId'),
        roleName: fact('roleName'),
      };
    case 'custom-process':
      return { kind: 'process', profile: name, program: fact('program') ?? name };
    case 'login':
      return { kind: 'login', profile: name, session: fact('session') ?? name };
    case 'web-identity':
      return {
        kind: 'web-identity',
        profile: name,
        roleArn: '',
        tokenFile: fact('tokenFile') ?? fact('file') ?? 'token',
      };
    default:
      return profile === null
        ? { kind: 'credential-source', profile: '', source: credentialSourceNames.get(source) ?? source }
        : { kind: 'access-key', profile, accessKeyId, temporary: accessKeyId?.startsWith('ASIA') ?? false };
  }
}

/** What `credential_source` calls them. */
const credentialSourceNames: ReadonlyMap<CredentialSource, string> = new Map([
  ['env', 'Environment'],
  ['imds', 'Ec2InstanceMetadata'],
  ['container', 'EcsContainer'],
]);

function roleSteps({ roleArn, mfaSerial }: AssumedRole): readonly ChainStep[] {
  const [, , , , accountId = '', ...path] = roleArn.split(':');
  const roleName = path.join(':').replace(/^role\//, '') || roleArn;
  const mfa: readonly ChainStep[] = mfaSerial === null ? [] : [{ kind: 'mfa', serial: mfaSerial }];
  const role = { kind: 'role', profile: '', roleArn, roleName, accountId: accountId || null } as const;
  return [...mfa, role];
}

/** The profile whose section a line stands in; undefined where no profile has lines in that file before it. */
export function profileAtLine(
  profiles: readonly ListedProfile[],
  { file, line }: FileOrigin,
): ListedProfile | undefined {
  let best: { readonly profile: ListedProfile; readonly header: number } | undefined;
  for (const profile of profiles) {
    for (const origin of profile.origin) {
      if (origin.file !== file || origin.line > line) continue;
      if (best === undefined || origin.line > best.header) best = { profile, header: origin.line };
    }
  }
  return best?.profile;
}

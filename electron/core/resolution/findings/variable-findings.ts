/** Findings about the environment: what it puts before the profile that a person means. */
import type { ResolutionFinding } from '../../../../shared/models/resolution.js';
import type { Trace } from '../../../../shared/models/trace.js';
import { maskAccessKeyId } from '../../masking.js';
import {
  answersIn,
  contextFor,
  type FindingRule,
  groupBy,
  hasCredentials,
  personsName,
  profileVariable,
  type Situation,
} from './situation.js';
import { unsetFix } from './unset-lines.js';

/** Variables that hold an access key or belong to one, older names too (SDKs for Go v1 and Java). */
const keyVariables: readonly string[] = [
  'AWS_ACCESS_KEY_ID',
  'AWS_ACCESS_KEY',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SECRET_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
];
const profileVariables: readonly string[] = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'];

/** The environment without its keys. */
export function withoutKeys(environment: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !keyVariables.includes(name)));
}

function isSet({ request: { environment } }: Situation, name: string): boolean {
  return Object.hasOwn(environment, name);
}

function findShadowed(situation: Situation): readonly ResolutionFinding[] {
  const set = keyVariables.filter((name) => isSet(situation, name));
  const [variable] = set;
  const using = situation.traces.filter(
    ({ outcome }) => outcome.kind === 'credentials' && outcome.source === 'env',
  );
  if (variable === undefined || using.length === 0) return [];
  const without = answersIn(situation, withoutKeys(situation.request.environment));
  const shadowed = using.flatMap((trace) => {
    const meant = without.get(trace.tool);
    if (meant === undefined || !hasCredentials(meant.outcome)) return [];
    return isAmbient(meant) ? [] : [{ trace, profile: personsName(situation, meant.profile.name) }];
  });
  return groupBy(shadowed, ({ profile }) => profile).map((group): ResolutionFinding => {
    const { trace, profile } = group[0] ?? { trace: undefined, profile: '' };
    const accessKeyId = trace?.outcome.kind === 'credentials' ? trace.outcome.accessKeyId : null;
    return {
      code: 'environment-shadows-profile',
      severity: 'warning',
      subject: profile,
      facts: { variable, profile, accessKeyId: accessKeyId === null ? '' : maskAccessKeyId(accessKeyId) },
      origin: { variable },
      tools: group.map(({ trace: { tool } }) => tool),
      fixes: [unsetFix(set)],
    };
  });
}

/** What the machine itself gives is no profile that anybody meant. */
function isAmbient({ outcome }: Trace): boolean {
  return outcome.kind === 'deferred' && (outcome.source === 'container' || outcome.source === 'imds');
}

export const environmentShadowsProfile: FindingRule = {
  code: 'environment-shadows-profile',
  find: findShadowed,
};

export const missingProfileInVariable: FindingRule = {
  code: 'missing-profile-in-variable',
  find(situation) {
    const missing = situation.traces.flatMap((trace) => {
      const variable = profileVariable(trace);
      const { name } = trace.profile;
      return variable !== null && name !== '' && isMissing(situation, trace)
        ? [{ trace, variable, name }]
        : [];
    });
    return groupBy(missing, ({ variable, name }) => `${variable} ${name}`).map((group): ResolutionFinding => {
      const { variable = '', name = '' } = group[0] ?? {};
      return {
        code: 'missing-profile-in-variable',
        severity: 'error',
        subject: name,
        facts: { variable, profile: name },
        origin: { variable },
        tools: group.map(({ trace: { tool } }) => tool),
        fixes: [unsetFix([variable])],
      };
    });
  },
};

/** Whether neither file has the profile. What cannot be read, or is refused, says nothing about its profiles. */
function isMissing(situation: Situation, { tool, profile, candidates }: Trace): boolean {
  const context = contextFor(situation, tool);
  if (context === null) return false;
  // On Windows it may stand in the SDK store.
  if (candidates.some(({ reason }) => reason === 'profile-in-sdk-store')) return false;
  return [context.config, context.credentials].every(
    ({ state, reading }) =>
      state === 'absent' || (reading?.refusal === null && !hasProfile(reading.profiles, profile.name)),
  );
}

/** Some tools keep the prefix of the header in the name, and look for both. */
function hasProfile(profiles: ReadonlyMap<string, unknown>, name: string): boolean {
  return profiles.has(name) || profiles.has(`profile ${name}`);
}

export const emptyProfileVariable: FindingRule = {
  code: 'empty-profile-variable',
  find: (situation) =>
    profileVariables.flatMap((variable): readonly ResolutionFinding[] => {
      if (situation.request.environment[variable] !== '') return [];
      const affected = situation.traces.filter(
        (trace) => trace.profile.name === '' && profileVariable(trace) === variable,
      );
      if (affected.length === 0) return [];
      return [
        {
          code: 'empty-profile-variable',
          severity: affected.some(({ outcome }) => outcome.kind === 'error') ? 'error' : 'warning',
          subject: situation.activeName ?? 'default',
          facts: { variable },
          origin: { variable },
          tools: affected.map(({ tool }) => tool),
          fixes: [unsetFix([variable])],
        },
      ];
    }),
};

const securityToken = 'AWS_SECURITY_TOKEN';

export const staleSecurityToken: FindingRule = {
  code: 'stale-security-token',
  find(situation) {
    const warned = situation.traces.filter(({ warnings }) =>
      warnings.some(({ code, facts }) => code === 'legacy-session-token' && facts['name'] === securityToken),
    );
    if (warned.length === 0) return [];
    return [
      {
        code: 'stale-security-token',
        severity: 'warning',
        subject: personsName(situation, warned[0]?.profile.name ?? ''),
        facts: { name: securityToken },
        origin: { variable: securityToken },
        tools: warned.map(({ tool }) => tool),
        fixes: [unsetFix([securityToken])],
      },
    ];
  },
};

/** Findings about what stands in the files and is not what a person expects of it. */
import type { Origin } from '../../../../shared/models/origin.js';
import type { WarningCode } from '../../../../shared/models/reason.js';
import type { ResolutionFinding, ResolutionFix } from '../../../../shared/models/resolution.js';
import type { Candidate, Trace, TraceWarning } from '../../../../shared/models/trace.js';
import type { CredentialSource } from '../../../../shared/vocabulary.js';
import { type FindingRule, groupBy, settingOriginOf, type Situation } from './situation.js';

interface Warned {
  readonly trace: Trace;
  readonly warning: TraceWarning;
}

function warnedOf({ traces }: Situation, code: WarningCode): readonly Warned[] {
  return traces.flatMap((trace) =>
    trace.warnings.filter((warning) => warning.code === code).map((warning) => ({ trace, warning })),
  );
}

function editAt(origin: Origin | null): readonly ResolutionFix[] {
  return origin !== null && 'file' in origin ? [{ kind: 'edit', ...origin }] : [];
}

export const inlineCommentInSecret: FindingRule = {
  code: 'inline-comment-in-secret',
  find: (situation) =>
    groupBy(warnedOf(situation, 'inline-comment-in-secret'), ({ warning }) =>
      JSON.stringify(warning.facts),
    ).map((group): ResolutionFinding => {
      const facts = group[0]?.warning.facts ?? {};
      const profile = String(facts['profile'] ?? '');
      const setting = String(facts['setting'] ?? '');
      const tools = group.map(({ trace: { tool } }) => tool);
      const origin = settingOriginOf(situation, tools, profile, setting);
      return {
        code: 'inline-comment-in-secret',
        severity: 'error',
        subject: profile,
        facts: { profile, setting },
        origin,
        tools,
        fixes: editAt(origin),
      };
    }),
};

export const keysOutrankRole: FindingRule = {
  code: 'keys-outrank-role',
  find: (situation) =>
    groupBy(warnedOf(situation, 'keys-outrank-role'), ({ warning }) => String(warning.facts['profile'])).map(
      (group): ResolutionFinding => {
        const profile = String(group[0]?.warning.facts['profile'] ?? '');
        const tools = group.map(({ trace: { tool } }) => tool);
        return {
          code: 'keys-outrank-role',
          severity: 'warning',
          subject: profile,
          facts: { profile },
          origin: settingOriginOf(situation, tools, profile, 'role_arn'),
          tools,
          fixes: [],
        };
      },
    ),
};

/** Sources that a profile is set up for on purpose; keys beside one of them are what was there before. */
const purposes: readonly CredentialSource[] = [
  'custom-process',
  'sso',
  'login',
  'assume-role',
  'web-identity',
];

export const leftoverKeysShadowProfile: FindingRule = {
  code: 'leftover-keys-shadow-profile',
  find(situation) {
    const leftover = situation.traces.flatMap((trace) => {
      const winner = winnerByKeys(trace);
      const shadowed = trace.candidates.find((candidate) => isPurpose(candidate));
      return winner === null || shadowed === undefined ? [] : [{ trace, winner, shadowed }];
    });
    return groupBy(leftover, ({ trace }) => trace.profile.name).map((group): ResolutionFinding => {
      const profile = group[0]?.trace.profile.name ?? '';
      const origin = group[0]?.winner.origin ?? null;
      return {
        code: 'leftover-keys-shadow-profile',
        severity: 'warning',
        subject: profile,
        facts: { profile, source: group[0]?.shadowed.source ?? '' },
        origin,
        tools: group.map(({ trace: { tool } }) => tool),
        fixes: editAt(origin),
      };
    });
  },
};

/** The source that won with keys which stand in a file; null where another one did. */
function winnerByKeys({ outcome, candidates }: Trace): Candidate | null {
  if (outcome.kind !== 'credentials') return null;
  if (outcome.source !== 'shared-credentials-file' && outcome.source !== 'config-file') return null;
  return candidates.find(({ state }) => state === 'won') ?? null;
}

/** Set up in a file and usable or not, but not what counts. Web identity of the environment is no part of the profile. */
function isPurpose({ source, state, origin }: Candidate): boolean {
  const isInFile = origin !== null && 'file' in origin;
  return state === 'shadowed' && isInFile && purposes.includes(source);
}

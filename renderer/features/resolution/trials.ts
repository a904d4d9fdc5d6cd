/** What is worth trying on paper, given an answer. Pure. */
import type { ListedProfile } from '../../../shared/models/profile.js';
import type { EnvironmentSummary } from '../../../shared/models/resolution.js';
import type { Trace } from '../../../shared/models/trace.js';
import type { Trial } from '../../state/question.js';

/** Variables that decide which credentials count; others are only unset together with them. */
const deciding = [
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_ROLE_ARN',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'AWS_CONFIG_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_EC2_METADATA_DISABLED',
];

/** Unsetting each deciding variable that is set, and all of AWS's at once where there are several. */
export function variableTrials({ variables }: Pick<EnvironmentSummary, 'variables'>): readonly Trial[] {
  const set = new Set(variables.map((variable) => variable.name));
  const single = deciding
    .filter((name) => set.has(name))
    .map((variable): Trial => ({ kind: 'change', change: { kind: 'unset', variable }, section: null }));
  const all = [...set].filter((name) => name.startsWith('AWS_'));
  return all.length < 2 ? single : [...single, { kind: 'unset-all', variables: all }];
}

/** Looking past each section of the profiles that the answer goes through. */
export function sectionTrials(trace: Trace, profiles: readonly ListedProfile[]): readonly Trial[] {
  const { outcome } = trace;
  const base = outcome.kind === 'role' ? outcome.base.profile : null;
  const names = new Set([trace.profile.name, ...(base === null ? [] : [base])]);
  return profiles
    .filter((profile) => profile.location === null && names.has(profile.name))
    .flatMap((profile) =>
      profile.origin.map(({ file, line }): Trial => ({
        kind: 'change',
        change: { kind: 'ignore-section', file, line },
        section: profile.name,
      })),
    );
}

/** What is worth a warning about the SDK for JavaScript v3. */
import { filledVariable, variable } from '../context.js';
import type { WarningRule } from '../tool.js';
import { profileOf } from './js-profile.js';

const NODE = '@aws-sdk/credential-provider-node 3.972.97';
const INI = '@aws-sdk/credential-provider-ini 3.973.30';
const SMITHY = '@smithy/core 3.41.0, submodules/config';

/** In this order they are shown; neighbours can come together. */
export const jsWarnings: readonly WarningRule[] = [
  {
    cite: `${INI}, resolveAssumeRoleCredentials: mfaCodeProvider`,
    warn(_, { outcome }) {
      const chain = outcome.kind === 'role' ? outcome.chain : [];
      return chain.flatMap(({ mfaSerial }) =>
        mfaSerial === null ? [] : [{ code: 'mfa-callback-needed', facts: { mfaSerial } }],
      );
    },
  },
  {
    cite: `${INI}, resolveProfileData: keys of a source profile count over its role`,
    warn(context, { outcome }) {
      if (outcome.kind !== 'role' || outcome.base.profile === null) return [];
      const { profile, accessKeyId } = outcome.base;
      const isSource = profile !== context.profile.name && accessKeyId !== null;
      return isSource && profileOf(context, profile)?.has('role_arn') === true
        ? [{ code: 'keys-outrank-role', facts: { profile } }]
        : [];
    },
  },
  {
    cite: `${SMITHY}, getProfileName`,
    warn: (context) =>
      variable(context, 'AWS_PROFILE') === ''
        ? [{ code: 'empty-profile-variable', facts: { variable: 'AWS_PROFILE' } }]
        : [],
  },
  {
    cite: `${SMITHY}, getProfileName: AWS_DEFAULT_PROFILE is not read`,
    warn: (context) =>
      context.profile.from !== null &&
      'default' in context.profile.from &&
      filledVariable(context, 'AWS_DEFAULT_PROFILE') !== null
        ? [{ code: 'variable-not-read', facts: { variable: 'AWS_DEFAULT_PROFILE' } }]
        : [],
  },
  {
    cite: '@aws-sdk/credential-provider-process 3.972.84, resolveProcessCredentials: a failure lets the chain go on',
    warn: (_, { outcome }) =>
      outcome.kind === 'deferred' && outcome.source === 'custom-process'
        ? [{ code: 'failure-falls-through', facts: { source: outcome.source } }]
        : [],
  },
  {
    cite: `${SMITHY}, NODE_REGION_CONFIG_OPTIONS: AWS_DEFAULT_REGION is not read`,
    warn: (context) =>
      filledVariable(context, 'AWS_DEFAULT_REGION') !== null && variable(context, 'AWS_REGION') === null
        ? [{ code: 'variable-not-read', facts: { variable: 'AWS_DEFAULT_REGION' } }]
        : [],
  },
  {
    cite: `${NODE}, defaultProvider: what fromIni does not find lets the chain go on`,
    warn(context) {
      const { name, from } = context.profile;
      const isNamed = from !== null && !('default' in from);
      return isNamed && profileOf(context, name) === null
        ? [{ code: 'missing-profile-passed-over', facts: { profile: name } }]
        : [];
    },
  },
  {
    cite: `${NODE}, defaultProvider: "Multiple credential sources detected"`,
    warn(context, { candidates }) {
      const isSetAside = candidates.some(
        ({ source, reason }) => source === 'env' && reason === 'set-aside-by-profile',
      );
      return isSetAside
        ? [{ code: 'profile-shadows-variables', facts: { profile: context.profile.name } }]
        : [];
    },
  },
];

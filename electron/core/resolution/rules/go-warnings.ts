/** What is worth a warning about the SDK for Go v1, and its words where it finds nothing. */
import type { Stop } from '../judgement.js';
import type { Context } from '../context.js';
import type { WarningRule } from '../tool.js';
import { loadConfig } from './go-config.js';
import { containerOf, metadataOf } from './go-metadata.js';
import { goRegions } from './go-settings.js';

const GO = 'aws-sdk-go 1.55.6, session';

export const goWarnings: readonly WarningRule[] = [
  {
    cite: `${GO}/credentials.go resolveCredentials: only Options.Profile counts before the environment`,
    warn({ profile }, { outcome }) {
      const isOfVariables = 'source' in outcome && (outcome.source === 'env' || isUnsigned(outcome));
      return isOfVariables && profile.from !== null && 'variable' in profile.from
        ? [{ code: 'variables-shadow-profile', facts: { profile: profile.name } }]
        : [];
    },
  },
  {
    cite: `${GO}/session.go newSession: SharedConfigProfileNotExistsError is no error`,
    warn(context) {
      const { name, from } = context.profile;
      const loaded = loadConfig(context);
      const isNamed = from !== null && !('default' in from);
      return isNamed && 'config' in loaded && loaded.config === null
        ? [{ code: 'missing-profile-passed-over', facts: { profile: name } }]
        : [];
    },
  },
  {
    cite: 'copilot-cli 4c858e7, internal/pkg/aws/sessions/sessions.go Default and FromProfile: errMissingRegion',
    warn: (context) =>
      goRegions.every((rule) => rule.find(context) === null) ? [{ code: 'region-required', facts: {} }] : [],
  },
];

/** A web identity of the environment is nobody's profile. */
function isUnsigned(outcome: Parameters<WarningRule['warn']>[1]['outcome']): boolean {
  return outcome.kind === 'role' && outcome.source === 'web-identity' && outcome.base.profile === null;
}

/** The verbose words that Copilot asks for. @cite aws-sdk-go 1.55.6, credentials/chain_provider.go */
export function nothingFound(context: Context): Stop {
  const { name, from } = context.profile;
  const profile = from !== null && 'default' in from ? '' : name;
  const message =
    'NoCredentialProviders: no valid providers in chain\n' +
    'caused by: EnvAccessKeyNotFound: failed to find credentials in the environment.\n' +
    `SharedCredsLoad: failed to load profile, ${profile}.\n${remoteWords(context)}`;
  return { kind: 'none', message };
}

function remoteWords(context: Context): string {
  const found = containerOf(context) ?? metadataOf(context);
  return found.base === null ? (found.stop?.message ?? '') : '';
}

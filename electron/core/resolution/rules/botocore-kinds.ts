/** What a profile can be, in the order in which botocore asks: the same for the profile itself and for a role's source. */
import type { LoginWords, ProfileKind } from './botocore-kind.js';
import { configFileKeys, credentialsFileKeys } from './botocore-keys.js';
import { login } from './botocore-login.js';
import { customProcess } from './botocore-process.js';
import { sso } from './botocore-sso.js';
import { webIdentity } from './botocore-web-identity.js';

/** botocore 1.43.11 and aws-cli 2.36.7, credentials.py, ProfileProviderBuilder.providers. */
export const botocoreKinds: readonly ProfileKind[] = [
  webIdentity,
  sso,
  credentialsFileKeys,
  login,
  customProcess,
  configFileKeys,
];

/** aws-cli 2.36.7, awscli/botocore/credentials.py, LoginCredentialFetcher. */
export const cliLoginWords: LoginWords = {
  missing: (session) =>
    `Unable to load a existing login session for session ${session}, Please reauthenticate with 'aws login'.`,
  incomplete: 'Failed to load access token from token cache, missing one or more required fields.',
};

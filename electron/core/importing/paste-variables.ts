/** Variables that a text sets, as the settings that say the same. */
import { readPasted as readVariables } from '../environments/paste.js';
import { type FoundProfile, timeOf } from './found-profile.js';

/** Of two variables for one setting the first counts (AWS SDKs and tools reference guide, environment variables). */
const variables: readonly (readonly [variable: string, key: string])[] = [
  ['AWS_ACCESS_KEY_ID', 'aws_access_key_id'],
  ['AWS_SECRET_ACCESS_KEY', 'aws_secret_access_key'],
  ['AWS_SESSION_TOKEN', 'aws_session_token'],
  ['AWS_SECURITY_TOKEN', 'aws_session_token'],
  ['AWS_REGION', 'region'],
  ['AWS_DEFAULT_REGION', 'region'],
  ['AWS_DEFAULT_OUTPUT', 'output'],
  ['AWS_ROLE_ARN', 'role_arn'],
  ['AWS_WEB_IDENTITY_TOKEN_FILE', 'web_identity_token_file'],
  ['AWS_ROLE_SESSION_NAME', 'role_session_name'],
  ['AWS_ACCOUNT_ID', 'aws_account_id'],
  ['AWS_ACCOUNT_ID_ENDPOINT_MODE', 'account_id_endpoint_mode'],
  ['AWS_CA_BUNDLE', 'ca_bundle'],
  ['AWS_ENDPOINT_URL', 'endpoint_url'],
  ['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'ignore_configured_endpoint_urls'],
  ['AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint'],
  ['AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint'],
  ['AWS_RETRY_MODE', 'retry_mode'],
  ['AWS_MAX_ATTEMPTS', 'max_attempts'],
  ['AWS_DEFAULTS_MODE', 'defaults_mode'],
  ['AWS_SDK_UA_APP_ID', 'sdk_ua_app_id'],
  ['AWS_STS_REGIONAL_ENDPOINTS', 'sts_regional_endpoints'],
  ['AWS_REQUEST_CHECKSUM_CALCULATION', 'request_checksum_calculation'],
  ['AWS_RESPONSE_CHECKSUM_VALIDATION', 'response_checksum_validation'],
];

/** aws-vault names the profile whose credentials it hands out in a variable of its own. */
const nameVariables = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_VAULT'] as const;
/** `aws configure export-credentials` and aws-vault; Granted. */
const timeVariables = ['AWS_CREDENTIAL_EXPIRATION', 'AWS_SESSION_EXPIRATION'] as const;

/** Empty where the text sets none of them. */
export function readVariableSettings(text: string): readonly FoundProfile[] {
  const read = readVariables(text).variables;
  const said = (names: readonly string[]): string | null =>
    names.map((name) => read[name]).find((value) => value !== undefined && value !== '') ?? null;
  const settings = new Map<string, string>();
  for (const [variable, key] of variables) {
    const value = read[variable] ?? '';
    if (value !== '' && !settings.has(key)) settings.set(key, value);
  }
  if (settings.size === 0) return [];
  const expiresAt = timeOf(said(timeVariables));
  return [{ format: 'environment', name: said(nameVariables), settings, expiresAt }];
}

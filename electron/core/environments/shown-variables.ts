/** Variables as they may be shown: names that hold no secret as they are, everything else hidden. */
import type { ShownVariable } from '../../../shared/models/resolution.js';
import { maskedSecret } from '../../../shared/vocabulary.js';
import { maskAccessKeyId, maskShapes } from '../masking.js';

/** Variables whose value is a name, a path or a choice. Any other may hold a secret, those of later releases too. */
const plain: ReadonlySet<string> = new Set([
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'AWS_DEFAULT_OUTPUT',
  'AWS_ACCOUNT_ID',
  'AWS_ROLE_ARN',
  'AWS_IAM_ROLE_ARN',
  'AWS_ROLE_SESSION_NAME',
  'AWS_IAM_ROLE_SESSION_NAME',
  'AWS_CONFIG_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_CREDENTIAL_FILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
  'AWS_CA_BUNDLE',
  'AWS_DATA_PATH',
  'AWS_LOGIN_CACHE_DIRECTORY',
  'AWS_SDK_LOAD_CONFIG',
  'AWS_SDK_JS_NODE_HTTP_HANDLER',
  'AWS_EC2_METADATA_DISABLED',
  'AWS_EC2_METADATA_V1_DISABLED',
  'AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE',
  'AWS_METADATA_SERVICE_TIMEOUT',
  'AWS_METADATA_SERVICE_NUM_ATTEMPTS',
  'AWS_MAX_ATTEMPTS',
  'AWS_RETRY_MODE',
  'AWS_DEFAULTS_MODE',
  'AWS_STS_REGIONAL_ENDPOINTS',
  'AWS_USE_FIPS_ENDPOINT',
  'AWS_USE_DUALSTACK_ENDPOINT',
  'AWS_EXECUTION_ENV',
  'AWS_PAGER',
  'AWS_CLI_AUTO_PROMPT',
]);

/** AWS's own, by name; an empty value is shown as it is. */
export function showVariables(environment: Readonly<Record<string, string>>): readonly ShownVariable[] {
  return Object.entries(environment)
    .filter(([name]) => name.startsWith('AWS_'))
    .toSorted(([one], [other]) => (one < other ? -1 : Number(one > other)))
    .map(([name, value]) => showVariable(name, value));
}

function showVariable(name: string, value: string): ShownVariable {
  if (name === 'AWS_ACCESS_KEY_ID')
    return { name, value: value === '' ? '' : maskAccessKeyId(value), secret: false };
  if (plain.has(name)) return { name, value: maskShapes(value), secret: false };
  return { name, value: value === '' ? '' : maskedSecret, secret: true };
}

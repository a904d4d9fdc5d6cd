/** What botocore stops at before it asks any source, in its order. */
import type { Settled } from '../../../../shared/models/trace.js';
import { type Context, type ContextFile, filledVariable, variable } from '../context.js';
import { type Stop, stopWith } from '../judgement.js';
import type { RefusalRule } from '../tool.js';
import { configParseError, profileNotFound, pythonText } from './botocore-errors.js';
import { profileOf, textOf } from './botocore-profile.js';
import { metadataEndpoint, metadataMode } from './common-imds.js';

const RESOLVER = 'botocore 1.43.11, credentials.py, create_credential_resolver';

function refusedFile(pick: (context: Context) => ContextFile): RefusalRule {
  return {
    cite: 'botocore 1.43.11, session.py, full_config: config file first; configloader.py, raw_config_parse',
    refuse(context) {
      const { reading, shown } = pick(context);
      return (reading?.refusal ?? null) === null ? null : { stop: configParseError(shown), by: 'files' };
    },
  };
}

/** Nobody looks for `default` unless a flag, code or a variable says so. */
const missingProfile: RefusalRule = {
  cite: 'botocore 1.43.11, session.py, get_scoped_config',
  refuse(context) {
    const { name, from } = context.profile;
    if (from !== null && 'default' in from) return null;
    return profileOf(context, name) === null ? { stop: profileNotFound(name), by: 'profile' } : null;
  },
};

/** What is looked at where the sources are put together. */
function badSetting(refuse: (context: Context) => Stop | null): RefusalRule {
  return {
    cite: RESOLVER,
    refuse(context) {
      const stop = refuse(context);
      return stop === null ? null : { stop, by: 'settings' };
    },
  };
}

/** With literal keys in the call the sources are not put together. */
function unlessKeysAreGiven({ cite, refuse }: RefusalRule): RefusalRule {
  return {
    cite,
    refuse: (context) => (context.request.invocation.accessKeys ? null : refuse(context)),
  };
}

function wholeNumber(name: string, key: string): RefusalRule {
  return badSetting((context) => {
    const text = variable(context, name) ?? textOf(profileOf(context, context.profile.name), key);
    if (text === null || /^\s*[+-]?\d+(?:_\d+)*\s*$/u.test(text)) return null;
    return stopWith('ValueError', `invalid literal for int() with base 10: ${pythonText(text)}`);
  });
}

/** A setting of instance metadata: variable, then profile. */
function given(context: Context, name: string, key: string): Settled['value'] | null {
  return variable(context, name) ?? textOf(profileOf(context, context.profile.name), key);
}

function modeOf(context: Context): ReturnType<typeof metadataMode> {
  const mode = given(context, 'AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE', 'ec2_metadata_service_endpoint_mode');
  if (mode !== null) return metadataMode(mode);
  const usesIpv6 = given(context, 'AWS_IMDS_USE_IPV6', 'imds_use_ipv6');
  return metadataMode(usesIpv6?.toLowerCase() === 'true' ? 'ipv6' : 'ipv4');
}

const unknownMode = badSetting((context) => {
  const mode = modeOf(context);
  if (mode.kind === 'known') return null;
  const words = `Invalid EC2 Instance Metadata endpoint mode: ${mode.text} Valid endpoint modes (case-insensitive): ('ipv4', 'ipv6').`;
  return stopWith('InvalidIMDSEndpointModeError', words);
});

const badEndpoint = badSetting((context) => {
  const mode = modeOf(context);
  const own = given(context, 'AWS_EC2_METADATA_SERVICE_ENDPOINT', 'ec2_metadata_service_endpoint');
  const endpoint = metadataEndpoint({ endpoint: own, mode: mode.kind === 'known' ? mode.mode : 'ipv4' });
  if (endpoint.host !== null) return null;
  return stopWith(
    'InvalidIMDSEndpointError',
    `Invalid endpoint EC2 Instance Metadata endpoint: ${endpoint.text}`,
  );
});

const timeout = wholeNumber('AWS_METADATA_SERVICE_TIMEOUT', 'metadata_service_timeout');
const attempts = wholeNumber('AWS_METADATA_SERVICE_NUM_ATTEMPTS', 'metadata_service_num_attempts');

/** boto3 looks for the profile first: it needs `data_path` before anything else. */
export const botoRefusals: readonly RefusalRule[] = [
  refusedFile(({ config }) => config),
  refusedFile(({ credentials }) => credentials),
  missingProfile,
  unlessKeysAreGiven(timeout),
  unlessKeysAreGiven(attempts),
  unlessKeysAreGiven(unknownMode),
  unlessKeysAreGiven(badEndpoint),
];

/** The AWS CLI reads both files at its start, and looks for the profile once a variable does not answer. */
export const cliRefusals: readonly RefusalRule[] = [
  refusedFile(({ config }) => config),
  refusedFile(({ credentials }) => credentials),
  timeout,
  missingProfile,
  attempts,
  unknownMode,
  badEndpoint,
];

/** Whether instance metadata is switched off (botocore 1.43.11, utils.py, IMDSFetcher). */
export function isMetadataDisabled(context: Context): boolean {
  return filledVariable(context, 'AWS_EC2_METADATA_DISABLED')?.toLowerCase() === 'true';
}

/** What stops the AWS CLI before it asks anything; null where nothing does. */
export function refusalOf(context: Context): ReturnType<RefusalRule['refuse']> {
  for (const rule of cliRefusals) {
    const refusal = rule.refuse(context);
    if (refusal !== null) return refusal;
  }
  return null;
}

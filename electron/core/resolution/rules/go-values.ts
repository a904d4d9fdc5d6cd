/** Values that the SDK for Go v1 refuses, and with them the whole session. */
import type { ReadSection } from '../../dialects/dialect.js';
import { type Context, type ContextFile, filledVariable, settingOrigin } from '../context.js';
import { type Missed, missed } from '../found.js';
import { because, stopWith } from '../judgement.js';

/** None of these errors has a code in Go. */
const CODE = 'value-not-valid';

interface ValueRule {
  readonly name: string;
  readonly cite: string;
  readonly takes: (text: string) => boolean;
  /** Go's words after those that name the variable or file. */
  readonly words: (text: string) => string;
}

const GO = 'aws-sdk-go 1.55.6';

function isOneOf(...values: readonly string[]): (text: string) => boolean {
  return (text) => values.includes(text.toLowerCase());
}

const isBoolean = isOneOf('true', 'false');
const isEndpointKind = isOneOf('legacy', 'regional');

function isMetadataMode(text: string): boolean {
  return isOneOf('', 'ipv4', 'ipv6')(text.trim());
}

function stsWords(text: string): string {
  return `unable to resolve the value of STSRegionalEndpoint for ${text}`;
}

function s3Words(text: string): string {
  return `unable to resolve the value of S3UsEast1RegionalEndpoint for ${text}`;
}

function modeWords(): string {
  return 'unknown EC2 IMDS endpoint mode, must be either IPv6 or IPv4';
}

/** In the order in which `envConfigLoad` looks at them. */
export const goVariableValues: readonly ValueRule[] = [
  {
    name: 'AWS_STS_REGIONAL_ENDPOINTS',
    cite: `${GO}, session/env_config.go envConfigLoad`,
    takes: isEndpointKind,
    words: (text) => `failed to load, AWS_STS_REGIONAL_ENDPOINTS from env config, ${stsWords(text)}`,
  },
  {
    name: 'AWS_S3_US_EAST_1_REGIONAL_ENDPOINT',
    cite: `${GO}, session/env_config.go envConfigLoad`,
    takes: isEndpointKind,
    words: (text) => `failed to load, AWS_S3_US_EAST_1_REGIONAL_ENDPOINT from env config, ${s3Words(text)}`,
  },
  {
    name: 'AWS_S3_USE_ARN_REGION',
    cite: `${GO}, session/env_config.go envConfigLoad`,
    takes: isBoolean,
    words: (text) => `${invalidVariable('AWS_S3_USE_ARN_REGION', text)} need true or false`,
  },
  {
    name: 'AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE',
    cite: `${GO}, session/env_config.go setEC2IMDSEndpointMode`,
    takes: isMetadataMode,
    words: (text) => `${invalidVariable('AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE', text)} ${modeWords()}`,
  },
  {
    name: 'AWS_USE_DUALSTACK_ENDPOINT',
    cite: `${GO}, session/env_config.go setUseDualStackEndpointFromEnvVal`,
    takes: isBoolean,
    words: (text) => `${invalidVariable('AWS_USE_DUALSTACK_ENDPOINT', text)} need true, false`,
  },
  {
    name: 'AWS_USE_FIPS_ENDPOINT',
    cite: `${GO}, session/env_config.go setUseFIPSEndpointFromEnvVal`,
    takes: isBoolean,
    words: (text) => `${invalidVariable('AWS_USE_FIPS_ENDPOINT', text)} need true, false`,
  },
];

function invalidVariable(name: string, text: string): string {
  return `invalid value for environment variable, ${name}=${text},`;
}

/** The first variable whose value is refused; null where none is. An empty one is not set. */
export function refusedVariable(context: Context): Missed | null {
  for (const { name, takes, words } of goVariableValues) {
    const text = filledVariable(context, name);
    if (text === null || takes(text)) continue;
    const stop = stopWith(CODE, `failed to load shared config, ${words(text)}`);
    return missed(because('value-not-valid', { setting: name }), { variable: name }, stop);
  }
  return null;
}

/** In the order in which `setFromIniFile` looks at them. */
export const goSettingValues: readonly ValueRule[] = [
  {
    name: 'sts_regional_endpoints',
    cite: `${GO}, session/shared_config.go setFromIniFile`,
    takes: isEndpointKind,
    words: stsWords,
  },
  {
    name: 's3_us_east_1_regional_endpoint',
    cite: `${GO}, session/shared_config.go setFromIniFile`,
    takes: isEndpointKind,
    words: s3Words,
  },
  {
    name: 'ec2_metadata_service_endpoint_mode',
    cite: `${GO}, session/shared_config.go updateEC2MetadataServiceEndpointMode`,
    takes: isMetadataMode,
    words: modeWords,
  },
];

/** The first setting of a section whose value is refused; null where none is. */
export function refusedValue(file: ContextFile, section: ReadSection): Missed | null {
  for (const { name, takes, words } of goSettingValues) {
    const setting = section.settings.get(name);
    if (setting === undefined || setting.value === '' || takes(setting.value)) continue;
    const message = `failed to load ${name} from shared config, ${file.shown}, ${words(setting.value)}`;
    return missed(
      because('value-not-valid', { setting: name }),
      settingOrigin(file, setting),
      stopWith(CODE, message),
    );
  }
  return null;
}

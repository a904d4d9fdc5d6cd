/** Container and instance metadata of the AWS SDK for Rust: pure functions of the environment, and the rules that use them. */
import { type Context, variable } from '../context.js';
import { type Found, judgeFound, missed, reached } from '../found.js';
import { absent, because, type Judgement, stopWith } from '../judgement.js';
import { sharedProfile } from './sdk-files.js';
import { addressOf, ecsHost, fullVariable, isAllowedAddress, relativeVariable } from './sdk-container.js';
import { valueOf } from './sdk-profile.js';
import { instanceCredentials } from './sdk-sources.js';

type Environment = Readonly<Record<string, string>>;

/** An address, or the SDK's words for why there is none. */
export type EndpointResult = { readonly ok: string } | { readonly error: string };

/**
 * The address of container credentials; null where no variable asks for any.
 *
 * @cite smithy-rs @56ee88c, aws-config/src/ecs.rs, Provider::uri: a set and empty variable counts; names are not looked up here
 */
export function rustContainerEndpoint(environment: Environment): EndpointResult | null {
  const relative = variable({ environment }, relativeVariable);
  if (relative !== null) {
    const isPath = relative.startsWith('/') && !/\s/u.test(relative);
    return isPath
      ? { ok: `http://${ecsHost}${relative}` }
      : { error: 'invalid relative URI for ECS provider' };
  }
  const full = variable({ environment }, fullVariable);
  if (full === null) return null;
  const refused = refusalOf(full);
  return refused === null ? { ok: full } : { error: `invalid full URI for ECS provider (${refused})` };
}

function refusalOf(full: string): string | null {
  if (full === '' || /\s/u.test(full)) return 'URI was invalid';
  const address = addressOf(full);
  if (address === null) return 'URI did not specify a host';
  return isAllowedAddress(address) ? null : 'URI did not refer to an allowed IP address';
}

const ENDPOINT = 'AWS_EC2_METADATA_SERVICE_ENDPOINT';
const MODE = 'AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE';

/** Settings of the profile that the endpoint goes by; null where it does not have them. */
export interface MetadataSettings {
  readonly endpoint: string | null;
  readonly mode: string | null;
}

/** What is given in code. */
export interface MetadataOverride {
  readonly endpoint?: string;
  readonly mode?: string;
}

/**
 * The address of instance metadata, without a path.
 *
 * @cite smithy-rs @56ee88c, aws-config/src/imds/client.rs, EndpointSource::endpoint
 */
export function rustMetadataEndpoint(
  environment: Environment,
  settings: MetadataSettings,
  override: MetadataOverride = {},
): EndpointResult {
  if (override.endpoint !== undefined) return { ok: override.endpoint };
  const endpoint = variable({ environment }, ENDPOINT) ?? settings.endpoint;
  if (endpoint !== null)
    return /^[\x21-\x7e]+$/u.test(endpoint) ? { ok: endpoint } : { error: 'invalid uri character' };
  const mode = override.mode ?? variable({ environment }, MODE) ?? settings.mode ?? 'IPv4';
  if (mode.toLowerCase() === 'ipv4') return { ok: 'http://169.254.169.254' };
  if (mode.toLowerCase() === 'ipv6') return { ok: 'http://[fd00:ec2::254]' };
  return { error: `\`${mode}\` is not a valid endpoint mode` };
}

/** Null where no variable asks for a container. */
export function rustContainer(context: Context): Found | null {
  const endpoint = rustContainerEndpoint(context.environment);
  if (endpoint === null) return null;
  const origin = { variable: variable(context, relativeVariable) === null ? fullVariable : relativeVariable };
  if ('error' in endpoint) {
    const address = addressOf(variable(context, origin.variable) ?? '');
    const reason =
      address === null
        ? because('container-address-not-valid', {})
        : because('container-host-not-allowed', { host: address.hostname });
    return missed(reason, origin, stopWith('InvalidConfiguration', endpoint.error));
  }
  const host = addressOf(endpoint.ok)?.hostname ?? ecsHost;
  const base = { source: 'container', profile: null, accessKeyId: null, facts: { host } } as const;
  return reached(base, true, because('container-endpoint', { host }), origin);
}

export function judgeRustContainer(context: Context): Judgement {
  const found = rustContainer(context);
  return found === null ? absent(because('variables-not-set', {})) : judgeFound(found);
}

const DISABLED = 'AWS_EC2_METADATA_DISABLED';

/** `true`, whatever its case. */
export function isRustMetadataDisabled(context: Context): boolean {
  return variable(context, DISABLED)?.toLowerCase() === 'true';
}

/** Null where the environment turns it off. An endpoint that is no address stops the chain. */
export function rustMetadata(context: Context): Found | null {
  if (isRustMetadataDisabled(context)) return null;
  const profile = sharedProfile(context, context.profile.name);
  const endpoint = rustMetadataEndpoint(context.environment, {
    endpoint: profile === null ? null : valueOf(profile, 'ec2_metadata_service_endpoint'),
    mode: profile === null ? null : valueOf(profile, 'ec2_metadata_service_endpoint_mode'),
  });
  if ('ok' in endpoint) return instanceCredentials();
  const reason = because('value-not-valid', { setting: 'ec2_metadata_service_endpoint' });
  return missed(reason, null, stopWith('ProviderError', 'an error occurred while loading credentials'));
}

export function judgeRustMetadata(context: Context): Judgement {
  const found = rustMetadata(context);
  if (found === null) return absent(because('metadata-disabled', { variable: DISABLED }));
  if (found.base !== null && context.request.imds === 'unavailable')
    return absent(because('metadata-unavailable', {}));
  return judgeFound(found);
}

/** Container and instance metadata of the AWS SDK for Java version 2. */
import { type Context, variable } from '../context.js';
import { type Found, judgeFound, missed, reached } from '../found.js';
import { absent, because, type Judgement } from '../judgement.js';
import { containerAsk, isAllowedAddress } from './sdk-container.js';
import { instanceCredentials } from './sdk-sources.js';

const DISABLED = 'AWS_EC2_METADATA_DISABLED';

/**
 * Null where no variable asks for a container. An address that is not allowed is a failure like any other.
 *
 * @cite aws-sdk-java-v2, ContainerCredentialsProvider: a set and empty variable counts; names are not looked up here
 */
export function javaContainer(context: Context): Found | null {
  const ask = containerAsk(context, true);
  if (ask === null) return null;
  const origin = { variable: ask.variable };
  if (ask.address === null) return missed(because('container-address-not-valid', {}), origin, null);
  const { hostname: host } = ask.address;
  if (!isAllowedAddress(ask.address))
    return missed(because('container-host-not-allowed', { host }), origin, null);
  const base = { source: 'container', profile: null, accessKeyId: null, facts: { host } } as const;
  return reached(base, true, because('container-endpoint', { host }), origin);
}

export function judgeJavaContainer(context: Context): Judgement {
  const found = javaContainer(context);
  return found === null ? absent(because('variables-not-set', {})) : judgeFound(found);
}

/** `true`, whatever its case. */
export function isJavaMetadataDisabled(context: Context): boolean {
  return variable(context, DISABLED)?.toLowerCase() === 'true';
}

/** Null where the environment turns it off. */
export function javaMetadata(context: Context): Found | null {
  return isJavaMetadataDisabled(context) ? null : instanceCredentials();
}

export function judgeJavaMetadata(context: Context): Judgement {
  const found = javaMetadata(context);
  if (found === null) return absent(because('metadata-disabled', { variable: DISABLED }));
  return context.request.imds === 'unavailable'
    ? absent(because('metadata-unavailable', {}))
    : judgeFound(found);
}

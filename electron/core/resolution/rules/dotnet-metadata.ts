/** Container and instance metadata in .NET: the last step of the chain asks the one or the other. */
import { type Context, variable } from '../context.js';
import { type Found, judgeFound, missed, reached } from '../found.js';
import { absent, because, type Judgement, stopUnseen } from '../judgement.js';
import { containerAsk, isAllowedAddress } from './sdk-container.js';

const DISABLED = 'AWS_EC2_METADATA_DISABLED';

/**
 * Null where neither variable is set.
 *
 * @cite aws-sdk-net, GenericContainerCredentials.DetermineEndpoint
 * @param isFinal whether an address that is refused ends it
 */
export function containerOf(context: Context, isFinal: boolean): Found | null {
  const ask = containerAsk(context);
  if (ask === null) return null;
  const origin = { variable: ask.variable };
  if (ask.address === null) {
    const stop = isFinal
      ? stopUnseen('UriFormatException', 'The address of the container is not valid.')
      : null;
    return missed(because('container-address-not-valid', {}), origin, stop);
  }
  const host = ask.address.hostname;
  if (!isAllowedAddress(ask.address)) {
    const words = `Cannot fetch credentials from container - the full URI contains an invalid host: ${host}`;
    const reason = because('container-host-not-allowed', { host });
    return missed(reason, origin, isFinal ? stopUnseen('ArgumentException', words) : null);
  }
  const base = { source: 'container', profile: null, accessKeyId: null, facts: { host } } as const;
  return reached(base, true, because('container-endpoint', { host }), origin);
}

export function judgeDotnetContainer(context: Context): Judgement {
  const found = containerOf(context, false);
  return found === null ? absent(because('variables-not-set', {})) : judgeFound(found);
}

export function judgeDotnetMetadata(context: Context): Judgement {
  if (containerAsk(context) !== null) return absent(because('container-comes-first', {}));
  if (isMetadataDisabled(context)) return absent(because('metadata-disabled', { variable: DISABLED }));
  if (context.request.imds === 'unavailable') return absent(because('metadata-unavailable', {}));
  const base = { source: 'imds', profile: null, accessKeyId: null } as const;
  return judgeFound(reached(base, true, because('metadata-available', {}), null));
}

/** @cite aws-sdk-net, EC2InstanceMetadata.IsIMDSEnabled: `true`, whatever its case */
export function isMetadataDisabled(context: Context): boolean {
  return variable(context, DISABLED)?.toLowerCase() === 'true';
}

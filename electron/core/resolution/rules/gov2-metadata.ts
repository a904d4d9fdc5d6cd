/** Container and instance metadata of the AWS SDK for Go version 2. */
import { type Context, filledVariable, variable } from '../context.js';
import { type Found, judgeFound, missed, reached } from '../found.js';
import { absent, because, type Judgement, stopUnseen } from '../judgement.js';
import { addressOf, ecsHost, fullVariable, isAllowedAddress, relativeVariable } from './sdk-container.js';
import { instanceCredentials } from './sdk-sources.js';

const DISABLED = 'AWS_EC2_METADATA_DISABLED';

/**
 * The full address counts over the relative one. Null where neither is set.
 *
 * @cite aws-sdk-go-v2, config/resolve_credentials.go, resolveCredsFromProfile and resolveLocalHTTPCredProvider
 */
export function goV2Container(context: Context): Found | null {
  const full = filledVariable(context, fullVariable);
  if (full === null) return relativeContainer(context);
  const origin = { variable: fullVariable };
  const address = addressOf(full);
  if (address === null) {
    const words = 'unable to parse host from local HTTP cred provider URL';
    return missed(
      because('container-address-not-valid', {}),
      origin,
      stopUnseen('configuration-not-valid', words),
    );
  }
  const { hostname: host } = address;
  if (isAllowedAddress(address)) return container(host, fullVariable);
  const words = `invalid endpoint host, ${JSON.stringify(host)}, only loopback/ecs/eks hosts are allowed`;
  return missed(
    because('container-host-not-allowed', { host }),
    origin,
    stopUnseen('configuration-not-valid', words),
  );
}

/** Null where the variable is not set. */
export function relativeContainer(context: Context): Found | null {
  return filledVariable(context, relativeVariable) === null ? null : container(ecsHost, relativeVariable);
}

function container(host: string, name: string): Found {
  const base = { source: 'container', profile: null, accessKeyId: null, facts: { host } } as const;
  return reached(base, true, because('container-endpoint', { host }), { variable: name });
}

export function judgeGoV2Container(context: Context): Judgement {
  const found = goV2Container(context);
  return found === null ? absent(because('variables-not-set', {})) : judgeFound(found);
}

/** `true`, whatever its case. */
function isDisabled(context: Context): boolean {
  return variable(context, DISABLED)?.toLowerCase() === 'true';
}

export function goV2Instance(context: Context): Found {
  if (isDisabled(context)) return missed(because('metadata-disabled', { variable: DISABLED }), null, null);
  if (context.request.imds === 'unavailable') return missed(because('metadata-unavailable', {}), null, null);
  return instanceCredentials();
}

/** Not asked where a variable asks for a container. */
export function judgeGoV2Instance(context: Context): Judgement {
  if (goV2Container(context) !== null) return absent(because('container-comes-first', {}));
  const found = goV2Instance(context);
  return found.base === null ? absent(found.reason) : judgeFound(found);
}

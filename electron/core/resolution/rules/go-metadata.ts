/** Container and instance metadata of the SDK for Go v1 (`defaults.RemoteCredProvider`): the full address comes first. */
import { type Context, filledVariable, shown } from '../context.js';
import { type Found, judgeFound, type Missed, missed, reached } from '../found.js';
import { absent, because, invalid, type Judgement, stopUnseen, stopWith } from '../judgement.js';
import { absolute, readText } from './go-files.js';

const FULL = 'AWS_CONTAINER_CREDENTIALS_FULL_URI';
const RELATIVE = 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI';
const TOKEN = 'AWS_CONTAINER_AUTHORIZATION_TOKEN';
const TOKEN_FILE = 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE';
const DISABLED = 'AWS_EC2_METADATA_DISABLED';
const CODE = 'CredentialsEndpointError';

/** Whatever is asked when nothing else is left, or for `credential_source`. */
export function remoteOf(context: Context): Found {
  return containerOf(context) ?? metadataOf(context);
}

/** @cite aws-sdk-go 1.55.6, defaults/defaults.go localHTTPCredProvider; null where no variable asks for it */
export function containerOf(context: Context): Found | null {
  const full = filledVariable(context, FULL);
  if (full === null) {
    return filledVariable(context, RELATIVE) === null
      ? null
      : askContainer(context, RELATIVE, '169.254.170.2');
  }
  const address = parseAddress(full);
  if (address === null) {
    const stop = stopUnseen(CODE, `${CODE}: invalid URL`);
    return missed(because('container-address-not-valid', {}), { variable: FULL }, stop);
  }
  const host = address.hostname.replace(/^\[(.*)\]$/u, '$1');
  if (address.protocol !== 'http:' || isAllowed(host)) return askContainer(context, FULL, host);
  const words = `${CODE}: invalid endpoint host, ${JSON.stringify(host)}, only loopback/ecs/eks hosts are allowed.`;
  return missed(because('container-host-not-allowed', { host }), { variable: FULL }, stopWith(CODE, words));
}

function askContainer(context: Context, name: string, host: string): Found {
  const file = filledVariable(context, TOKEN_FILE);
  const read = file === null ? null : readText(context, file);
  if (file !== null && read !== null && 'failure' in read) {
    const words = `get authorization token: failed to read authorization token from ${shown(context, file)}: ${read.failure}`;
    const facts = { file: shown(context, absolute(context.request, file)) };
    return missed(because('token-file-missing', facts), { variable: TOKEN_FILE }, failure(words));
  }
  const token = read === null || 'failure' in read ? filledVariable(context, TOKEN) : read.text;
  if (token !== null && /[\r\n]/u.test(token)) {
    const setting = file === null ? TOKEN : TOKEN_FILE;
    const stop = failure('authorization token contains invalid newline sequence');
    return missed(because('value-not-valid', { setting }), { variable: setting }, stop);
  }
  const base = { source: 'container', profile: null, accessKeyId: null, facts: { host } } as const;
  return reached(base, true, because('container-endpoint', { host }), { variable: name });
}

function failure(words: string): Missed['stop'] {
  return stopWith(CODE, `${CODE}: failed to load credentials\ncaused by: ${words}`);
}

function parseAddress(text: string): URL | null {
  try {
    const address = new URL(text);
    return address.hostname === '' ? null : address;
  } catch {
    return null;
  }
}

/** Names are looked up by the SDK; here only `localhost` is known to be this machine. */
function isAllowed(host: string): boolean {
  return (
    ['169.254.170.2', '169.254.170.23', 'fd00:ec2::23', '::1', 'localhost'].includes(host) ||
    /^127\.\d+\.\d+\.\d+$/u.test(host)
  );
}

/** @cite aws-sdk-go 1.55.6, ec2metadata/service.go and credentials/ec2rolecreds */
export function metadataOf(context: Context): Found {
  const words = 'EC2RoleRequestError: no EC2 instance role found';
  if ((filledVariable(context, DISABLED) ?? '').toLowerCase() === 'true') {
    const cause = `RequestCanceled: EC2 IMDS access disabled via ${DISABLED} env var`;
    const stop = stopWith('EC2RoleRequestError', `${words}\ncaused by: ${cause}`);
    return missed(because('metadata-disabled', { variable: DISABLED }), { variable: DISABLED }, stop);
  }
  if (context.request.imds === 'unavailable') {
    const stop = stopUnseen('EC2RoleRequestError', words);
    return missed(because('metadata-unavailable', {}), null, stop);
  }
  const base = { source: 'imds', profile: null, accessKeyId: null } as const;
  return reached(base, true, because('metadata-available', {}), null);
}

/** The last step of the chain: what fails there is one of the reasons that NoCredentialProviders gives. */
export function judgeMetadata(context: Context): Judgement {
  if (containerOf(context) !== null) return absent(because('container-comes-first', {}));
  const found = metadataOf(context);
  return found.base === null ? absent(found.reason) : judgeFound(found);
}

export function judgeContainer(context: Context): Judgement {
  const found = containerOf(context);
  if (found === null) return absent(because('variables-not-set', {}));
  return found.base === null ? invalid(found.reason, found.origin, null) : judgeFound(found);
}

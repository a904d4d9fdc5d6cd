/** Container and instance metadata of the SDK for JavaScript v3: the container alone where its variables are set. */
import { type Context, filledVariable, shown, variable } from '../context.js';
import { type Found, judgeFound, missed, reached } from '../found.js';
import { absent, because, type Judgement, stopWith } from '../judgement.js';
import { absolute, readText } from './js-files.js';
import { mergedProfile, valueOf } from './js-profile.js';

const RELATIVE = 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI';
const FULL = 'AWS_CONTAINER_CREDENTIALS_FULL_URI';
const TOKEN = 'AWS_CONTAINER_AUTHORIZATION_TOKEN';
const TOKEN_FILE = 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE';
const DISABLED = 'AWS_EC2_METADATA_DISABLED';

/** What a variable asks for, before anything is asked. */
interface Container {
  readonly variable: string;
  readonly address: URL;
}

/** @cite @aws-sdk/credential-provider-http 3.972.86, fromHttp; null where no variable asks for it */
export function containerOf(context: Context): Found | null {
  const relative = filledVariable(context, RELATIVE);
  const full = filledVariable(context, FULL);
  if (relative === null && full === null) return null;
  const name = relative === null ? FULL : RELATIVE;
  const origin = { variable: name };
  const address = parseAddress(relative === null ? (full ?? '') : `http://169.254.170.2${relative}`);
  if (address === null) {
    return missed(because('container-address-not-valid', {}), origin, stopWith('TypeError', 'Invalid URL'));
  }
  if (!isAllowed(address)) {
    return missed(because('container-host-not-allowed', { host: address.hostname }), origin, null);
  }
  return askContainer(context, { variable: name, address });
}

/** A token file that cannot be read stops the chain; a token that is none lets the older provider try. */
function askContainer(context: Context, container: Container): Found {
  const origin = { variable: container.variable };
  const host = container.address.hostname;
  const file = filledVariable(context, TOKEN_FILE);
  const read = file === null ? null : readText(context, file);
  if (file !== null && read !== null && 'failure' in read) {
    const facts = { file: shown(context, absolute(context.request, file)) };
    return missed(
      because('token-file-missing', facts),
      { variable: TOKEN_FILE },
      stopWith('Error', read.failure),
    );
  }
  const token = read === null || 'failure' in read ? filledVariable(context, TOKEN) : read.text;
  const refused = token === null || isHeader(token) ? null : judgeOlderProvider(context, container);
  if (refused !== null) return refused;
  const base = { source: 'container', profile: null, accessKeyId: null, facts: { host } } as const;
  return reached(base, true, because('container-endpoint', { host }), origin);
}

/** @cite @smithy/credential-provider-imds 4.5.2, fromContainerMetadata: what it refuses stops the chain */
function judgeOlderProvider(context: Context, { variable: name, address }: Container): Found | null {
  const host = address.hostname;
  if (name === FULL && host !== 'localhost' && host !== '127.0.0.1') {
    const words = `${host} is not a valid container metadata service hostname`;
    const stop = stopWith('CredentialsProviderError', words);
    return missed(because('container-host-not-allowed', { host }), { variable: name }, stop);
  }
  if (isHeader(filledVariable(context, TOKEN) ?? '')) return null;
  const stop = stopWith('TypeError', 'Invalid character in header content ["Authorization"]');
  return missed(because('value-not-valid', { setting: TOKEN }), { variable: TOKEN }, stop);
}

/** What Node lets into a header. */
function isHeader(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/u.test(text);
}

/** As `new URL` takes it; null where that throws. */
export function parseAddress(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** @cite @aws-sdk/credential-provider-http 3.972.86, checkUrl */
function isAllowed({ protocol, hostname }: URL): boolean {
  if (protocol === 'https:') return true;
  const named = ['169.254.170.2', '169.254.170.23', '[fd00:ec2::23]', '[::1]', 'localhost'];
  return named.includes(hostname) || isLoopback(hostname);
}

function isLoopback(hostname: string): boolean {
  const [first, ...others] = hostname.split('.');
  const numbers = others.map((part) => Number.parseInt(part, 10));
  return first === '127' && numbers.length === 3 && numbers.every((number) => number >= 0 && number <= 255);
}

/** @cite @smithy/credential-provider-imds 4.5.2, getInstanceMetadataEndpoint: goes by AWS_PROFILE, not by the profile in code */
export function metadataOf(context: Context): Found {
  const endpoint = metadataSetting(
    context,
    'AWS_EC2_METADATA_SERVICE_ENDPOINT',
    'ec2_metadata_service_endpoint',
  );
  const stops = stopOfEndpoint(context, endpoint);
  if (stops !== null) return stops;
  if (context.request.imds === 'unavailable') return missed(because('metadata-unavailable', {}), null, null);
  const base = { source: 'imds', profile: null, accessKeyId: null } as const;
  return reached(base, true, because('metadata-available', {}), null);
}

function stopOfEndpoint(context: Context, endpoint: string | null): Found | null {
  if (endpoint !== null && endpoint !== '') {
    const address = parseAddress(endpoint);
    if (address?.protocol === 'http:') return null;
    const words =
      address === null ? 'Invalid URL' : `Protocol "${address.protocol}" not supported. Expected "http:"`;
    const reason = because('value-not-valid', { setting: 'ec2_metadata_service_endpoint' });
    return missed(reason, null, stopWith('TypeError', words));
  }
  const setting = 'ec2_metadata_service_endpoint_mode';
  const mode = metadataSetting(context, 'AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE', setting) ?? 'IPv4';
  if (mode === 'IPv4' || mode === 'IPv6') return null;
  const words = `Unsupported endpoint mode: ${mode}. Select from IPv4,IPv6`;
  return missed(because('value-not-valid', { setting }), null, stopWith('Error', words));
}

/** A variable counts even where it is empty; of the files, config counts over credentials. */
function metadataSetting(context: Context, name: string, setting: string): string | null {
  const inEnvironment = variable(context, name);
  if (inEnvironment !== null) return inEnvironment;
  const profile = filledVariable(context, 'AWS_PROFILE') ?? 'default';
  const merged = mergedProfile([context.credentials, context.config], profile);
  return merged === null ? null : valueOf(merged, setting);
}

/** The last step of the default chain, where the container's variables are not set. */
export function judgeMetadata(context: Context): Judgement {
  if (containerOf(context) !== null) return absent(because('container-comes-first', {}));
  const disabled = filledVariable(context, DISABLED);
  if (disabled !== null && disabled !== 'false')
    return absent(because('metadata-disabled', { variable: DISABLED }));
  const found = metadataOf(context);
  return found.base === null && found.stop === null ? absent(found.reason) : judgeFound(found);
}

export function judgeContainer(context: Context): Judgement {
  const found = containerOf(context);
  return found === null ? absent(because('variables-not-set', {})) : judgeFound(found);
}

/** Credentials of an EC2 instance, from its metadata: version 2 alone, which no other program's requests can be led to. */
import { isLoopbackHost } from '../../core/aws/aws-address.js';
import { metadataEndpoint, metadataMode } from '../../core/resolution/rules/common-imds.js';
import type { TemporaryCredentials } from '../../services/aws-port.js';
import type { Cancellation } from '../../services/ports.js';
import type { Attempt } from './attempts.js';
import { credentialsIn, notAsked, textOf } from './metadata.js';
import { straight } from './route.js';
import { exchange, type OneRequest } from './transport.js';
import { Unreachable } from './unreachable.js';

/** Of AWS's service, without encryption. */
const ownHosts: ReadonlySet<string> = new Set(['169.254.169.254', '[fd00:ec2::254]']);

const roles = '/latest/meta-data/iam/security-credentials/';

type Variables = Readonly<Record<string, string>>;

/** One try. Rejects with Refused or Unreachable. */
export async function askInstance(
  environment: Variables,
  attempt: Attempt,
  signal: Cancellation | null,
): Promise<TemporaryCredentials> {
  if (environment['AWS_EC2_METADATA_DISABLED']?.toLowerCase() === 'true') throw notAsked('MetadataDisabled');
  const base = baseOf(environment);
  const ask = async (method: string, path: string, headers: OneRequest['headers']): Promise<string> => {
    const request = { method, url: new URL(base + path), headers, body: null };
    const answer = await exchange(request, straight, attempt.limits, signal);
    attempt.heard(answer);
    return textOf(answer);
  };
  const { host } = new URL(base);
  const token = await ask('PUT', '/latest/api/token', { 'x-aws-ec2-metadata-token-ttl-seconds': '21600' });
  if (!/^[\x21-\x7E]+$/u.test(token)) throw new Unreachable(host, 'not-readable', true);
  const headers = { 'x-aws-ec2-metadata-token': token };
  const role = (await ask('GET', roles, headers)).trim();
  if (!/^[\w+=,.@-]{1,128}$/u.test(role)) throw new Unreachable(host, 'not-readable', true);
  return credentialsIn(await ask('GET', roles + encodeURIComponent(role), headers), host);
}

/** Without a slash at its end. */
function baseOf(environment: Variables): string {
  const mode = metadataMode(environment['AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE'] ?? 'ipv4');
  if (mode.kind === 'unknown') throw notAsked('ModeNotValid');
  const endpoint = environment['AWS_EC2_METADATA_SERVICE_ENDPOINT'] ?? null;
  const { text } = metadataEndpoint({ endpoint, mode: mode.mode });
  if (!URL.canParse(text)) throw notAsked('AddressNotValid');
  const { protocol, hostname, host, username } = new URL(text);
  if (username !== '' || !/^https?:$/u.test(protocol)) throw notAsked('AddressNotValid');
  const isPlainAllowed = ownHosts.has(hostname) || isLoopbackHost(hostname);
  if (protocol === 'http:' && !isPlainAllowed) throw new Unreachable(host, 'plain-http', false);
  return text.replace(/\/+$/u, '');
}

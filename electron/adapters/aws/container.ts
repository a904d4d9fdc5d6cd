/** Credentials of a container, from the address that its environment names. */
import { readFile } from 'node:fs/promises';
import {
  containerEndpoint,
  type ContainerPolicy,
  ecsHost,
  eksHosts,
} from '../../core/resolution/rules/common-container.js';
import type { TemporaryCredentials } from '../../services/aws-port.js';
import type { Cancellation } from '../../services/ports.js';
import type { Attempt } from './attempts.js';
import { credentialsIn, notAsked, textOf } from './metadata.js';
import { straight } from './route.js';
import { exchange } from './transport.js';
import { Unreachable } from './unreachable.js';

/** @cite botocore 1.43.11, utils.py, ContainerMetadataFetcher */
const policy: ContainerPolicy = { hosts: [ecsHost, ...eksHosts, 'localhost'], loopback: true };

type Variables = Readonly<Record<string, string>>;

/** One try. Rejects with Refused or Unreachable. */
export async function askContainer(
  environment: Variables,
  attempt: Attempt,
  signal: Cancellation | null,
): Promise<TemporaryCredentials> {
  const url = addressOf(environment);
  const authorization = await authorizationOf(environment);
  const headers = { accept: 'application/json', ...(authorization === null ? {} : { authorization }) };
  const request = { method: 'GET', url, headers, body: null };
  const answer = await exchange(request, straight, attempt.limits, signal);
  attempt.heard(answer);
  return credentialsIn(textOf(answer), url.host);
}

function addressOf(environment: Variables): URL {
  const relative = environment['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'] ?? null;
  const full = environment['AWS_CONTAINER_CREDENTIALS_FULL_URI'] ?? null;
  const endpoint = containerEndpoint({ relative, full }, policy);
  switch (endpoint.kind) {
    case 'not-set':
      throw notAsked('NotInContainer');
    case 'no-host':
      throw notAsked('AddressNotValid');
    case 'not-allowed':
      throw new Unreachable(endpoint.host, 'plain-http', false);
    case 'asked': {
      if (!URL.canParse(endpoint.url)) throw notAsked('AddressNotValid');
      const url = new URL(endpoint.url);
      // Two readers of one address must come to the same host, and nobody's name and password go along.
      const isSame = url.hostname.replace(/^\[|\]$/gu, '') === endpoint.host && url.username === '';
      if (!isSame) throw notAsked('AddressNotValid');
      return url;
    }
  }
}

/** Read again each time: the file's token is renewed. Line breaks would be headers of their own. */
async function authorizationOf(environment: Variables): Promise<string | null> {
  const path = environment['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'];
  const token =
    path === undefined
      ? (environment['AWS_CONTAINER_AUTHORIZATION_TOKEN'] ?? null)
      : await readFile(path, 'utf8').catch(() => {
          throw notAsked('TokenFileNotReadable');
        });
  if (token === null) return null;
  if (!/^[\t\x20-\x7E]*$/u.test(token)) throw notAsked('TokenNotValid');
  return token;
}

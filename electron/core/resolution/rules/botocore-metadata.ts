/** Container and instance metadata, as botocore asks them: last, and as the source of a role. */
import { type Context, shown, variable } from '../context.js';
import { diskText } from '../disk-text.js';
import { missed, reached } from '../found.js';
import { because, stopWith } from '../judgement.js';
import type { SourceRule } from '../tool.js';
import { openError } from './botocore-errors.js';
import { plainPath } from './botocore-files.js';
import { judgeLooked, type Looked } from './botocore-kind.js';
import { isMetadataDisabled } from './botocore-refusals.js';
import { type ContainerPolicy, containerEndpoint, ecsHost, eksHosts } from './common-container.js';

const RELATIVE = 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI';
const FULL = 'AWS_CONTAINER_CREDENTIALS_FULL_URI';
const TOKEN = 'AWS_CONTAINER_AUTHORIZATION_TOKEN';
const TOKEN_FILE = 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE';

/** @cite botocore 1.43.11, utils.py, ContainerMetadataFetcher */
const policy: ContainerPolicy = { hosts: [ecsHost, ...eksHosts, 'localhost'], loopback: true };

/** A set variable counts even where it is empty. The token is read before the host is looked at. */
export function lookAtContainer(context: Context): Looked {
  const relative = variable(context, RELATIVE);
  const endpoint = containerEndpoint({ relative, full: variable(context, FULL) }, policy);
  const origin = { variable: relative === null ? FULL : RELATIVE };
  if (endpoint.kind === 'not-set') return { absent: because('variables-not-set', {}) };
  const badToken = tokenFailure(context);
  if (badToken !== null) return badToken;
  if (endpoint.kind === 'asked') {
    const { host } = endpoint;
    const base = { source: 'container', profile: null, accessKeyId: null, facts: { host } } as const;
    return reached(base, true, because('container-endpoint', { host }), origin);
  }
  const host = endpoint.kind === 'no-host' ? 'None' : endpoint.host;
  const words = `Unsupported host '${host}'.  Can only retrieve metadata from a loopback address or one of these hosts: ${policy.hosts.join(', ')}`;
  const reason =
    endpoint.kind === 'no-host'
      ? because('container-address-not-valid', {})
      : because('container-host-not-allowed', { host });
  return missed(reason, origin, stopWith('ValueError', words));
}

function tokenFailure(context: Context): ReturnType<typeof missed> | null {
  const path = variable(context, TOKEN_FILE);
  if (path === null) return /[\r\n]/u.test(variable(context, TOKEN) ?? '') ? badHeader(TOKEN) : null;
  const absolute = plainPath(context.request, path);
  const read = diskText(context.request.world, absolute);
  if (read.state === 'read') return /[\r\n]/u.test(read.text) ? badHeader(TOKEN_FILE) : null;
  const stop = openError(shown(context, path), read.state === 'absent' ? 'ENOENT' : read.systemCode);
  const reason = because('token-file-missing', { file: shown(context, absolute) });
  return missed(reason, { variable: TOKEN_FILE }, stop);
}

function badHeader(name: string): ReturnType<typeof missed> {
  const stop = stopWith('ValueError', 'Auth token value is not a legal header value');
  return missed(because('value-not-valid', { setting: name }), { variable: name }, stop);
}

export function lookAtInstanceMetadata(context: Context): Looked {
  const name = 'AWS_EC2_METADATA_DISABLED';
  if (isMetadataDisabled(context)) return { absent: because('metadata-disabled', { variable: name }) };
  if (context.request.imds === 'unavailable') return { absent: because('metadata-unavailable', {}) };
  const base = { source: 'imds', profile: null, accessKeyId: null } as const;
  return reached(base, true, because('metadata-available', {}), { metadata: true });
}

export const container: SourceRule = {
  source: 'container',
  cite: 'botocore 1.43.11, credentials.py, ContainerProvider',
  judge: (context) => judgeLooked(lookAtContainer(context)),
  asksLast: true,
};

export const instanceMetadata: SourceRule = {
  source: 'imds',
  cite: 'botocore 1.43.11, credentials.py, InstanceMetadataProvider',
  judge: (context) => judgeLooked(lookAtInstanceMetadata(context)),
  asksLast: true,
};

/** The query protocol, as STS and IAM speak it: a form in, XML out. */
import { authenticate, type Caller, noteUse } from './caller.js';
import type { Call, Context, Handler } from './context.js';
import { newRequestId } from './identifiers.js';
import { headerOf, parametersOf, type Answer, type Received } from './received.js';
import { refuse } from './refusals.js';
import { isSigned, readClaim } from './signature/claim.js';
import type { Site } from './site.js';
import { errorXml, responseXml, type XmlFields } from './xml.js';

export interface QueryService {
  readonly name: string;
  readonly version: string;
  readonly namespace: string;
  readonly handlers: Readonly<Record<string, Handler>>;
  /** Actions that need no signature. */
  readonly unsigned: readonly string[];
  /** Refuses what the service refuses whatever the action. */
  readonly before?: (caller: Caller | null, received: Received) => void;
}

function xml(status: number, body: string, requestId: string): Answer {
  return { status, headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId }, body };
}

/** The service of a signature's scope; null where there is none to be read. */
function signedService(received: Received): string | null {
  const credential = /Credential=([^,\s]+)/u.exec(headerOf(received, 'authorization') ?? '')?.[1];
  const address = new URLSearchParams(received.query).get('X-Amz-Credential');
  return (credential ?? address)?.split('/')[3] ?? null;
}

/** Requests for `/` are a query service's: by the scope, by the host's name, by the action; STS's otherwise. */
function isFor(
  service: QueryService,
  all: readonly QueryService[],
  received: Received,
  action: string,
): boolean {
  const signed = signedService(received);
  if (signed !== null && all.some(({ name }) => name === signed)) return service.name === signed;
  const host = headerOf(received, 'host') ?? '';
  if (all.some(({ name }) => host.startsWith(`${name}.`))) return host.startsWith(`${service.name}.`);
  const owner = all.find(({ handlers }) => Object.hasOwn(handlers, action)) ?? all[0];
  return service === owner;
}

function call(service: QueryService, received: Received, context: Context): Answer {
  const parameters = parametersOf(received);
  const action = parameters.get('Action') ?? '';
  const isUnsigned = service.unsigned.includes(action);
  const caller = isUnsigned ? null : authenticate(context, received, service.name);
  const version = parameters.get('Version') ?? '';
  const handler = Object.hasOwn(service.handlers, action) ? service.handlers[action] : undefined;
  if (handler === undefined || version !== service.version)
    return refuse('unknown-action', { action, version });
  service.before?.(caller, received);
  const result = usedFor(service, { context, caller, action, parameters, received }, handler);
  const requestId = newRequestId();
  return xml(200, responseXml(service.namespace, action, result, requestId), requestId);
}

/** Refused or not, the key was used. */
function usedFor(service: QueryService, asked: Call, handler: Handler): XmlFields | null {
  try {
    return handler(asked);
  } finally {
    if (asked.caller !== null) noteUse(asked.context, asked.caller, service.name);
  }
}

/** @param all the query services that share the address `/` */
export function querySite(service: QueryService, all: readonly QueryService[]): Site {
  return {
    actionOf: (received) => {
      if (received.path !== '/') return null;
      const action = parametersOf(received).get('Action') ?? '';
      return isFor(service, all, received, action) ? `${service.name}:${action}` : null;
    },
    handle: (received, context) => call(service, received, context),
    refusal: (refusing) => {
      const requestId = newRequestId();
      return xml(refusing.status, errorXml(service.namespace, refusing, requestId), requestId);
    },
  };
}

/** The Region that a request is for: of its scope or, unsigned, of the host's name; null where neither says. */
export function regionOf(received: Received): string | null {
  if (isSigned(received)) return readClaim(received).scope.region;
  return /^\w+\.([a-z]{2,4}(?:-[a-z]+)+-\d+)\./u.exec(headerOf(received, 'host') ?? '')?.[1] ?? null;
}

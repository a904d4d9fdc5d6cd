/**
 * The messages as JSON, printed and read by hand: the command that hands credentials out starts without the library of
 * schemas. Besides that command's answer this is the one place where a secret is put into a text.
 */
import type { Failure } from '../../../shared/models/failure.js';
import type { StoreReason, StoreState } from '../../../shared/models/store.js';
import { Secret } from '../../core/secret.js';
import type { Asker, HandedOut } from '../api.js';
import type { BridgeReply, BridgeRequest } from './messages.js';

type Fields = Readonly<Record<string, unknown>>;

export function printRequest(request: BridgeRequest): string {
  if (request.type !== 'unlock') return JSON.stringify(request);
  const { type, passphrase, recoveryCode } = request;
  return JSON.stringify({
    type,
    passphrase: passphrase?.reveal() ?? null,
    recoveryCode: recoveryCode?.reveal() ?? null,
  });
}

export function printReply(reply: BridgeReply): string {
  if (reply.type !== 'credentials') return JSON.stringify(reply);
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = reply.handedOut;
  const handedOut = {
    accessKeyId,
    secretAccessKey: secretAccessKey.reveal(),
    sessionToken: sessionToken?.reveal() ?? null,
    expiration,
  };
  return JSON.stringify({ type: reply.type, handedOut });
}

/** Null for what is no request of this version. */
export function readRequest(value: unknown): BridgeRequest | null {
  const { type, choice, asker, passphrase, recoveryCode } = fieldsOf(value);
  switch (type) {
    case 'credentials': {
      const chosen = readChoice(choice);
      return chosen === null ? null : { type, choice: chosen, asker: readAsker(asker) };
    }
    case 'summary':
    case 'lock':
      return { type };
    case 'unlock':
      return { type, passphrase: secretOrNull(passphrase), recoveryCode: secretOrNull(recoveryCode) };
    default:
      return null;
  }
}

/** Null for what is no reply of this version. */
export function readReply(value: unknown): BridgeReply | null {
  const { type, handedOut, summary, failure } = fieldsOf(value);
  switch (type) {
    case 'credentials': {
      const read = readHandedOut(fieldsOf(handedOut));
      return read === null ? null : { type, handedOut: read };
    }
    case 'summary': {
      const { state, reason, id } = fieldsOf(summary);
      if (!isState(state) || !isReason(reason)) return null;
      return { type, summary: { state, reason, id: textOrNull(id) } };
    }
    case 'done':
      return { type };
    case 'failure':
      return isFailure(failure) ? { type, failure } : null;
    default:
      return null;
  }
}

function readChoice(value: unknown): { readonly id: string } | { readonly name: string } | null {
  const { id, name } = fieldsOf(value);
  if (typeof id === 'string') return { id };
  return typeof name === 'string' ? { name } : null;
}

function readAsker(value: unknown): Asker {
  const { program, pid } = fieldsOf(value);
  return { program: textOrNull(program), pid: typeof pid === 'number' ? pid : null };
}

function readHandedOut({ accessKeyId, secretAccessKey, sessionToken, expiration }: Fields): HandedOut | null {
  if (typeof accessKeyId !== 'string' || typeof secretAccessKey !== 'string') return null;
  return {
    accessKeyId,
    secretAccessKey: new Secret(secretAccessKey),
    sessionToken: secretOrNull(sessionToken),
    expiration: textOrNull(expiration),
  };
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function secretOrNull(value: unknown): Secret | null {
  return typeof value === 'string' ? new Secret(value) : null;
}

const states: Readonly<Record<StoreState, true>> = {
  none: true,
  ready: true,
  locked: true,
  'no-keychain': true,
  'key-missing': true,
  corrupt: true,
};

function isState(value: unknown): value is StoreState {
  return typeof value === 'string' && Object.hasOwn(states, value);
}

/** Both ends are of one version of this protocol: what a reason may be is not looked up again. */
function isReason(value: unknown): value is StoreReason | null {
  return value === null || (typeof value === 'string' && /^[a-z-]+$/u.test(value));
}

function isFailure(value: unknown): value is Failure {
  const { code, facts, action } = fieldsOf(value);
  const isAction = action === null || typeof action === 'string';
  return (
    typeof code === 'string' &&
    /^[a-z-]+$/u.test(code) &&
    typeof facts === 'object' &&
    facts !== null &&
    isAction
  );
}

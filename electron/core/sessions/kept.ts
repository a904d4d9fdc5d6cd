/** A session as it is kept, and the file of all of them: JSON, which is sealed as a whole. Read by hand, so that no library of schemas loads for it. */
import type { SessionKind, SessionOptions, SessionState } from '../../../shared/models/session.js';
import { sessionKinds } from '../../../shared/vocabulary.js';
import { Secret } from '../secret.js';
import { type JsonObject, parseObject, toList, toObject, toText } from '../store/json-reading.js';

/** Credentials that end. Times in milliseconds since the epoch. */
export interface KeptCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  /** Null only where a credential_process gave a long-term key. */
  readonly sessionToken: Secret | null;
  /** Null: nobody says when they end. */
  readonly expiresAt: number | null;
}

export interface KeptSession {
  readonly id: string;
  readonly profile: string;
  readonly kind: SessionKind;
  /** Digest of what it was made of (`identityTextOf`): of another plan it is no session. */
  readonly identity: string;
  readonly state: SessionState;
  /** Null once it is over. */
  readonly credentials: KeptCredentials | null;
  readonly expiresAt: number | null;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly accountId: string | null;
  readonly arn: string | null;
  readonly roleName: string | null;
  readonly sourceProfile: string | null;
  readonly mfaDevice: string | null;
  /** The long-term key whose session with the device's code it was made of; null where there is none. */
  readonly mfaKey: string | null;
  readonly isChained: boolean;
  /** Renewing asks nobody and runs nothing. */
  readonly needsNobody: boolean;
  readonly options: SessionOptions;
  readonly temporaryProfile: string | null;
  readonly failure: { readonly code: string; readonly reason: string | null; readonly at: number } | null;
}

/** What a code of a device was spent on: GetSessionToken with a long-term key, for all profiles with that key and device. */
export interface MfaSession {
  /** Of the long-term key. */
  readonly accessKeyId: string;
  readonly device: string;
  readonly credentials: KeptCredentials;
}

export interface KeptSessions {
  readonly sessions: readonly KeptSession[];
  readonly mfa: readonly MfaSession[];
}

export const nothingKept: KeptSessions = { sessions: [], mfa: [] };

const version = 1;
/** Milliseconds that an ended session stays in the list. */
const endedShownFor = 24 * 60 * 60_000;

/** What is still worth keeping: ended ones for a day, without their credentials; MFA sessions until they end. */
export function tidied({ sessions, mfa }: KeptSessions, now: number): KeptSessions {
  return {
    sessions: sessions.filter(
      ({ endedAt, temporaryProfile }) =>
        endedAt === null || temporaryProfile !== null || now - endedAt < endedShownFor,
    ),
    mfa: mfa.filter(({ credentials }) => credentials.expiresAt === null || credentials.expiresAt > now),
  };
}

/** The newer of two of one profile stands: there is one session a profile. */
export function withSession(kept: KeptSessions, session: KeptSession): KeptSessions {
  const others = kept.sessions.filter(({ profile, id }) => profile !== session.profile && id !== session.id);
  return { ...kept, sessions: [...others, session] };
}

export function withMfaSession(kept: KeptSessions, session: MfaSession): KeptSessions {
  const isOther = ({ accessKeyId, device }: MfaSession): boolean =>
    accessKeyId !== session.accessKeyId || device !== session.device;
  return { ...kept, mfa: [...kept.mfa.filter(isOther), session] };
}

/** UTF-8 of JSON. It holds secrets: it is sealed at once. */
export function printKept({ sessions, mfa }: KeptSessions): Uint8Array {
  const text = JSON.stringify({
    version,
    sessions: sessions.map((session) => ({ ...session, credentials: printed(session.credentials) })),
    mfa: mfa.map((session) => ({ ...session, credentials: printed(session.credentials) })),
  });
  return new TextEncoder().encode(text);
}

function printed(credentials: KeptCredentials | null): JsonObject | null {
  if (credentials === null) return null;
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = credentials;
  return {
    accessKeyId,
    secretAccessKey: secretAccessKey.reveal(),
    sessionToken: sessionToken?.reveal() ?? null,
    expiresAt,
  };
}

/** Null for another version, or what is none of ours; a session that is not whole is passed over. */
export function parseKept(bytes: Uint8Array): KeptSessions | null {
  const fields = parseObject(bytes);
  if (fields?.['version'] !== version) return null;
  return {
    sessions: (toList(fields['sessions']) ?? []).flatMap((each) => toSession(toObject(each)) ?? []),
    mfa: (toList(fields['mfa']) ?? []).flatMap((each) => toMfaSession(toObject(each)) ?? []),
  };
}

function toSession(fields: JsonObject | null): KeptSession | null {
  if (fields === null) return null;
  const text = (name: string): string | null => toText(fields[name]);
  const time = (name: string): number | null => toTime(fields[name]);
  const [id, profile, identity] = [text('id'), text('profile'), text('identity')];
  const kind = sessionKinds.find((each) => each === fields['kind']);
  const state = states.find((each) => each === fields['state']);
  const startedAt = time('startedAt');
  if (id === null || profile === null || identity === null || startedAt === null) return null;
  if (kind === undefined || state === undefined) return null;
  const credentials = toCredentials(toObject(fields['credentials']));
  if (state === 'running' && credentials === null) return null;
  const [accountId, arn, roleName] = [text('accountId'), text('arn'), text('roleName')];
  const [sourceProfile, mfaDevice, mfaKey] = [text('sourceProfile'), text('mfaDevice'), text('mfaKey')];
  return {
    ...{ id, profile, identity, kind, state, startedAt, credentials, accountId, arn, roleName },
    ...{ sourceProfile, mfaDevice, mfaKey, temporaryProfile: text('temporaryProfile') },
    expiresAt: time('expiresAt'),
    endedAt: time('endedAt'),
    isChained: fields['isChained'] === true,
    needsNobody: fields['needsNobody'] === true,
    options: toOptions(toObject(fields['options'])),
    failure: toFailure(toObject(fields['failure'])),
  };
}

const states: readonly SessionState[] = ['running', 'ended', 'failed'];

function toMfaSession(fields: JsonObject | null): MfaSession | null {
  const credentials = toCredentials(toObject(fields?.['credentials']));
  const [accessKeyId, device] = [toText(fields?.['accessKeyId']), toText(fields?.['device'])];
  return credentials === null || accessKeyId === null || device === null
    ? null
    : { accessKeyId, device, credentials };
}

function toCredentials(fields: JsonObject | null): KeptCredentials | null {
  const [accessKeyId, secret] = [toText(fields?.['accessKeyId']), toText(fields?.['secretAccessKey'])];
  if (accessKeyId === null || secret === null) return null;
  const token = toText(fields?.['sessionToken']);
  return {
    accessKeyId,
    secretAccessKey: new Secret(secret),
    sessionToken: token === null ? null : new Secret(token),
    expiresAt: toTime(fields?.['expiresAt']),
  };
}

function toOptions(fields: JsonObject | null): SessionOptions {
  const tags = (toList(fields?.['tags']) ?? []).flatMap((each) => {
    const tag = toObject(each);
    const [key, value] = [toText(tag?.['key']), toText(tag?.['value'])];
    return key === null || value === null ? [] : [{ key, value }];
  });
  return {
    durationSeconds: toTime(fields?.['durationSeconds']),
    sessionName: toText(fields?.['sessionName']),
    sourceIdentity: toText(fields?.['sourceIdentity']),
    tags,
  };
}

function toFailure(fields: JsonObject | null): KeptSession['failure'] {
  const [code, at] = [toText(fields?.['code']), toTime(fields?.['at'])];
  return code === null || at === null ? null : { code, reason: toText(fields?.['reason']), at };
}

function toTime(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

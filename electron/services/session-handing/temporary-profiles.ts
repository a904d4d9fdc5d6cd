/** Sessions as profiles of their own in the credentials file: written by consent, removed when they are over. */
import { type Failure, fail, type Result, succeed } from '../../../shared/models/failure.js';
import type { HeldKey } from '../../core/bridge/access-key.js';
import type { IniDocument } from '../../core/ini/document.js';
import {
  type TemporaryContent,
  temporaryName,
  type TemporaryProfile,
  temporaryProfiles,
  withoutTemporary,
  withTemporary,
} from '../../core/session-handing/temporary-profile.js';
import type { KeyIdMask, MadeChange } from '../api.js';
import { type EditableFiles, type EditPlan, switchFilesOf } from '../changes/plan.js';
import { askFor } from '../editing/edit-request.js';
import { type Dispose, FileSystemError } from '../ports.js';
import type { SessionHandingService } from '../sessions-api.js';
import type { SessionHandingParts } from './session-handing.js';

export interface TemporaryProfiles {
  readonly write: SessionHandingService['writeTemporary'];
  readonly remove: SessionHandingService['removeTemporary'];
  tidy(): Promise<void>;
  start(): Promise<Dispose>;
}

type IsMeant = (one: TemporaryProfile) => boolean;

export function createTemporaryProfiles(parts: SessionHandingParts): TemporaryProfiles {
  const { ports, sessions } = parts;
  // One after the other: several sessions may end at once.
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  };
  const tidy = (): Promise<void> =>
    inTurn(async () => {
      await removeOver(parts);
      await followRenewals(parts);
    });
  return {
    write: (profile, mask) => inTurn(() => write(parts, profile, mask)),
    remove: (profile, mask) => inTurn(() => remove(parts, profile, mask)),
    tidy,
    async start() {
      const unattended = (work: () => Promise<void>): void =>
        void inTurn(work).catch((error: unknown) => {
          ports.logger.error('temporary-profile-left', { name: nameOfError(error) });
        });
      const stops = [
        sessions.onEnded(({ profile, temporaryProfile }) => {
          if (temporaryProfile !== null)
            unattended(() => removeQuietly(parts, (one) => one.profile === profile));
        }),
        sessions.onChanged(() => unattended(() => followRenewals(parts))),
      ];
      await tidy();
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

async function write(
  parts: SessionHandingParts,
  profile: string,
  mask: KeyIdMask,
): ReturnType<SessionHandingService['writeTemporary']> {
  const { ports, sessions, profiles, activity } = parts;
  const used = await sessions.usable(profile, true, null);
  if (!used.ok) return used;
  const { region } = used.value;
  const key: HeldKey = used.value;
  if (key.sessionToken === null) return fail(notPossible(profile, 'long-term-key'));
  // Without an end nobody would know when to take it out of the file.
  if (key.expiration === null) return fail(notPossible(profile, 'temporary-key'));
  const { files, stored } = await profiles.moment([]);
  const name = temporaryName(files, profile, new Set(stored.keys()));
  const { path } = files.credentials;
  const refused = await askFor(ports.consent, { kind: 'write-temporary', profile, path, name });
  if (refused !== null) return fail(refused);
  const content = { profile, key, region, until: Date.parse(key.expiration) };
  const made = await putIn(parts, name, content, mask);
  if (!made.ok) return made;
  const noted = await sessions.setTemporaryProfile(profile, name);
  if (!noted.ok) ports.logger.error('temporary-profile-not-noted', { code: noted.failure.code });
  await activity.record('session-handed-out', { profile, reason: 'temporary-profile' });
  return succeed({ name, made: made.value });
}

async function remove(
  parts: SessionHandingParts,
  profile: string,
  mask: KeyIdMask,
): Promise<Result<MadeChange>> {
  const isMeant: IsMeant = (one) => one.profile === profile;
  const there = (await current(parts)).filter(isMeant);
  if (there.length === 0) return fail({ code: 'session-not-found', facts: { profile }, action: null });
  const made = await takeOut(parts, isMeant, there, mask);
  if (made.ok) await parts.sessions.setTemporaryProfile(profile, null);
  return made;
}

/** Those whose time is over by what stands in the file, and those of sessions that ended while nobody looked. */
async function removeOver(parts: SessionHandingParts): Promise<void> {
  const ended = new Set((await parts.sessions.leftBehind()).map(({ profile }) => profile));
  await removeQuietly(parts, ({ profile, until }) => ended.has(profile) || until <= parts.ports.clock.now());
}

/** A session that was renewed stands there with its new credentials: the person allowed it until the session ends. */
async function followRenewals(parts: SessionHandingParts): Promise<void> {
  const { sessions, ports } = parts;
  const there = (await current(parts)).filter(({ isAsWritten }) => isAsWritten);
  if (there.length === 0) return;
  const list = await sessions.list('last-four');
  for (const { profile, name, until } of there) {
    const row = list.sessions.find((each) => each.profile === profile && each.state === 'running');
    if (row?.temporaryProfile !== name || Date.parse(row.expiresAt ?? '') <= until) continue;
    const used = await sessions.usable(profile, false, null);
    const end = used.ok ? Date.parse(used.value.expiration ?? '') : Number.NaN;
    if (!used.ok || !(end > until)) continue;
    const content = { profile, key: used.value, region: used.value.region, until: end };
    const made = await putIn(parts, name, content, 'last-four');
    if (!made.ok) ports.logger.info('temporary-profile-left', { code: made.failure.code });
  }
}

/** Each by itself: one that another program changed does not keep the others. Nobody is there to be told, so it is logged. */
async function removeQuietly(parts: SessionHandingParts, isMeant: IsMeant): Promise<void> {
  const { logger } = parts.ports;
  try {
    for (const { name, profile } of (await current(parts)).filter(isMeant)) {
      const made = await takeOut(parts, (one) => one.name === name, [{ name }], 'last-four');
      if (!made.ok) logger.info('temporary-profile-left', { code: made.failure.code });
      await parts.sessions.setTemporaryProfile(profile, null);
    }
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    logger.error('temporary-profile-left', { systemCode: error.systemCode });
  }
}

async function putIn(
  { changes }: SessionHandingParts,
  name: string,
  content: TemporaryContent,
  mask: KeyIdMask,
): Promise<Result<MadeChange>> {
  return await changes.apply(
    {
      action: 'write-temporary',
      profiles: [name],
      plan: (now) => planned(now, [name], withTemporary(switchFilesOf(now), name, content)),
    },
    mask,
  );
}

async function takeOut(
  { changes }: SessionHandingParts,
  isMeant: IsMeant,
  there: readonly { readonly name: string }[],
  mask: KeyIdMask,
): Promise<Result<MadeChange>> {
  const names = there.map(({ name }) => name);
  return await changes.apply(
    {
      action: 'remove-temporary',
      profiles: names,
      plan: (now) => planned(now, names, withoutTemporary(now.credentials.document, isMeant)),
    },
    mask,
  );
}

function planned(
  { credentials }: EditableFiles,
  names: readonly string[],
  after: Result<IniDocument>,
): Result<EditPlan> {
  if (!after.ok) return after;
  const steps = after.value === credentials.document ? [] : [{ path: credentials.path, after: after.value }];
  return succeed({ steps, sections: new Map([[credentials.path, names]]) });
}

async function current({ profiles }: SessionHandingParts): Promise<readonly TemporaryProfile[]> {
  const { files } = await profiles.moment([]);
  return temporaryProfiles(files.credentials.document);
}

function notPossible(profile: string, reason: 'long-term-key' | 'temporary-key'): Failure {
  const facts = { profile, reason, setting: null };
  return { code: 'session-not-possible', facts, action: null };
}

function nameOfError(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

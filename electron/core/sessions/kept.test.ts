import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sessionKinds } from '../../../shared/vocabulary.js';
import { Secret } from '../secret.js';
import {
  type KeptSession,
  type KeptSessions,
  nothingKept,
  parseKept,
  printKept,
  tidied,
  withSession,
} from './kept.js';

const noon = Date.UTC(2026, 10, 21, 12);
const credentials = {
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: new Secret('s'),
  sessionToken: new Secret('t'),
  expiresAt: noon + 3_600_000,
};

function session(more: Partial<KeptSession> = {}): KeptSession {
  return {
    id: 'one',
    profile: 'dev',
    kind: 'assume-role',
    identity: 'digest',
    state: 'running',
    credentials,
    expiresAt: noon + 3_600_000,
    startedAt: noon,
    endedAt: null,
    accountId: null,
    arn: null,
    roleName: null,
    sourceProfile: null,
    mfaDevice: null,
    mfaKey: null,
    isChained: false,
    needsNobody: true,
    options: { durationSeconds: null, sessionName: null, sourceIdentity: null, tags: [] },
    temporaryProfile: null,
    failure: null,
    ...more,
  };
}

const text = fc.option(fc.string(), { nil: null });
const sessions: fc.Arbitrary<KeptSession> = fc
  .record({
    id: fc.string(),
    profile: fc.string(),
    kind: fc.constantFrom(...sessionKinds),
    arn: text,
    accountId: text,
    mfaDevice: text,
    mfaKey: text,
    isChained: fc.boolean(),
    needsNobody: fc.boolean(),
    temporaryProfile: text,
    tag: fc.string(),
  })
  .map(({ tag, ...more }) =>
    session({
      ...more,
      options: {
        durationSeconds: 900,
        sessionName: 'ada',
        sourceIdentity: null,
        tags: [{ key: tag, value: tag }],
      },
    }),
  );

/** With the texts of its secrets. */
function shown(kept: KeptSessions | null): unknown {
  const open = (one: KeptSession['credentials']): unknown =>
    one === null
      ? null
      : { ...one, secretAccessKey: one.secretAccessKey.reveal(), sessionToken: one.sessionToken?.reveal() };
  return kept?.sessions.map((each) => ({ ...each, credentials: open(each.credentials) }));
}

describe('sessions', () => {
  it('come back from the file as they went in, secrets included', () => {
    fc.assert(
      fc.property(fc.array(sessions, { maxLength: 5 }), (all) => {
        const kept = { sessions: all, mfa: [{ accessKeyId: 'AKIA', device: 'd', credentials }] };
        const back = parseKept(printKept(kept));
        expect(shown(back)).toEqual(shown(kept));
        expect(back?.mfa[0]?.credentials.secretAccessKey.reveal()).toBe('s');
      }),
    );
  });

  it('that are not whole are passed over, and another version is none of ours', () => {
    const print = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
    expect(parseKept(print({ version: 1, sessions: [null, 7, {}, { id: 'x' }], mfa: [{}] }))).toEqual(
      nothingKept,
    );
    expect(parseKept(print({ version: 2, sessions: [], mfa: [] }))).toBeNull();
    expect(parseKept(print('x'))).toBeNull();
  });

  it('are one a profile', () => {
    const twice = withSession(withSession(nothingKept, session()), session({ id: 'two' }));
    expect(twice.sessions.map(({ id }) => id)).toEqual(['two']);
  });

  it('that ended stay for a day, and longer where they still stand in a file', () => {
    const ended = session({ state: 'ended', credentials: null, endedAt: noon });
    const written = { ...ended, id: 'two', profile: 'two', temporaryProfile: 'two-session' };
    const kept = { sessions: [ended, written], mfa: [{ accessKeyId: 'a', device: 'd', credentials }] };
    const day = 24 * 3_600_000;
    expect(tidied(kept, noon + day - 1).sessions).toHaveLength(2);
    expect(tidied(kept, noon + day)).toMatchObject({ sessions: [{ id: 'two' }], mfa: [] });
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../core/secret.js';
import type { BridgeReply, BridgeRequest } from './messages.js';
import { printReply, printRequest, readReply, readRequest } from './wire.js';

const text = fc.string({ unit: 'grapheme' });
const secret = text.map((value) => new Secret(value));
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const request: fc.Arbitrary<BridgeRequest> = fc.oneof(
  fc.record({
    type: fc.constant('credentials' as const),
    choice: fc.oneof(fc.record({ id: text }), fc.record({ name: text })),
    asker: fc.record({ program: orNull(text), pid: orNull(fc.nat()) }),
  }),
  fc.record({ type: fc.constantFrom('summary' as const, 'lock' as const) }),
  fc.record({
    type: fc.constant('unlock' as const),
    passphrase: orNull(secret),
    recoveryCode: orNull(secret),
  }),
);
const reply: fc.Arbitrary<BridgeReply> = fc.oneof(
  fc.record({
    type: fc.constant('credentials' as const),
    handedOut: fc.record({
      accessKeyId: text,
      secretAccessKey: secret,
      sessionToken: orNull(secret),
      expiration: orNull(text),
    }),
  }),
  fc.record({
    type: fc.constant('summary' as const),
    summary: fc.record({
      state: fc.constantFrom('none' as const, 'ready' as const, 'locked' as const, 'corrupt' as const),
      reason: fc.constantFrom(null, 'by-hand' as const, 'rolled-back' as const),
      id: orNull(text),
    }),
  }),
  fc.record({ type: fc.constant('done' as const) }),
  fc.record({
    type: fc.constant('failure' as const),
    failure: fc.record({
      code: fc.constant('profile-not-stored' as const),
      facts: fc.record({ name: text }),
      action: fc.constantFrom(null, 'retry' as const),
    }),
  }),
);

/** Two messages are the same where their secrets are, which no comparison of objects sees. */
function open(value: unknown): unknown {
  if (value instanceof Secret) return { secret: value.reveal() };
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, open(each)]));
}

describe('a message', () => {
  test('comes out as it went in, on one line', () => {
    fc.assert(
      fc.property(request, reply, (asked, answered) => {
        const lines = [printRequest(asked), printReply(answered)];
        expect(lines.join('')).not.toContain('\n');
        expect(open(readRequest(JSON.parse(lines[0] ?? '')))).toEqual(open(asked));
        expect(open(readReply(JSON.parse(lines[1] ?? '')))).toEqual(open(answered));
      }),
    );
  });

  test('is none where anything else is sent, and nothing throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(readRequest(value)).toBeNull();
        expect(readReply(value)).toBeNull();
      }),
    );
  });

  test.each([
    [{ type: 'credentials' }],
    [{ type: 'credentials', choice: {} }],
    [{ type: 'credentials', choice: { id: 7 } }],
    [{ type: 'read-everything' }],
    [{ type: '__proto__' }],
  ])('%j asks for nothing', (value) => {
    expect(readRequest(value)).toBeNull();
  });

  test.each([
    [{ type: 'credentials', handedOut: { accessKeyId: 'a' } }],
    [{ type: 'summary', summary: { state: 'open', reason: null } }],
    [{ type: 'failure', failure: { code: 'A B', facts: {}, action: null } }],
    [{ type: 'failure', failure: { code: 'busy', facts: null, action: null } }],
  ])('%j answers nothing', (value) => {
    expect(readReply(value)).toBeNull();
  });
});

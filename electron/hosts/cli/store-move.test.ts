import { describe, expect, test } from 'vitest';
import { fail, succeed } from '../../../shared/models/failure.js';
import { answering, failing, fakeServices, row, runWith } from './testing.js';
import { ready, closed, passphrase, noting } from './testing-store.js';

describe('keyway move', () => {
  const made = { id: 'c3', files: [], writtenInPlace: [], alsoIn: [] };
  const { store } = noting(ready);

  test('prints the change, and that taking it back is plain text again', async () => {
    const moving = { moveIn: answering(made) };
    const ran = await runWith(
      ['move', 'dev', '--to', 'encrypted', '--json'],
      fakeServices({ store, moving }),
    );
    expect(ran.out).toBe('{"change":"c3","files":[],"diff":""}\n');
    expect(ran.err).toContain('plain text again');
    expect(ran.err).toContain('Earlier versions of the files still hold the secret: keyway purge NAME');
  });

  test('tells where else the key stands', async () => {
    const alsoIn = [{ file: '~/.aws/credentials', line: 9, section: 'twin' }];
    const moving = { moveIn: answering({ ...made, alsoIn }) };
    const ran = await runWith(['move', 'dev', '--to', 'encrypted'], fakeServices({ store, moving }));
    expect(ran.err).toContain('~/.aws/credentials, line 9, in [twin]');
  });

  test('opens a store that lacks its passphrase first, where one can be had', async () => {
    const needing = noting(closed);
    const services = fakeServices({ store: needing.store, moving: { moveIn: answering(made) } });
    await runWith(
      ['move', 'dev', '--to', 'encrypted', '--passphrase-stdin'],
      services,
      {},
      `${passphrase}\n`,
    );
    expect(needing.calls).toEqual([['unlock', passphrase, null]]);
    const locked = failing({
      code: 'store-locked',
      facts: { reason: 'passphrase-needed' },
      action: 'unlock-store',
    });
    const alone = await runWith(
      ['move', 'dev', '--to', 'encrypted', '--json'],
      fakeServices({ store: noting(closed).store, moving: { moveIn: locked } }),
    );
    expect(JSON.parse(alone.out)).toMatchObject({ error: { code: 'store-locked' } });
  });

  test('moves back by consent', async () => {
    const moving = { moveOut: answering({ id: 'c4', files: [], writtenInPlace: [] }) };
    const ran = await runWith(
      ['move', 'dev', '--to', 'shared', '--yes', '--json'],
      fakeServices({ store, moving }),
    );
    expect(ran.consents).toBe(true);
    expect(JSON.parse(ran.out)).toMatchObject({ change: 'c4' });
  });

  test('moves all that stand in plain text, and goes on after one that cannot be moved', async () => {
    const plain = { findings: ['plaintext-long-term-key' as const], kind: 'access-key' as const };
    const asked: string[] = [];
    const services = fakeServices({
      store,
      profiles: {
        rows: answering([
          row({ ...plain, name: 'one' }),
          row({ ...plain, name: 'two' }),
          row({ ...plain, name: 'default', copyOf: 'one' }),
          row({ ...plain, name: 'batch', locations: [{ storeType: 'shared', path: '/srv/credentials' }] }),
          row({ name: 'role' }),
        ]),
        files: () =>
          Promise.resolve([
            {
              path: '/srv/credentials',
              role: 'location',
              state: 'ok',
              code: null,
              line: null,
              systemCode: null,
              fromVariable: null,
              canPutBack: false,
              sections: 1,
            },
          ]),
      },
      moving: {
        moveIn: (name) => {
          asked.push(name);
          return Promise.resolve(
            name === 'one'
              ? fail({ code: 'not-movable', facts: { name, reason: 'two-keys' }, action: null })
              : succeed(made),
          );
        },
      },
    });
    const ran = await runWith(['move', '--all', '--to', 'encrypted', '--json'], services);
    expect(asked).toEqual(['one', 'two']);
    expect(ran.status).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({
      moved: [{ name: 'two', change: 'c3' }],
      failed: [{ name: 'one', code: 'not-movable' }],
    });
  });

  test.each([
    [['move', 'dev'], 'destination-missing'],
    [['move', 'dev', '--to', 'cloud'], 'unknown-destination'],
    [['move', '--to', 'encrypted'], 'argument-missing'],
    [['move', 'dev', '--all', '--to', 'encrypted'], 'all-stands-alone'],
    [['move', '--all', '--to', 'shared'], 'all-stands-alone'],
  ])('%j is wrong use: %s', async (argv, reason) => {
    const ran = await runWith([...argv, '--json'], noting(ready).services);
    expect(ran.status).toBe(2);
    expect(JSON.parse(ran.out)).toMatchObject({ error: { facts: { reason } } });
  });
});

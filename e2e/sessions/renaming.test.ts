/** What people keep of a profile by its name goes with it: over the whole application, so that no way of renaming is left out. */
import { expect, test } from 'vitest';
import type { EditCommand } from '../../shared/models/edit.js';
import { storeLocation } from '../../shared/vocabulary.js';
import { exampleAccount, exampleKeys } from '../aws/seeds.js';
import { type Bench, valueOf } from './bench.js';
import { alice, useLoopback } from './suite.js';

const suite = useLoopback();
const other = '999999999999';
const extra = '/home/ada/other';

async function kept({ services }: Bench, name: string) {
  const { favourites, recents, colours } = await services.settings.current();
  const id = `shared:${name}`;
  const identity = await services.sessions.knownIdentity(name);
  return {
    favourite: favourites.includes(id),
    recent: recents.includes(id),
    colour: colours[id] ?? null,
    account: identity?.accountId ?? null,
    expected: identity?.expectedAccountId ?? null,
  };
}

async function keepAll(bench: Bench, name: string): Promise<void> {
  const { settings, sessions } = bench.services;
  const id = `shared:${name}`;
  await settings.change({ kind: 'favourite', id, favourite: true });
  await settings.change({ kind: 'recent', id });
  await settings.change({ kind: 'colour', id, colour: 'red' });
  valueOf(await sessions.identity(name, null, null));
  await sessions.expectAccount(name, other);
}

async function apply({ services }: Bench, command: EditCommand): Promise<void> {
  valueOf(await services.editing.apply(command, 'last-four'));
}

const all = { favourite: true, recent: true, colour: 'red', account: exampleAccount, expected: other };
const none = { favourite: false, recent: false, colour: null, account: null, expected: null };

const saved: EditCommand = {
  kind: 'save',
  id: 'shared:base',
  name: 'work',
  location: null,
  set: {},
  expected: {},
  ssoSession: null,
  services: null,
  secret: { kind: 'keep' },
};

test.each<readonly [string, EditCommand]>([
  ['renaming', { kind: 'rename', id: 'shared:base', name: 'work' }],
  ['a form', saved],
  ['a group', { kind: 'rename-group', ids: ['shared:base'], from: 'base', to: 'work' }],
])('goes with a profile to the name that %s gives it, and back when that is undone', async (_, command) => {
  const bench = await suite.bench();
  await keepAll(bench, 'base');
  await apply(bench, command);
  expect(await kept(bench, 'work')).toEqual(all);
  expect(await kept(bench, 'base')).toEqual(none);
  valueOf(await bench.services.changes.undo(null, 'last-four'));
  expect(await kept(bench, 'base')).toEqual(all);
  expect(await kept(bench, 'work')).toEqual(none);
});

test('goes with a profile of the encrypted store', async () => {
  const bench = await suite.bench({ credentials: '' });
  const [id = '', secretAccessKey = ''] = Object.values(exampleKeys.alice);
  const secret = { kind: 'typed', secretAccessKey, sessionToken: null } as const;
  const set = { aws_access_key_id: id, region: 'eu-west-1' };
  await apply(bench, { ...saved, id: null, name: 'base', location: storeLocation, set, secret });
  await keepAll(bench, 'base');
  await apply(bench, { kind: 'rename', id: 'shared:base', name: 'work' });
  expect(await kept(bench, 'work')).toEqual(all);
  valueOf(await bench.services.changes.undo(null, 'last-four'));
  expect(await kept(bench, 'base')).toEqual(all);
});

test('of a profile that is gone is not that of the one which gets its name', async () => {
  const bench = await suite.bench({
    credentials: `${alice}[second]\n${alice.split('\n').slice(1).join('\n')}`,
  });
  await keepAll(bench, 'base');
  await bench.services.settings.change({ kind: 'colour', id: 'shared:gone', colour: 'blue' });
  await apply(bench, { kind: 'rename', id: 'shared:second', name: 'gone' });
  expect(await kept(bench, 'gone')).toEqual(none);
  expect(await kept(bench, 'base')).toEqual(all);
});

test('of a profile in another file is that of no profile with the same name here', async () => {
  const bench = await suite.bench({ files: { [extra]: alice } });
  await keepAll(bench, 'base');
  const { editing } = bench.services;
  const from = editing.place('base', extra);
  valueOf(await editing.applyEdit({ kind: 'rename', renames: [{ from, to: 'work' }] }, 'last-four'));
  expect(await kept(bench, 'base')).toEqual(all);
  expect(await kept(bench, 'work')).toEqual(none);
});

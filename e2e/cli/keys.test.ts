/** `keyway keys`, `keyway rotate --old` and `keyway activity` as a person runs them, against an AWS that takes its time. */
import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { KeyRow } from '../../shared/models/key.js';
import {
  activityPrinted,
  errorPrinted,
  keyPrinted,
  keysPrinted,
  storeFilePrinted,
} from '../../shared/models/printed.js';
import { rotationsInRowPrinted } from '../../shared/models/rotation.js';
import { allow, exampleKeys, makeKey } from '../aws/seeds.js';
import { json, type Ran } from './harness.js';
import { type RotationWorld, startRotationWorld } from './rotation-world.js';
import { device } from './session-world.js';

const { alice, bob } = exampleKeys;
const twin = `[twin]\naws_access_key_id = ${alice.id}\naws_secret_access_key = ${alice.secret}\n`;
const ofBob = `[bob]\naws_access_key_id = ${bob.id}\naws_secret_access_key = ${bob.secret}\n`;
const endpoint = ({ aws }: RotationWorld, name: string): string =>
  `[profile ${name}]\nendpoint_url = ${aws.url}\n`;

/** alice's key in two places, and bob's, who may do anything. */
async function world(): Promise<RotationWorld> {
  const made = await startRotationWorld(
    '[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = base\n',
  );
  appendFileSync(join(made.home, '.aws/credentials'), twin + ofBob);
  appendFileSync(join(made.home, '.aws/config'), endpoint(made, 'twin') + endpoint(made, 'bob'));
  const user = made.aws.state.users.find(({ name }) => name === 'bob');
  if (user !== undefined) user.policies = [allow('*')];
  return made;
}

function keysIn(ran: Ran, status = 0): readonly KeyRow[] {
  expect(ran.status, ran.stderr).toBe(status);
  return keysPrinted.parse(json(ran)).keys;
}

function failureIn(ran: Ran) {
  expect(ran.status, ran.stdout).toBe(1);
  return errorPrinted.parse(json(ran)).error;
}

const keyOf = (rows: readonly KeyRow[], id: string): KeyRow => {
  const found = rows.find(({ keyId }) => keyId === id);
  if (found === undefined) throw new Error(`${id} is not listed`);
  return found;
};

describe('keyway keys', () => {
  test('lists each key once and asks nobody; --ask learns, which is remembered', async () => {
    const made = await world();
    const before = keysIn(await made.keyway(['keys', '--json']));
    expect(made.aws.journal).toEqual([]);
    expect(before.map(({ keyId }) => keyId).toSorted()).toEqual([bob.id, alice.id].toSorted());
    expect(keyOf(before, alice.id)).toMatchObject({
      places: [
        { profile: 'base', path: '~/.aws/credentials', line: 2 },
        { profile: 'twin', path: '~/.aws/credentials', line: 5 },
      ],
      dependants: ['dev'],
      learned: null,
    });
    const asked = keysIn(await made.keyway(['keys', '--ask', '--yes', '--json']));
    const learned = keyOf(asked, alice.id);
    for (const trait of ['old', 'duplicate', 'plaintext'] as const) expect(learned.traits).toContain(trait);
    expect(learned).toMatchObject({
      learned: { accountId: '111122223333', userName: 'alice', status: 'active', isRoot: false },
    });
    const count = made.aws.journal.length;
    const table = await made.keyway(['keys', '--old', '--duplicate']);
    expect(table.status, table.stderr).toBe(0);
    expect(table.stdout).toMatch(/Key ID +User +Account +Age +Last used +Status +Asked +Notes +In\n/u);
    expect(table.stdout).toContain(alice.id);
    expect(table.stdout).toContain('twin (~/.aws/credentials:5)');
    expect(table.stdout).not.toContain(bob.id);
    expect(keysIn(await made.keyway(['keys', '--old', '--days', '3650', '--json']))).toEqual([]);
    expect(made.aws.journal).toHaveLength(count);
    expect(table.stdout + JSON.stringify(asked)).not.toContain(alice.secret);
  });

  test('deactivates, activates and deletes one, saying before what stops working', async () => {
    const made = await world();
    keysIn(await made.keyway(['keys', '--ask', '--yes', '--json']));
    const own = (): readonly (readonly [string, string])[] =>
      made.keys().map(({ id, status }) => [id, status]);
    made.aws.state.users[0]?.keys.push(makeKey({ id: 'AKIAOTHER00000000000', secret: 's'.repeat(40) }));
    appendFileSync(
      join(made.home, '.aws/credentials'),
      `[other]\naws_access_key_id = AKIAOTHER00000000000\naws_secret_access_key = ${'s'.repeat(40)}\n`,
    );
    appendFileSync(join(made.home, '.aws/config'), endpoint(made, 'other'));
    keysIn(await made.keyway(['keys', '--ask', '--yes', '--json']));
    const refused = await made.keyway(['keys', 'deactivate', alice.id, '--json']);
    expect(failureIn(refused).code).toBe('consent-needed');
    expect(refused.stderr).toContain('the profile base, the profile twin, the profile dev');
    expect(own()[0]).toEqual([alice.id, 'Active']);
    const off = await made.keyway(['keys', 'deactivate', alice.id, '--yes', '--json']);
    expect(off.status, off.stderr).toBe(0);
    expect(keyPrinted.parse(json(off)).key.learned?.status).toBe('inactive');
    expect(own()[0]).toEqual([alice.id, 'Inactive']);
    const on = await made.keyway(['keys', 'activate', alice.id, '--yes']);
    expect([on.status, on.stdout], on.stderr).toEqual([0, `${alice.id} is active.\n`]);
    expect(own()[0]).toEqual([alice.id, 'Active']);
    const gone = await made.keyway(['keys', 'delete', 'AKIAOTHER00000000000', '--yes', '--json']);
    expect(gone.status, gone.stderr).toBe(0);
    expect(keyPrinted.parse(json(gone)).key.learned?.status).toBe('gone');
    expect(own()).toEqual([[alice.id, 'Active']]);
    expect(
      failureIn(await made.keyway(['keys', 'delete', 'AKIANOTHERE000000000', '--yes', '--json'])).code,
    ).toBe('key-not-found');
  });

  test('says which words do not go together', async () => {
    const made = await startRotationWorld();
    for (const args of [
      ['keys', 'burn', alice.id],
      ['keys', 'delete'],
      ['keys', 'delete', alice.id, '--old'],
      ['keys', '--days', '0'],
      ['keys', '--days', 'ten'],
      ['rotate', 'base', '--old'],
      ['rotate', 'base', '--days', '9'],
      ['rotate', '--old', '--abort'],
    ])
      expect((await made.keyway(args)).status, args.join(' ')).toBe(2);
    expect(made.aws.journal).toEqual([]);
  });
});

describe('keyway rotate --old', () => {
  const rowsIn = (ran: Ran, status = 0) => {
    expect(ran.status, ran.stderr).toBe(status);
    return rotationsInRowPrinted.parse(json(ran));
  };

  test('rotates every old key once, and none that is not old', async () => {
    const made = await world();
    expect(rowsIn(await made.keyway(['rotate', '--old', '--days', '3650', '--yes', '--json']))).toEqual({
      done: [],
      stopped: null,
      left: [],
    });
    const { done, stopped } = rowsIn(await made.keyway(['rotate', '--old', '--yes', '--json']));
    expect(stopped).toBeNull();
    expect(done.map(({ userName, stage }) => [userName, stage]).toSorted()).toEqual([
      ['alice', 'watch'],
      ['bob', 'watch'],
    ]);
    expect(made.keys().map(({ status }) => status)).toEqual(['Inactive', 'Active']);
    // The new ones are young.
    expect(rowsIn(await made.keyway(['rotate', '--old', '--yes', '--json'])).done).toEqual([]);
  });

  test('stops at the first that needs a person, and says why and which are left', async () => {
    const made = await world();
    for (const user of made.aws.state.users)
      user.keys.push(
        makeKey({ id: `AKIASECOND${user.name.toUpperCase().padEnd(10, '0')}`, secret: 's'.repeat(40) }),
      );
    const { done, stopped, left } = rowsIn(await made.keyway(['rotate', '--old', '--yes', '--json']), 1);
    expect(done).toEqual([]);
    expect(stopped).toMatchObject({ code: 'rotation-two-keys' });
    expect(left).toHaveLength(1);
    const said = await made.keyway(['rotate', '--old', '--yes']);
    expect(said.status).toBe(1);
    expect(said.stdout).toMatch(/^Stopped at (?:base|twin|bob)\. /u);
    expect(said.stdout).toContain('Not begun: ');
  });

  test('asks for the code of a device on the way', async () => {
    const made = await startRotationWorld(`mfa_serial = ${device}\n`);
    const [user, other] = made.aws.state.users;
    if (user !== undefined && other !== undefined) user.policies = other.policies;
    const input = `${made.aws.code(device)}\n`;
    const ran = await made.keyway(['rotate', '--old', '--mfa-code-stdin', '--yes', '--json'], { input });
    expect(rowsIn(ran).done).toMatchObject([{ userName: 'alice', stage: 'watch' }]);
  });
});

describe('keyway activity', () => {
  test('says what was done to which key, and writes it as a table that holds no secret', async () => {
    const made = await startRotationWorld();
    expect((await made.keyway(['rotate', 'base', '--delete-old', '--yes', '--json'])).status).toBe(0);
    const newKey = made.keyInFile();
    const listed = await made.keyway(['activity', '--json']);
    const rows = activityPrinted.parse(json(listed));
    expect(rows.map(({ kind }) => kind).toReversed()).toEqual([
      'key-created',
      'key-saved',
      'key-proved',
      'key-deactivated',
      'key-deleted',
    ]);
    const last = newKey.id.slice(-4);
    expect(rows.find(({ kind }) => kind === 'key-saved')?.reason).toBe(`****${last}, ~/.aws/credentials`);
    const text = await made.keyway(['activity']);
    expect(text.stdout).toContain('Deleted an access key of base');
    const file = join(made.home, 'what happened.csv');
    const written = await made.keyway(['activity', '--export', file, '--json']);
    expect(written.status, written.stderr).toBe(0);
    expect(storeFilePrinted.parse(json(written)).path).toBe(file);
    const table = readFileSync(file, 'utf8');
    expect(table).toMatch(/^"time","what","profile","program","detail"\r\n/u);
    expect(table).toContain(`"key-saved","base","","****${last}, ~/.aws/credentials"`);
    expect(table).toContain('"change-');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    for (const secret of [newKey.secret, alice.secret, newKey.id, alice.id])
      expect(table + listed.stdout + text.stdout).not.toContain(secret);
    // An earlier export is replaced, nothing else.
    expect((await made.keyway(['activity', '--export', file])).status).toBe(0);
    writeFileSync(file, 'mine');
    expect(failureIn(await made.keyway(['activity', '--export', file, '--json'])).code).toBe(
      'file-in-the-way',
    );
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(existsSync(`${file}.new`)).toBe(false);
  });
});

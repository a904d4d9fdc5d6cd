import { describe, expect, it } from 'vitest';
import { storeLocation } from '../../../shared/vocabulary.js';
import { parseDocument } from '../ini/document.js';
import { readProfiles, type SourceFile } from '../profiles/profiles.js';
import { findKeys, type FoundKey, type InventoryInput } from './inventory.js';
import { askedNow, keysOfSameUser, type KnownKey, usedByOthers, withStatus } from './knowledge.js';
import { traitsOf } from './traits.js';

const one = 'AKIAIOSFODNN7EXAMPLE';
const two = 'AKIAI44QH8DHBEXAMPLE';
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const noon = Date.UTC(2026, 10, 21, 12);

function file(role: SourceFile['role'], path: string, text: string): SourceFile {
  return { role, path, document: parseDocument(new TextEncoder().encode(text)), mode: null };
}

interface Texts {
  readonly config?: string;
  readonly credentials?: string;
  readonly store?: string;
  readonly managedCopyOf?: InventoryInput['managedCopyOf'];
}

function keysIn({ config = '', credentials = '', store, managedCopyOf = null }: Texts): readonly FoundKey[] {
  const set = readProfiles({
    config: file('config', '~/.aws/config', config),
    credentials: file('credentials', '~/.aws/credentials', credentials),
    locations: store === undefined ? [] : [file('location', storeLocation, store)],
  });
  return findKeys({ set, managedCopyOf, find: set.findByName });
}

function section(header: string, id: string, more = ''): string {
  return `[${header}]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n${more}`;
}

const known: KnownKey = {
  ...{ at: '2026-11-21T11:00:00.000Z', accountId: '111122223333', userName: 'alice' },
  arn: 'arn:aws:iam::111122223333:user/alice',
  isRoot: false,
  status: 'active',
  createdAt: '2026-11-01T00:00:00.000Z',
  lastUse: null,
  otherKeys: [],
  untold: [],
  askedAt: [],
};

describe('where a key stands', () => {
  it('each ID is one row, in both files of one profile too, and in a section that the AWS CLI passes over', () => {
    const config = `${section('profile a', one)}${section('profile  a', two)}`;
    const found = keysIn({ config, credentials: section('a', one) });
    expect(found.map(({ accessKeyId }) => accessKeyId).toSorted()).toEqual([two, one].toSorted());
    const places = found.find(({ accessKeyId }) => accessKeyId === one)?.places ?? [];
    expect(places.map(({ path, line }) => [path, line])).toContainEqual(['~/.aws/credentials', 2]);
  });

  it('a comment behind the ID or the secret is no part of it', () => {
    const [key] = keysIn({ credentials: section('a', `${one}  # of Ada`) });
    expect(key?.accessKeyId).toBe(one);
  });

  it('an ID without a secret is a key that nothing can be signed with', () => {
    const [key] = keysIn({ credentials: `[a]\naws_access_key_id = ${one}\n` });
    expect(key?.places[0]?.secret).toBeNull();
  });

  it('nothing of it prints the secret', () => {
    expect(JSON.stringify(keysIn({ credentials: section('a', one) }))).not.toContain(secret);
  });

  it('what is in the store has no path, and the row of its name', () => {
    const [key] = keysIn({ store: section('a', one) });
    expect(key?.places).toMatchObject([
      { location: storeLocation, path: null, line: null, profileId: 'shared:a' },
    ]);
  });
});

describe('who comes to it by another profile', () => {
  const role = (name: string, source: string): string =>
    `[profile ${name}]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = ${source}\n`;

  it('through any number of roles, and by its own key without being its own dependant', () => {
    const config = role('b', 'a') + role('c', 'b') + role('self', 'self') + role('lost', 'nobody');
    const found = keysIn({ config, credentials: section('a', one) + section('self', two) });
    expect(found.map(({ accessKeyId, dependants }) => [accessKeyId, dependants])).toEqual([
      [two, []],
      [one, ['b', 'c']],
    ]);
  });

  it('not where roles name each other in a circle', () => {
    const found = keysIn({ config: role('b', 'c') + role('c', 'b'), credentials: section('a', one) });
    expect(found[0]?.dependants).toEqual([]);
  });
});

describe('what is said of a key', () => {
  const around = { now: noon, oldAfterDays: 90 };
  const [plain] = keysIn({ credentials: section('a', one) });
  const traits = (learned: KnownKey | null, key = plain): readonly string[] =>
    key === undefined ? [] : traitsOf(key, learned, around);

  it('old after the days that were chosen, and not where nobody told its age', () => {
    expect(traits({ ...known, createdAt: '2026-08-23T11:59:59.999Z' })).toContain('old');
    expect(traits({ ...known, createdAt: '2026-08-23T12:00:00.000Z' })).not.toContain('old');
    expect(traits({ ...known, createdAt: null })).not.toContain('old');
    expect(traits(null)).toEqual(['plaintext']);
  });

  it('unused by what AWS tells; one that is new was not unused for long', () => {
    const never = { at: null, service: null, region: null };
    expect(traits({ ...known, lastUse: never })).not.toContain('unused');
    expect(traits({ ...known, lastUse: never, createdAt: null })).toContain('unused');
    expect(traits({ ...known, lastUse: never, createdAt: '2026-01-01T00:00:00.000Z' })).toContain('unused');
    const longAgo = { at: '2026-08-01T00:00:00.000Z', service: 's3', region: 'eu-west-1' };
    expect(traits({ ...known, lastUse: longAgo })).toContain('unused');
    expect(traits({ ...known, lastUse: null })).not.toContain('unused');
  });

  it('nothing of its age once it is gone', () => {
    expect(traits({ ...known, status: 'gone', createdAt: '2020-01-01T00:00:00.000Z' })).toEqual([
      'plaintext',
    ]);
  });

  it('duplicate where two places have it, the default that Keyway copied not among them', () => {
    const credentials = section('a', one) + section('default', one);
    const [copy] = keysIn({ credentials, managedCopyOf: { name: 'a', location: null } });
    const [own] = keysIn({ credentials });
    expect(traits(null, copy)).not.toContain('duplicate');
    expect(traits(null, own)).toContain('duplicate');
  });

  it('plaintext in a file alone, and only with a secret that does not end', () => {
    expect(traits(null, keysIn({ store: section('a', one) })[0])).toEqual([]);
    const token = 'aws_session_token = token\n';
    expect(traits(null, keysIn({ credentials: section('a', 'ASIAIOSFODNN7EXAMPLE', token) })[0])).toEqual([]);
    expect(traits(null, keysIn({ credentials: `[a]\naws_access_key_id = ${one}\n` })[0])).toEqual([]);
  });
});

describe('what is remembered', () => {
  const use = { at: '2026-11-20T08:00:00.000Z', service: 'iam', region: 'us-east-1' };
  const before = { ...known, askedAt: ['2026-11-20T08:00:50.000Z'], lastUse: { ...use, service: 's3' } };

  it('Keyway’s own asking, which AWS tells as a use, is not one; any other is', () => {
    expect(usedByOthers(use, before)).toEqual(before.lastUse);
    expect(usedByOthers(use, null)).toEqual(use);
    expect(usedByOthers({ ...use, service: 'ec2' }, before)).toMatchObject({ service: 'ec2' });
    expect(usedByOthers({ ...use, at: '2026-11-20T08:05:00.000Z' }, before)).toMatchObject({
      service: 'iam',
    });
    expect(usedByOthers(null, before)).toBeNull();
  });

  it('times of asking are no more than twenty', () => {
    let asked: readonly string[] = [];
    for (let count = 0; count < 30; count += 1) asked = askedNow({ ...known, askedAt: asked }, String(count));
    expect(asked).toHaveLength(20);
    expect(asked.at(-1)).toBe('29');
  });

  it('another status is told at the key and at its user’s other key, which forgets one that is gone', () => {
    const other = { accessKeyId: two, status: 'active', createdAt: null } as const;
    const keys = { [one]: { ...known, otherKeys: [other] }, [two]: known };
    const inactive = withStatus(keys, two, 'inactive');
    expect(inactive[two]?.status).toBe('inactive');
    expect(inactive[one]?.otherKeys).toEqual([{ ...other, status: 'inactive' }]);
    expect(withStatus(keys, two, 'gone')[one]?.otherKeys).toEqual([]);
  });

  it('keys of one user know of each other, by the list or by name; other users and keys that are gone do not count', () => {
    const bob = { ...known, userName: 'bob' };
    const listed = { accessKeyId: two, status: 'inactive', createdAt: null } as const;
    expect(keysOfSameUser({ [one]: { ...known, otherKeys: [listed] } }, two)).toEqual([one]);
    expect(keysOfSameUser({ [one]: known, [two]: known }, two)).toEqual([one]);
    expect(keysOfSameUser({ [one]: bob, [two]: known }, two)).toEqual([]);
    expect(keysOfSameUser({ [one]: { ...known, status: 'gone' }, [two]: known }, two)).toEqual([]);
  });
});

/** Any edits of the encrypted store, one after the other: what must hold of the store and the files at any time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { succeed } from '../../../shared/models/failure.js';
import { storeLocation } from '../../../shared/vocabulary.js';
import { parseDocument, printDocument } from '../ini/document.js';
import { readProfiles } from '../profiles/profiles.js';
import { bridgedTo } from '../profiles/stored.js';
import { Secret } from '../secret.js';
import { splitStoreDocument } from '../store/store-document.js';
import type { SwitchFiles } from '../switching/switch-files.js';
import type { Place, ProfileEdit, StoreContext } from './edit.js';
import { filesAfter } from './files-after.js';
import { planEdit } from './plan-edit.js';

const runs = { quick: 150, ci: 600, nightly: 6000 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 150;
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const sharedSecret = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY';
const key = [
  { key: 'aws_access_key_id', value: 'AKIAIOSFODNN7EXAMPLE' },
  { key: 'aws_secret_access_key', value: new Secret(secret) },
];
const role = [
  { key: 'role_arn', value: 'arn:aws:iam::111122223333:role/Admin' },
  { key: 'source_profile', value: 'a' },
];

function start(): SwitchFiles {
  const file = (path: string, text: string) => ({
    path,
    document: parseDocument(new TextEncoder().encode(text)),
    mode: null,
  });
  const shared = `[d]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\naws_secret_access_key = ${sharedSecret}\n`;
  return {
    config: { ...file('~/.aws/config', '# mine\n[profile e]\nregion = eu-west-1\n'), role: 'config' },
    credentials: { ...file('~/.aws/credentials', shared), role: 'credentials' },
    locations: [{ ...file(storeLocation, ''), role: 'location' }],
  };
}

const stored = (name: string): Place => ({ name, location: storeLocation });
const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const changes = fc.constantFrom(
  key,
  [...key, { key: 'region', value: 'eu-north-1' }],
  role,
  [...role, ...key],
  [{ key: 'login_session', value: 'arn:aws:iam::111122223333:user/a' }],
  role.map((change) => ({ key: change.key, value: null })),
  [{ key: 'region', value: 'us-east-1' }],
  key.map((change) => ({ key: change.key, value: null })),
);
const edit: fc.Arbitrary<ProfileEdit> = fc.oneof(
  fc.record({ name, changes }).map((given): ProfileEdit => {
    return { kind: 'save', from: null, to: stored(given.name), changes: given.changes, sections: [] };
  }),
  fc.record({ name, to: name, changes }).map((given): ProfileEdit => {
    const to = stored(given.to);
    return { kind: 'save', from: stored(given.name), to, changes: given.changes, sections: [] };
  }),
  fc.record({ from: name, to: name }).map(({ from, to }): ProfileEdit => {
    return { kind: 'rename', renames: [{ from: stored(from), to }] };
  }),
  fc.record({ from: name, to: name }).map(({ from, to }): ProfileEdit => {
    return { kind: 'clone', from: stored(from), to: stored(to) };
  }),
  name.map((each): ProfileEdit => ({ kind: 'remove', places: [stored(each)], sources: new Map() })),
  name.map((each): ProfileEdit => ({ kind: 'region', places: [stored(each)], region: 'eu-west-2' })),
);

function text(files: SwitchFiles, path: string): string {
  const all = [files.config, files.credentials, ...files.locations];
  const found = all.find((file) => file.path === path);
  return found === undefined ? '' : new TextDecoder().decode(printDocument(found.document));
}

function check(files: SwitchFiles): void {
  const [store] = files.locations;
  const split = store === undefined ? null : splitStoreDocument(store.document);
  if (split?.ok !== true) throw new Error('the store cannot be read back');
  const ids = new Map(split.sections.map((section) => [section.name, section.mark?.id ?? '']));
  expect([...ids.values()].every((id) => id !== '')).toBe(true);
  const set = readProfiles(files);
  for (const profile of set.profiles) {
    const id = profile.location === null ? bridgedTo(profile) : null;
    if (id === null) continue;
    // Each line leads to the profile of its name, which has a key to hand out.
    expect([profile.name, id]).toEqual([profile.name, ids.get(profile.name)]);
    expect(set.find(`${storeLocation}:${profile.name}`)?.kind).toBe('access-key');
  }
  expect(text(files, files.config.path)).not.toContain('EXAMPLEKEY');
  expect(text(files, files.credentials.path)).not.toContain(secret);
  expect(text(files, files.config.path).startsWith('# mine\n')).toBe(true);
}

describe('edits of the store', () => {
  it('keep ids, lines and secrets where they belong', () => {
    let made = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
        let serial = 0;
        let files = start();
        for (const each of edits) {
          const newIds = new Map<string, string>();
          const context: StoreContext = {
            newId(of) {
              const id = newIds.get(of) ?? `id${(serial += 1)}`;
              newIds.set(of, id);
              return id;
            },
            bridgeLine: (id) => succeed(`/opt/keyway credential-process --id ${id}`),
          };
          const plan = planEdit(files, each, context);
          // Planned again it is the same.
          expect(planEdit(files, each, context)).toEqual(plan);
          if (!plan.ok) continue;
          made += 1;
          files = filesAfter(files, plan.value);
          check(files);
        }
      }),
      { numRuns: runs },
    );
    expect(made).toBeGreaterThan(runs / 2);
  });
  it('write the store before a line that names it, and after one that does so no more', () => {
    const context: StoreContext = {
      newId: () => 'id1',
      bridgeLine: (id) => succeed(`/opt/keyway credential-process --id ${id}`),
    };
    const add: ProfileEdit = { kind: 'save', from: null, to: stored('a'), changes: key, sections: [] };
    const added = planEdit(start(), add, context);
    if (!added.ok) throw new Error(added.failure.code);
    expect(added.value.steps.map(({ path }) => path)).toEqual([storeLocation, '~/.aws/config']);
    const files = filesAfter(start(), added.value);
    const removed = planEdit(files, { kind: 'remove', places: [stored('a')], sources: new Map() }, context);
    if (!removed.ok) throw new Error(removed.failure.code);
    expect(removed.value.steps.map(({ path }) => path)).toEqual(['~/.aws/config', storeLocation]);
  });
});

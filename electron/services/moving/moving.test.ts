/** Moving as it is carried out: what stands where after success, failure and undo. */
import { describe, expect, it } from 'vitest';
import { config, credentials, elsewhere, valueOf } from '../../../e2e/support/memory-editing.js';
import { openMoving as open } from '../../../e2e/support/memory-moving.js';
import { fail, type Failure } from '../../../shared/models/failure.js';
import { createMemoryVault } from '../store/testing-vault.js';
import { answeringRunner, command, ended } from './testing.js';

const ID = 'AKIAIOSFODNN7EXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const OTHER_ID = 'AKIAI44QH8DHBEXAMPLE';
const OTHER = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY';
const keys = `aws_access_key_id = ${ID}\naws_secret_access_key = ${SECRET}\n`;
const otherKeys = `aws_access_key_id = ${OTHER_ID}\naws_secret_access_key = ${OTHER}\n`;
const files = {
  [config]: '[profile dev]\nregion = eu-west-1\n',
  [credentials]: `[other]\n${otherKeys}\n[dev]\n${keys}`,
};

function failureOf(result: { readonly ok: boolean; readonly failure?: Failure }): Failure | null {
  return result.failure ?? null;
}

describe('moving into the store', () => {
  it('seals the key, proves it, and takes it out of the files', async () => {
    const { moving, vault, text, recorded, changes } = open({ files });
    const made = valueOf(await moving.moveIn('dev', 'whole'));
    expect(vault.text('dev')).toBe(keys);
    const [entry] = vault.held();
    expect(text(config)).toBe(
      `[profile dev]\nregion = eu-west-1\ncredential_process = ${command} credential-process --id ${entry?.id ?? ''}\n`,
    );
    expect(text(credentials)).toBe(`[other]\n${otherKeys}\n`);
    expect(made.files.map(({ path }) => path)).toEqual(['~/.aws/config', '~/.aws/credentials']);
    expect(JSON.stringify(made)).not.toContain(SECRET);
    expect(recorded).toEqual(['moved-to-store dev']);
    expect((await changes.list())[0]).toMatchObject({ action: 'move-to-store', profiles: ['dev'] });
  });
  it('is undone to the byte, and the store keeps its copy, which the next move takes up again', async () => {
    const { moving, vault, text, changes } = open({ files });
    valueOf(await moving.moveIn('dev', 'whole'));
    const [entry] = vault.held();
    valueOf(await changes.undo(null, 'whole'));
    expect([text(config), text(credentials)]).toEqual([files[config], files[credentials]]);
    expect(vault.held()).toEqual([entry]);
    valueOf(await moving.moveIn('dev', 'whole'));
    expect(vault.held()).toEqual([entry]);
    expect(text(credentials)).not.toContain(SECRET);
  });
  it('tells where else the key stands', async () => {
    const { moving } = open({
      files: {
        ...files,
        [credentials]: `[dev]\n${keys}[twin]\n${keys}`,
        [elsewhere]: `[batch]\n${keys}`,
      },
      locations: [elsewhere],
    });
    expect(valueOf(await moving.moveIn('dev', 'whole')).alsoIn).toEqual([
      { file: '~/.aws/credentials', line: 5, section: 'twin' },
      { file: elsewhere, line: 2, section: 'batch' },
    ]);
  });
  it.each([
    ['does not answer in time', { kind: 'failed', reason: 'time-limit' }, 'time-limit'],
    ['cannot be started', { kind: 'failed', reason: 'not-started' }, 'not-started'],
    [
      'gives other credentials',
      ended({ Version: 1, AccessKeyId: OTHER_ID, SecretAccessKey: OTHER }),
      'other-credentials',
    ],
    [
      'gives a token that was not sealed',
      ended({ Version: 1, AccessKeyId: ID, SecretAccessKey: SECRET, SessionToken: 'x' }),
      'other-credentials',
    ],
    [
      'gives another version',
      ended({ Version: 2, AccessKeyId: ID, SecretAccessKey: SECRET }),
      'not-readable',
    ],
    ['gives no object', ended('text'), 'not-readable'],
  ] as const)('writes nothing where the line %s', async (_, ran, reason) => {
    const opened = open({ files, runner: () => ({ run: () => Promise.resolve(ran) }) });
    expect(failureOf(await opened.moving.moveIn('dev', 'whole'))).toMatchObject({
      code: 'move-not-proved',
      facts: { name: 'dev', reason },
    });
    expect([opened.text(config), opened.text(credentials)]).toEqual([files[config], files[credentials]]);
    expect(opened.vault.held()).toEqual([]);
    expect(await opened.changes.list()).toEqual([]);
  });
  it('runs nothing and seals nothing where the key cannot be moved, or no line can be made', async () => {
    const role = open({ files: { ...files, [config]: '[profile dev]\nrole_arn = x\n' } });
    expect(failureOf(await role.moving.moveIn('dev', 'whole'))).toMatchObject({ code: 'not-movable' });
    expect(role.vault.held()).toEqual([]);
    const facts = { path: '/a b', reason: 'space' } as const;
    const spaces = open({ files, line: () => fail({ code: 'line-not-quotable', facts, action: null }) });
    expect(failureOf(await spaces.moving.moveIn('dev', 'whole'))).toMatchObject({
      code: 'line-not-quotable',
    });
    expect(spaces.vault.held()).toEqual([]);
  });
  it('does not touch an entry of the name that holds another key', async () => {
    const vault = createMemoryVault({ bodies: { dev: otherKeys } });
    const opened = open({ files, vault });
    expect(failureOf(await opened.moving.moveIn('dev', 'whole'))).toMatchObject({ code: 'profile-exists' });
    expect(vault.text('dev')).toBe(otherKeys);
    expect(opened.text(credentials)).toBe(files[credentials]);
  });
  it('keeps the entry it found where the proof fails', async () => {
    const vault = createMemoryVault({ bodies: { dev: keys } });
    const opened = open({
      files,
      vault,
      runner: () => ({ run: () => Promise.resolve({ kind: 'failed', reason: 'time-limit' }) }),
    });
    expect((await opened.moving.moveIn('dev', 'whole')).ok).toBe(false);
    expect(vault.text('dev')).toBe(keys);
  });
  it('needs a store that is open', async () => {
    const vault = createMemoryVault();
    vault.setLocked('by-hand');
    expect(failureOf(await open({ files, vault }).moving.moveIn('dev', 'whole'))).toMatchObject({
      code: 'store-locked',
    });
    const none = createMemoryVault({ exists: false });
    expect(failureOf(await open({ files, vault: none }).moving.moveIn('dev', 'whole'))).toMatchObject({
      code: 'store-missing',
    });
  });
  it('does not take another key out than was sealed, where a program changes it meanwhile', async () => {
    const opened = open({
      files,
      runner: (vault) => ({
        async run(line) {
          await opened.overwrite(credentials, (opened.text(credentials) ?? '').replace(SECRET, OTHER));
          return answeringRunner(vault).run(line);
        },
      }),
    });
    expect(failureOf(await opened.moving.moveIn('dev', 'whole'))).toMatchObject({ code: 'edit-conflict' });
    expect(opened.text(credentials)).toContain(OTHER);
    expect(opened.text(config)).toBe(files[config]);
  });
});

describe('moving back to the files', () => {
  const line = `${command} credential-process --id id1`;
  const moved = {
    [config]: `[profile dev]\nregion = eu-west-1\ncredential_process = ${line}\n`,
    [credentials]: `[other]\n${otherKeys}`,
  };
  const allowed = { files: moved, answer: () => 'allowed' as const };

  it('asks, writes the key in plain text, and takes line and entry away', async () => {
    const vault = createMemoryVault({ bodies: { dev: keys } });
    const { moving, text, consent, recorded } = open({ ...allowed, vault });
    valueOf(await moving.moveOut('dev', 'whole'));
    expect(consent.asked).toEqual([{ kind: 'move-to-files', profile: 'dev' }]);
    expect(text(config)).toBe('[profile dev]\nregion = eu-west-1\n');
    expect(text(credentials)).toBe(`[other]\n${otherKeys}\n[dev]\n${keys}`);
    expect(vault.held()).toEqual([]);
    expect(recorded).toEqual(['moved-to-files dev']);
  });
  it('is undone: the entry comes back under its id, and the key leaves the files', async () => {
    const vault = createMemoryVault({ bodies: { dev: keys } });
    const { moving, text, changes } = open({ ...allowed, vault });
    valueOf(await moving.moveOut('dev', 'whole'));
    valueOf(await changes.undo(null, 'whole'));
    expect(vault.held()).toMatchObject([{ id: 'id1', name: 'dev' }]);
    expect(vault.text('dev')).toBe(keys);
    expect([text(config), text(credentials)]).toEqual([moved[config], moved[credentials]]);
  });
  it.each(['refused', 'unasked'] as const)('does nothing where the person is %s', async (answer) => {
    const vault = createMemoryVault({ bodies: { dev: keys } });
    const { moving, text } = open({ files: moved, vault, answer: () => answer });
    expect(failureOf(await moving.moveOut('dev', 'whole'))).toMatchObject({
      code: answer === 'refused' ? 'consent-refused' : 'consent-needed',
      facts: { request: 'move-to-files' },
    });
    expect(text(credentials)).toBe(moved[credentials]);
    expect(vault.text('dev')).toBe(keys);
  });
  it('asks nobody where it cannot be done', async () => {
    const vault = createMemoryVault({ bodies: { dev: keys } });
    const taken = open({ ...allowed, vault, files: { [credentials]: `[dev]\n${otherKeys}` } });
    expect(failureOf(await taken.moving.moveOut('dev', 'whole'))).toMatchObject({ code: 'profile-exists' });
    expect(failureOf(await taken.moving.moveOut('nobody', 'whole'))).toMatchObject({
      code: 'profile-not-stored',
    });
    vault.setLocked('idle');
    expect(failureOf(await taken.moving.moveOut('dev', 'whole'))).toMatchObject({ code: 'store-locked' });
    expect(taken.consent.asked).toEqual([]);
  });
});

describe('connecting', () => {
  it('writes the line of a stored profile, and mends it', async () => {
    const vault = createMemoryVault({ bodies: { dev: keys } });
    const { moving, text, changes } = open({ vault, files: { [config]: '[profile dev]\nregion = a\n' } });
    valueOf(await moving.connect('dev', 'whole'));
    expect(text(config)).toBe(
      `[profile dev]\nregion = a\ncredential_process = ${command} credential-process --id id1\n`,
    );
    expect(await changes.list()).toMatchObject([{ action: 'connect' }]);
    expect(failureOf(await moving.connect('nobody', 'whole'))).toMatchObject({ code: 'profile-not-stored' });
  });
});

import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, lstatSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildChild, ended, startChild } from './child-process.js';
import { createDiskKeyway, leftovers, makeHome, removeHome, textAt } from './home.js';
import { settingRequest } from './requests.js';

/** Root reads and writes everything, so these tests prove something only as another user. */
const isRoot = process.getuid?.() === 0;
const nobody = 65534;
const canBecomeNobody = !isRoot || existsSync('/usr/bin/setpriv');
const canMount = isRoot && mountsHere();

const text = '[default]\nregion = eu-west-1\n';
const changed = '[default]\nregion = eu-north-1\n';

let program = '';
let home = '';
let config = '';
beforeAll(async () => {
  program = await buildChild();
});
afterAll(() => removeHome(dirname(program)));
beforeEach(() => {
  home = makeHome({ '.aws/config': text, '.aws/credentials': '[default]\naws_access_key_id = x\n' });
  config = join(home, '.aws/config');
});
afterEach(() => removeHome(home));

/** One change made by a user who is not root. */
async function applyAsNobody(): Promise<{ readonly made: unknown; readonly stderr: string }> {
  const { stdout, stderr } = await ended(startChild(program, ['apply', home], isRoot));
  return { made: stdout === '' ? null : JSON.parse(stdout), stderr };
}

function giveAway(...names: readonly string[]): void {
  if (isRoot) for (const name of ['', ...names]) chownSync(join(home, name), nobody, nobody);
}

describe.skipIf(!canBecomeNobody)('as a user who may not do everything (needs setpriv)', () => {
  it('a read-only file is not written, and said to be read-only', async () => {
    giveAway('.aws', '.aws/config', '.aws/credentials');
    chmodSync(config, 0o444);
    const { made, stderr } = await applyAsNobody();
    expect(stderr).toBe('');
    expect(made).toMatchObject({
      failure: { code: 'file-not-writable', facts: { path: '~/.aws/config', systemCode: 'EACCES' } },
    });
    expect(textAt(config)).toBe(text);
    expect(leftovers(home)).toEqual([]);
  });
  it('a file in a read-only folder is written in place, and that is said', async () => {
    giveAway('.aws', '.aws/config', '.aws/credentials');
    chmodSync(join(home, '.aws'), 0o555);
    const { made } = await applyAsNobody();
    chmodSync(join(home, '.aws'), 0o755);
    expect(made).toMatchObject({ ok: true, value: { writtenInPlace: ['~/.aws/config'] } });
    expect(textAt(config)).toBe(changed);
    expect(leftovers(home)).toEqual([]);
  });
  it('a file that cannot be read is named with the reason, and nothing is written', async () => {
    giveAway('.aws', '.aws/config', '.aws/credentials');
    chmodSync(config, 0o000);
    const { made } = await applyAsNobody();
    expect(made).toMatchObject({
      failure: { code: 'file-unreadable', facts: { path: '~/.aws/config', systemCode: 'EACCES' } },
    });
    expect(readAsRootOrOwner()).toBe(text);
  });
  it('a new file in a read-only folder cannot be made, and nothing is left over', async () => {
    removeHome(home);
    home = makeHome({ '.aws/placeholder': '' });
    giveAway('.aws');
    chmodSync(join(home, '.aws'), 0o555);
    const { made } = await applyAsNobody();
    chmodSync(join(home, '.aws'), 0o755);
    expect(made).toMatchObject({ failure: { code: 'file-not-writable', facts: { systemCode: 'EACCES' } } });
    expect(textAt(home, '.aws/config')).toBeNull();
    expect(leftovers(home)).toEqual([]);
  });
  it('without a folder for its own data it writes nothing at all', async () => {
    giveAway('.aws', '.aws/config', '.aws/credentials');
    writeFileSync(join(home, '.keyway'), '');
    chmodSync(join(home, '.keyway'), 0o444);
    const { made } = await applyAsNobody();
    expect(made).toMatchObject({ failure: { code: 'file-not-writable' } });
    expect(textAt(config)).toBe(text);
  });
  it.skipIf(!isRoot)('a file of another owner in our folder keeps its owner', async () => {
    giveAway('.aws', '.aws/credentials');
    chownSync(config, 0, 0);
    chmodSync(config, 0o666);
    const { made } = await applyAsNobody();
    expect(made).toMatchObject({ ok: true, value: { writtenInPlace: ['~/.aws/config'] } });
    expect(statSync(config)).toMatchObject({ uid: 0, gid: 0 });
    expect(textAt(config)).toBe(changed);
  });
});

function readAsRootOrOwner(): string | null {
  chmodSync(config, 0o600);
  return textAt(config);
}

describe('on a real disk', () => {
  const request = settingRequest('default', 'region', 'eu-north-1');

  it.skipIf(!isRoot)('owner, group and mode of a file stay (needs root)', async () => {
    chownSync(config, nobody, 1);
    chmodSync(config, 0o640);
    expect(await createDiskKeyway(home).changes.apply(request, 'whole')).toMatchObject({ ok: true });
    expect(statSync(config)).toMatchObject({ uid: nobody, gid: 1, mode: 0o100640 });
    expect(textAt(config)).toBe(changed);
  });
  it('a link stays a link, and what it leads to is written', async () => {
    writeFileSync(join(home, 'real'), text);
    removeHome(config);
    symlinkSync('../real', config);
    expect(await createDiskKeyway(home).changes.apply(request, 'whole')).toMatchObject({ ok: true });
    expect(lstatSync(config).isSymbolicLink()).toBe(true);
    expect(textAt(home, 'real')).toBe(changed);
  });
  it.skipIf(!canMount)(
    'a file that is mounted by itself is written in place (needs root and mounts)',
    async () => {
      const source = join(home, 'mounted');
      writeFileSync(source, text);
      mount('--bind', source, config);
      try {
        const made = await createDiskKeyway(home).changes.apply(request, 'whole');
        expect(made).toMatchObject({ ok: true, value: { writtenInPlace: ['~/.aws/config'] } });
        expect(textAt(source)).toBe(changed);
        expect(leftovers(home)).toEqual([]);
      } finally {
        spawnSync('umount', [config]);
      }
    },
  );
});

describe.skipIf(!canMount)('on a full disk (needs root and mounts)', () => {
  const long = Array.from({ length: 400 }, (_, index) => `[profile p${index}]\nregion = eu-west-1\n`).join(
    '',
  );
  const request = settingRequest('profile p7', 'region', 'eu-north-1');
  let folder = '';

  beforeEach(() => {
    folder = join(home, '.aws');
    mount('-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', folder);
    writeFileSync(config, long);
  });
  afterEach(() => {
    spawnSync('umount', [folder]);
  });

  it.each([0, 4, 8, 12])(
    'with %i KB left the files stay as they are, and the disk is said to be full',
    async (left) => {
      fillBut(left);
      const made = await createDiskKeyway(home).changes.apply(request, 'whole');
      expect(made).toMatchObject({ failure: { code: 'disk-full', facts: { path: '~/.aws/config' } } });
      expect(textAt(config)).toBe(long);
      expect(leftovers(home)).toEqual([]);
      expect(await createDiskKeyway(home).changes.list()).toEqual([]);
    },
  );
  it('a file with two names that would have to grow is given back its old content', async () => {
    spawnSync('ln', [config, join(folder, 'second-name')]);
    fillBut(0);
    const growing = settingRequest('profile p7', 'role_arn', 'x'.repeat(9000));
    const made = await createDiskKeyway(home).changes.apply(growing, 'whole');
    expect(made).toMatchObject({ failure: { code: 'disk-full' } });
    expect(textAt(config)).toBe(long);
  });
  it('the change can be made once there is room again', async () => {
    fillBut(0);
    const { changes } = createDiskKeyway(home);
    await changes.apply(request, 'whole');
    removeHome(join(folder, 'filler'));
    expect(await changes.apply(request, 'whole')).toMatchObject({ ok: true });
    expect(textAt(config)).toBe(
      long.replace('[profile p7]\nregion = eu-west-1', '[profile p7]\nregion = eu-north-1'),
    );
  });

  function fillBut(kilobytes: number): void {
    spawnSync('dd', ['if=/dev/zero', `of=${join(folder, 'filler')}`, 'bs=1k', 'count=200'], {
      stdio: 'ignore',
    });
    const { size } = statSync(join(folder, 'filler'));
    spawnSync('truncate', ['-s', String(Math.max(0, size - kilobytes * 1024)), join(folder, 'filler')]);
  }
});

it.skipIf(!canMount)(
  'where the history cannot be written, nothing else is (needs root and mounts)',
  async () => {
    const data = makeHome({}, home);
    const keyway = createDiskKeyway(home);
    await keyway.changes.apply(settingRequest('profile a', 'region', 'b'), 'whole');
    const before = textAt(config);
    mount('-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', join(home, '.keyway', 'history'));
    try {
      spawnSync('dd', ['if=/dev/zero', `of=${join(home, '.keyway/history/filler')}`, 'bs=1k', 'count=64'], {
        stdio: 'ignore',
      });
      const made = await keyway.changes.apply(settingRequest('default', 'region', 'x'), 'whole');
      expect(made).toMatchObject({ failure: { code: 'disk-full' } });
      expect(textAt(config)).toBe(before);
    } finally {
      spawnSync('umount', [join(home, '.keyway', 'history')]);
      removeHome(data);
    }
  },
);

function mount(...parameters: readonly string[]): void {
  const { status, stderr } = spawnSync('mount', parameters, { encoding: 'utf-8' });
  if (status !== 0) throw new Error(stderr);
}

function mountsHere(): boolean {
  const folder = makeHome({});
  const worked = spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', folder]).status === 0;
  if (worked) spawnSync('umount', [folder]);
  removeHome(folder);
  return worked;
}

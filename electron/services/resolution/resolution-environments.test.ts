import { describe, expect, it } from 'vitest';
import {
  config,
  credentials,
  home,
  id,
  key,
  openResolution,
  otherId,
  own,
  secret,
  valueOf,
} from '../../../e2e/support/memory-resolution.js';

describe('environments', () => {
  it('are Keyway’s own, the login shell and what was pasted, until they are forgotten', async () => {
    const { service } = openResolution({
      loginShell: { kind: 'read', program: 'zsh', environment: { HOME: home, AWS_PROFILE: 'dev' } },
    });
    service.paste(`export AWS_SECRET_ACCESS_KEY=${secret} AWS_ACCESS_KEY_ID=${id}`);
    const shell = await valueOf(service.readLoginShell(null));
    expect(shell).toMatchObject({
      id: 'login-shell',
      program: 'zsh',
      variables: [{ name: 'AWS_PROFILE', value: 'dev' }],
    });
    const all = await service.environments();
    expect(all.map((each) => each.id)).toEqual(['own', 'login-shell', 'pasted:1']);
    expect(all[2]?.variables).toEqual([
      { name: 'AWS_ACCESS_KEY_ID', value: '****MPLE', secret: false },
      { name: 'AWS_SECRET_ACCESS_KEY', value: '********', secret: true },
    ]);
    expect((await service.forget('pasted:1')).map((each) => each.id)).toEqual(['own', 'login-shell']);
    expect(await service.answer({ ...own, environment: 'pasted:1' })).toMatchObject({
      failure: { code: 'environment-not-found', facts: { environment: 'pasted:1' } },
    });
    expect((await service.forget('own')).map((each) => each.id)).toContain('own');
  });
  it('of a process is the one it was started with, and is gone with it', async () => {
    const process = {
      pid: 42,
      started: 7,
      startedAt: 0,
      program: 'node',
      environment: { AWS_PROFILE: 'dev' },
    };
    const { service } = openResolution({ processes: [process], files: { [credentials]: key('dev') } });
    expect(await service.processes()).toMatchObject([{ id: 'process:42:7', kind: 'process', pid: 42 }]);
    const { traces } = await valueOf(service.answer({ ...own, environment: 'process:42:7' }));
    expect(traces[0]?.profile.name).toBe('dev');
    expect(await service.answer({ ...own, environment: 'process:42:8' })).toMatchObject({ ok: false });
  });
  it('says why the login shell could not be read, and that nothing was pasted', async () => {
    const { service } = openResolution({
      loginShell: { kind: 'failed', program: 'fish', reason: 'time-limit' },
    });
    expect(await service.readLoginShell(null)).toMatchObject({
      failure: { code: 'login-shell-failed', facts: { program: 'fish', reason: 'time-limit' } },
    });
    expect(service.paste('hello')).toMatchObject({ failure: { code: 'nothing-pasted' } });
  });
});

describe('a fix', () => {
  const code = 'inline-comment-in-secret';
  const before = `[default]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret} # laptop\n`;
  it('is previewed masked, made, and undone to the byte', async () => {
    const { service, changes, disk } = openResolution({ files: { [credentials]: before } });
    const { findings } = await valueOf(service.answer(own));
    const edit = findings[0]?.fixes[0];
    if (edit?.kind !== 'edit') throw new Error('there is no edit');
    const fix = { code, file: edit.file, line: edit.line } as const;
    const preview = await valueOf(service.previewFix(fix, 'last-four'));
    expect(JSON.stringify(preview)).not.toContain(secret);
    expect(disk.texts()[credentials]).toBe(before);
    const made = await valueOf(service.applyFix(fix, 'last-four'));
    expect(disk.texts()[credentials]).toBe(
      `[default]\naws_access_key_id = ${id}\n# laptop\naws_secret_access_key = ${secret}\n`,
    );
    expect(await changes.list()).toMatchObject([{ id: made.id, action: 'fix', profiles: ['default'] }]);
    expect((await valueOf(service.answer(own))).findings).toEqual([]);
    await valueOf(changes.undo(null, 'whole'));
    expect(disk.texts()[credentials]).toBe(before);
  });
  it('is nothing where the file no longer says what it was about, or is not known', async () => {
    const { service } = openResolution({ files: { [credentials]: key('default') } });
    for (const file of ['~/.aws/credentials', '/etc/passwd'])
      expect(await service.applyFix({ code, file, line: 3 }, 'whole')).toMatchObject({
        failure: { code: 'nothing-to-fix', facts: { path: file } },
      });
  });
  it('does not touch a file that the AWS CLI refuses', async () => {
    const refused = `${before}[default]\nregion = x\n`;
    const { service, disk } = openResolution({ files: { [credentials]: refused } });
    expect(await service.applyFix({ code, file: '~/.aws/credentials', line: 3 }, 'whole')).toMatchObject({
      failure: { code: 'file-refused' },
    });
    expect(disk.texts()[credentials]).toBe(refused);
  });
});

describe('an examination', () => {
  it('finds what is odd about every profile, and says nothing twice', async () => {
    const text = `${key('work')}[dev]\naws_access_key_id = ${otherId}\naws_secret_access_key = ${secret} ; c\n`;
    const { service } = openResolution({
      files: { [credentials]: text, [config]: '[profile work]\ncredential_process = get-keys\n' },
      environment: { AWS_PROFILE: 'work' },
    });
    const { resolution, profiles } = await valueOf(service.examine());
    const told = resolution.map(({ code, subject }) => `${code} ${subject}`);
    // The process of work is run by tools that look at it before the keys: they disagree with the others.
    expect(told).toEqual([
      'leftover-keys-shadow-profile work',
      'tools-disagree work',
      'inline-comment-in-secret dev',
    ]);
    const codes = profiles.map((finding) => finding.code);
    expect(codes).not.toContain('access-key-outranks-other-source');
    expect(codes).not.toContain('inline-comment-in-value');
  });
});

describe('what is planned', () => {
  it('is answered from the planned documents, not from the disk', async () => {
    const { tracer } = openResolution({ files: { [credentials]: key('default') } });
    const empty = new Map([[credentials, { byteOrderMark: false, lines: [] }]]);
    const now = await tracer.planned(new Map(), 'whole');
    const then = await tracer.planned(empty, 'whole');
    expect(now[0]?.outcome).toMatchObject({ accessKeyId: id });
    expect(then[0]?.outcome).toMatchObject({ kind: 'none' });
  });
});

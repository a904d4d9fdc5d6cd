import { describe, expect, it } from 'vitest';
import type { Trace } from '../shared/models/trace.js';
import { config, credentials, keys, texts, open, unwrap } from '../e2e/support/opened-app.js';

const hour = 3_600_000;

describe('making active for a time', () => {
  it('is taken back on time while Keyway runs', async () => {
    const { switching, clock, awsFiles, profiles, changes } = await open();
    const made = await unwrap(switching.makeActive({ name: 'dev' }, hour, 'last-four'));
    expect(made.revertsAt).toBe(clock.now() + hour);
    expect((await unwrap(profiles.list())).active.revertsAt).toBe(
      new Date(made.revertsAt ?? 0).toISOString(),
    );
    clock.advance(hour);
    await expect.poll(awsFiles).toEqual(texts);
    expect((await changes.list())[0]).toMatchObject({ action: 'take-back', profiles: ['dev'] });
    expect((await unwrap(profiles.list())).active.revertsAt).toBeNull();
  });

  it('is taken back by the next command otherwise, and once only', async () => {
    const { switching, clock, awsFiles } = await open({ host: 'cli' });
    await unwrap(switching.makeActive({ name: 'dev' }, hour, 'whole'));
    expect(await switching.takeBackIfDue()).toBeNull();
    clock.advance(hour);
    expect(await switching.takeBackIfDue()).toMatchObject({ ok: true, value: { active: null } });
    expect(awsFiles()).toEqual(texts);
    expect(await switching.takeBackIfDue()).toBeNull();
  });

  it('goes back to what was active for good, over any number of limited changes', async () => {
    const { switching, clock, awsFiles } = await open({ host: 'cli' });
    await unwrap(switching.makeActive({ name: 'base' }, null, 'whole'));
    const before = awsFiles();
    await unwrap(switching.makeActive({ name: 'dev' }, hour, 'whole'));
    await unwrap(switching.makeActive({ name: 'ci' }, hour, 'whole'));
    clock.advance(hour);
    expect(await switching.takeBackIfDue()).toMatchObject({ ok: true, value: { active: 'base' } });
    expect(awsFiles()).toEqual(before);
  });

  it('stays for good once it is made active without a limit', async () => {
    const { switching, clock, profiles } = await open({ host: 'cli' });
    await unwrap(switching.makeActive({ name: 'dev' }, hour, 'whole'));
    expect(await switching.makeActive({ name: 'dev' }, null, 'whole')).toMatchObject({
      value: { id: null, active: 'dev' },
    });
    clock.advance(2 * hour);
    expect(await switching.takeBackIfDue()).toBeNull();
    expect((await unwrap(profiles.list())).active.name).toBe('dev');
  });

  it('has nothing left to take back where the person undid it by hand', async () => {
    const { switching, changes, clock, awsFiles, profiles } = await open({ host: 'cli' });
    await unwrap(switching.makeActive({ name: 'dev' }, hour, 'whole'));
    await unwrap(changes.undo(null, 'whole'));
    expect((await unwrap(profiles.list())).active.revertsAt).toBeNull();
    clock.advance(hour);
    expect(await switching.takeBackIfDue()).toMatchObject({ ok: true, value: { id: null, active: null } });
    expect(awsFiles()).toEqual(texts);
  });
});

describe('restoring', () => {
  it('gives the earlier default back and ends a limit', async () => {
    const files = { ...texts, [credentials]: keys('default', 'AKIAI44QH8DHBEXAMPLE') + texts[credentials] };
    const { switching, clock, awsFiles, profiles } = await open({ files, host: 'cli' });
    await unwrap(switching.makeActive({ name: 'dev' }, hour, 'whole'));
    expect((await unwrap(profiles.list())).active.keptAs).toEqual(['default-before']);
    expect(await unwrap(switching.restore('whole'))).toMatchObject({ active: 'default' });
    expect(awsFiles()).toEqual(files);
    clock.advance(hour);
    expect(await switching.takeBackIfDue()).toBeNull();
  });
});

describe('a preview', () => {
  it('tells what would be written, kept and pointed elsewhere, and writes nothing', async () => {
    const files = {
      [config]: `${texts[config]}[profile night]\nrole_arn = arn:aws:iam::111122223333:role/Night\nsource_profile = default\n`,
      [credentials]: keys('default', 'AKIAI44QH8DHBEXAMPLE') + texts[credentials],
    };
    const { switching, awsFiles } = await open({ files });
    const preview = await unwrap(switching.preview({ name: 'dev' }, 'last-four'));
    expect(preview).toMatchObject({ name: 'dev', keptAs: ['default-before'], repointed: ['night'] });
    expect(preview.files.map((file) => [file.path, file.added, file.removed])).toEqual([
      ['~/.aws/config', 6, 1],
      ['~/.aws/credentials', 1, 1],
    ]);
    expect(awsFiles()).toEqual(files);
  });
  it('tells what each tool would use then, and where the environment stands before it', async () => {
    const { switching, resolution } = await open();
    const named = (traces: readonly Trace[], tool: string) => traces.find((trace) => trace.tool === tool);
    const { traces } = await unwrap(switching.preview({ name: 'dev' }, 'last-four'));
    expect(named(traces, 'boto3')).toMatchObject({
      profile: { name: 'default' },
      outcome: { kind: 'role', base: { accessKeyId: '****MPLE' } },
      region: { value: 'eu-west-1' },
    });
    const question = { environment: 'own', profile: null, region: null, whatIf: [] };
    const now = await unwrap(resolution.answer(question));
    expect(named(now.traces, 'boto3')?.outcome.kind).toBe('none');
    await unwrap(switching.makeActive({ name: 'dev' }, null, 'last-four'));
    expect((await unwrap(resolution.answer(question))).traces).toEqual(traces);
    const inTheWay = await open({
      environment: { AWS_ACCESS_KEY_ID: 'AKIAI44QH8DHBEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' },
    });
    const there = await unwrap(inTheWay.switching.preview({ name: 'dev' }, 'whole'));
    expect(named(there.traces, 'boto3')?.outcome).toMatchObject({
      source: 'env',
      accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
    });
  });
});

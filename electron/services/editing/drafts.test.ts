/** What is pasted or read for import: shown without secrets, held in main, used once. */
import { describe, expect, it } from 'vitest';
import { config, credentials, openEditing, saving, valueOf } from '../../../e2e/support/memory-editing.js';
import { importReading, pasted } from '../../../shared/models/pasted.js';

const id = 'AKIAIOSFODNN7EXAMPLE';
const otherId = 'AKIAI44QH8DHBEXAMPLE';
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const other = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY';
const files = {
  [config]: '[profile base]\nregion = eu-west-1\n',
  [credentials]: `[base]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\naws_session_token = old\n`,
};
const block = `[ci]\naws_access_key_id = ${otherId}\naws_secret_access_key = ${other}\nregion = eu-west-3\n`;

describe('a pasted key', () => {
  it('is shown masked, and saved from what main holds', async () => {
    const { service, text } = openEditing({ files });
    const read = pasted.parse(valueOf(service.paste(block)));
    expect(JSON.stringify(read)).not.toContain(other);
    const [profile] = read.profiles;
    expect(profile).toMatchObject({
      name: 'ci',
      kind: 'access-key',
      values: { aws_access_key_id: '****MPLE', region: 'eu-west-3' },
      masked: ['aws_access_key_id'],
      secretsHeld: ['aws_secret_access_key'],
    });
    const handle = profile?.handle ?? '';
    const form = { set: { region: 'eu-west-3' }, secret: { kind: 'held', handle } } as const;
    const question = { ...saving(null, 'ci', form), secret: form.secret };
    const preview = valueOf(await service.preview(question, 'last-four'));
    expect(JSON.stringify(preview)).not.toContain(other);
    valueOf(await service.apply(saving(null, 'ci', form), 'last-four'));
    expect(text(credentials)).toContain(
      `[ci]\naws_access_key_id = ${otherId}\naws_secret_access_key = ${other}\n`,
    );
    expect(text(config)).toContain('[profile ci]\nregion = eu-west-3\n');
  });
  it('takes the place of the key before, token and all, also where the masked ID comes back', async () => {
    const { service, text } = openEditing({ files });
    const handle = valueOf(service.paste(block)).profiles[0]?.handle ?? '';
    const form = {
      set: { aws_access_key_id: '****MPLE' },
      expected: { aws_access_key_id: '****MPLE' },
      secret: { kind: 'held', handle },
    } as const;
    valueOf(await service.apply(saving('shared:base', 'base', form), 'last-four'));
    expect(text(credentials)).toBe(
      `[base]\naws_access_key_id = ${otherId}\naws_secret_access_key = ${other}\n`,
    );
  });
  it('replaces a key everywhere', async () => {
    const { service, text } = openEditing({ files });
    const handle = valueOf(service.paste(block)).profiles[0]?.handle ?? '';
    const secretHeld = { kind: 'held', handle } as const;
    const command = {
      kind: 'replace-key',
      id: 'shared:base',
      accessKeyId: '****MPLE',
      secret: secretHeld,
    } as const;
    valueOf(await service.preview(command, 'last-four'));
    valueOf(await service.apply(command, 'last-four'));
    expect(text(credentials)).toBe(
      `[base]\naws_access_key_id = ${otherId}\naws_secret_access_key = ${other}\n`,
    );
  });
  it('is let go of when it was used, when it is released, and at the end', async () => {
    const { service } = openEditing({ files });
    const hold = (): string => valueOf(service.paste(block)).profiles[0]?.handle ?? '';
    const save = (handle: string, name: string) =>
      service.apply(saving(null, name, { secret: { kind: 'held', handle } }), 'last-four');
    const expired = { failure: { code: 'handle-expired' } };
    const used = hold();
    valueOf(await save(used, 'one'));
    expect(await save(used, 'two')).toMatchObject(expired);
    const released = hold();
    service.release(released);
    expect(await save(released, 'two')).toMatchObject(expired);
    const left = hold();
    await service.dispose();
    expect(await save(left, 'two')).toMatchObject(expired);
  });
  it('stays held where saving failed', async () => {
    const { service } = openEditing({ files });
    const handle = valueOf(service.paste(block)).profiles[0]?.handle ?? '';
    const held = { secret: { kind: 'held', handle } } as const;
    expect(await service.apply(saving(null, 'base', held), 'last-four')).toMatchObject({ ok: false });
    valueOf(await service.apply(saving(null, 'fresh', held), 'last-four'));
  });
  it('asks for consent where it brings a program, whose password stays in main', async () => {
    const text = `[profile p]\ncredential_process = /bin/keys --password ${other}\n`;
    const opened = openEditing({ files, answer: () => 'allowed' });
    const read = valueOf(opened.service.paste(text)).profiles[0];
    expect(JSON.stringify(read)).not.toContain(other);
    const form = {
      set: { credential_process: read?.values['credential_process'] ?? '' },
      secret: { kind: 'held', handle: read?.handle ?? '' },
    } as const;
    valueOf(await opened.service.apply(saving(null, 'p', form), 'last-four'));
    expect(opened.consent.asked).toMatchObject([{ kind: 'runs-program' }]);
    expect(JSON.stringify(opened.consent.asked)).not.toContain(other);
    expect(opened.text(config)).toContain(`credential_process = /bin/keys --password ${other}`);
  });
  it('comes from the clipboard too', async () => {
    const { service, clipboard } = openEditing({ files });
    clipboard?.put(block);
    expect(valueOf(await service.pasteClipboard()).profiles[0]?.name).toBe('ci');
    clipboard?.put('nothing of that kind');
    expect(await service.pasteClipboard()).toMatchObject({ failure: { code: 'nothing-recognised' } });
    clipboard?.put(`${block}${'#'.repeat(262_144)}`);
    expect(await service.pasteClipboard()).toMatchObject({ failure: { code: 'nothing-recognised' } });
  });
});

describe('another file', () => {
  const foreign = '/srv/team/credentials';
  const there = `${block}\n[base]\naws_access_key_id = ${otherId}\naws_secret_access_key = ${other}\n`;
  it('is read by the word of the person, compared, and imported as chosen', async () => {
    const { service, changes, text } = openEditing({
      files: { ...files, [foreign]: there },
      chosen: foreign,
    });
    const reading = valueOf(await service.openImport());
    expect(importReading.parse(reading)).toMatchObject({
      path: foreign,
      candidates: [
        { name: 'ci', state: 'new' },
        { name: 'base', state: 'conflict' },
      ],
    });
    expect(JSON.stringify(reading)).not.toContain(other);
    const choices = [
      { index: 0, name: 'ci', replace: false },
      { index: 1, name: 'base', replace: true },
    ];
    const command = { kind: 'import', handle: reading?.handle ?? '', choices, sections: [] } as const;
    const preview = valueOf(await service.preview(command, 'last-four'));
    expect(preview.effects.profiles).toEqual(['ci', 'base']);
    const made = valueOf(await service.apply(command, 'last-four'));
    expect(JSON.stringify([preview, made])).not.toContain(other);
    expect(text(credentials)).toContain(
      `[base]\naws_access_key_id = ${otherId}\naws_secret_access_key = ${other}\n`,
    );
    expect(await changes.list()).toMatchObject([{ action: 'import', profiles: ['ci', 'base'] }]);
    expect(await service.apply(command, 'last-four')).toMatchObject({ failure: { code: 'handle-expired' } });
  });
  it('needs consent for the programs it brings', async () => {
    const { service, consent } = openEditing({
      files: { ...files, [foreign]: '[evil]\ncredential_process = /bin/evil\n' },
      chosen: foreign,
      answer: () => 'refused',
    });
    const handle = valueOf(await service.openImport())?.handle ?? '';
    const choices = [{ index: 0, name: 'evil', replace: false }];
    const command = { kind: 'import', handle, choices, sections: [] } as const;
    expect(valueOf(await service.preview(command, 'last-four')).effects.consent).toEqual(['runs-program']);
    expect(await service.apply(command, 'last-four')).toMatchObject({ failure: { code: 'consent-refused' } });
    expect(consent.asked).toHaveLength(1);
  });
  it('may have a sign-in of another meaning: the one here is used as it is, or it gets a name of its own', async () => {
    const session = (region: string) =>
      `[sso-session corp]\nsso_start_url = https://example.awsapps.com/start\nsso_region = ${region}\n`;
    const dev = '[profile dev]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Dev\n';
    const chosen = '/srv/team/config';
    const home = { files: { [config]: session('eu-west-1'), [chosen]: dev + session('us-east-1') }, chosen };
    for (const [as, written] of [
      ['corp', dev],
      ['corp-2', dev.replace('= corp', '= corp-2')],
    ] as const) {
      const { service, text } = openEditing(home);
      const reading = valueOf(await service.openImport());
      expect(importReading.parse(reading).sections).toMatchObject([
        { kind: 'sso-session', name: 'corp', freeName: 'corp-2', usedBy: [0] },
      ]);
      const choices = [{ index: 0, name: 'dev', replace: false }];
      const command = { kind: 'import', handle: reading?.handle ?? '', choices, sections: [] } as const;
      expect(await service.preview(command, 'last-four')).toMatchObject({
        failure: { code: 'sso-session-differs' },
      });
      const sections = [{ kind: 'sso-session', name: 'corp', as }] as const;
      valueOf(await service.apply({ ...command, sections }, 'last-four'));
      expect(text(config)).toContain(session('eu-west-1'));
      expect(text(config)).toContain(written);
      expect(text(config)?.includes(session('us-east-1').replace('corp', 'corp-2'))).toBe(as === 'corp-2');
    }
  });
  it('may not be chosen, be missing, be a folder, or be too large', async () => {
    const unchosen = openEditing({ files });
    expect(await unchosen.service.openImport()).toEqual({ ok: true, value: null });
    const large = `# ${'x'.repeat(10_000_000)}\n`;
    for (const [chosen, systemCode] of [
      ['/srv/none', 'ENOENT'],
      ['/srv', 'EISDIR'],
      ['/srv/large', 'EFBIG'],
    ] as const) {
      const { service } = openEditing({ files: { '/srv/large': large }, chosen });
      expect(await service.openImport()).toMatchObject({
        failure: { code: 'file-unreadable', facts: { path: chosen, systemCode } },
      });
    }
  });
});

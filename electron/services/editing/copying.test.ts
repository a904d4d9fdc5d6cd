/** What leaves the AWS files: a setting on the clipboard, a profile in a file of its own. */
import { describe, expect, it } from 'vitest';
import { config, credentials, elsewhere, openEditing, valueOf } from '../../../e2e/support/memory-editing.js';

const id = 'AKIAIOSFODNN7EXAMPLE';
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const other = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY';
const base = `[base]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`;
const files = {
  [config]:
    '[profile base]\nregion = eu-west-1\ns3 =\n    addressing_style = path\n\n' +
    '[profile admin]\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = base\n\n' +
    `[profile program]\ncredential_process = /bin/keys --password ${other}\n\n` +
    '[profile signed]\nsso_session = work\nsso_account_id = 111122223333\nsso_role_name = Admin\n\n' +
    '[sso-session work]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\n',
  [credentials]: base,
};
const allowing = { answer: () => 'allowed' as const };
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the clipboard', () => {
  it('gets an access key ID without a question, whole and for good', async () => {
    const { service, consent, clipboard, clock } = openEditing({ files });
    const copied = valueOf(await service.copySetting('shared:base', 'aws_access_key_id'));
    expect(copied).toEqual({ clearsAfterSeconds: null });
    clock.advance(60_000);
    await settled();
    expect(clipboard?.text()).toBe(id);
    expect(consent.asked).toEqual([]);
  });
  it.each([
    ['shared:base', 'aws_secret_access_key', secret],
    ['shared:program', 'credential_process', `/bin/keys --password ${other}`],
  ])('gets a secret of %s by consent, for thirty seconds', async (profile, key, text) => {
    const { service, consent, clipboard, clock } = openEditing({ files, ...allowing });
    const copied = await service.copySetting(profile, key);
    expect(valueOf(copied)).toEqual({ clearsAfterSeconds: 30 });
    expect(consent.asked).toMatchObject([{ kind: 'copy-secret', setting: key }]);
    expect(clipboard?.text()).toBe(text);
    clock.advance(30_000);
    await settled();
    expect(clipboard?.text()).toBe('');
  });
  it.each(['refused', 'unasked'] as const)('gets no secret where the answer is %s', async (answer) => {
    const { service, clipboard } = openEditing({ files, answer: () => answer });
    const copied = await service.copySetting('shared:base', 'aws_secret_access_key');
    expect(copied).toMatchObject({
      failure: { code: answer === 'refused' ? 'consent-refused' : 'consent-needed' },
    });
    expect(clipboard?.text()).toBe('');
  });
  it('is cleared when Keyway ends', async () => {
    const { service, clipboard } = openEditing({ files, ...allowing });
    valueOf(await service.copySetting('shared:base', 'aws_secret_access_key'));
    await service.dispose();
    expect(clipboard?.text()).toBe('');
  });
  it('is not there on hosts without one', async () => {
    const { service } = openEditing({ files, ...allowing, clipboard: null });
    const unavailable = { failure: { code: 'clipboard-unavailable' } };
    expect(await service.copySetting('shared:base', 'aws_secret_access_key')).toMatchObject(unavailable);
    expect(await service.pasteClipboard()).toMatchObject(unavailable);
    await service.dispose();
  });
  it('gets nothing of a setting or a profile that is not there', async () => {
    const { service } = openEditing({ files, ...allowing });
    expect(await service.copySetting('shared:base', 'aws_session_token')).toMatchObject({
      failure: { code: 'invalid-setting' },
    });
    expect(await service.copySetting('shared:nobody', 'region')).toMatchObject({
      failure: { code: 'profile-not-found' },
    });
  });
});

describe('a copy in a file of its own', () => {
  it('is whole, its sources with it, readable by its user alone, and can be undone', async () => {
    const start = { ...files, '/srv/batch/other': '' };
    const { service, changes, consent, disk, text } = openEditing({
      files: start,
      ...allowing,
      chosenToWrite: elsewhere,
    });
    const written = valueOf(await service.writeCopy('shared:admin', 'last-four'));
    expect(written?.path).toBe(elsewhere);
    expect(JSON.stringify(written)).not.toContain(secret);
    expect(consent.asked).toEqual([{ kind: 'write-copy', profile: 'admin', path: elsewhere }]);
    expect(text(elsewhere)).toBe(
      '[admin]\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = base\n\n' +
        `[base]\nregion = eu-west-1\ns3 =\n    addressing_style = path\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`,
    );
    expect((await disk.inspect(elsewhere))?.mode).toBe(0o600);
    expect(text(config)).toBe(files[config]);
    // The file is not opened: the list stays as it is.
    expect((await service.surroundings()).locations).toEqual([]);
    valueOf(await changes.undo(null, 'last-four'));
    expect(text(elsewhere)).toBeUndefined();
  });
  it('leaves the other profiles of that file, and gives one of the same name these settings', async () => {
    const there = `# mine\n[nightly]\nregion = us-east-1\n\n[base]\noutput = json\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\naws_secret_access_key = ${other}\naws_session_token = x\n`;
    const { service, text } = openEditing({
      files: { ...files, [elsewhere]: there },
      ...allowing,
      chosenToWrite: elsewhere,
    });
    valueOf(await service.writeCopy('shared:base', 'last-four'));
    const after = text(elsewhere) ?? '';
    expect(after.startsWith('# mine\n[nightly]\nregion = us-east-1\n\n[base]\n')).toBe(true);
    expect(after).toContain(`aws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`);
    for (const gone of [other, 'output', 'aws_session_token']) expect(after).not.toContain(gone);
  });
  it('says itself what its sso-session says elsewhere', async () => {
    const { service, text } = openEditing({
      files: { ...files, '/srv/batch/other': '' },
      ...allowing,
      chosenToWrite: elsewhere,
    });
    valueOf(await service.writeCopy('shared:signed', 'last-four'));
    expect(text(elsewhere)).toBe(
      '[signed]\nsso_account_id = 111122223333\nsso_role_name = Admin\n' +
        'sso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\n',
    );
  });
  it('is not written without consent, nor where no file was chosen', async () => {
    const refused = openEditing({ files, answer: () => 'refused' as const, chosenToWrite: '/srv/x' });
    expect(await refused.service.writeCopy('shared:base', 'last-four')).toMatchObject({
      failure: { code: 'consent-refused', facts: { request: 'write-copy' } },
    });
    expect(refused.text('/srv/x')).toBeUndefined();
    const nowhere = openEditing({ files, ...allowing });
    expect(await nowhere.service.writeCopy('shared:base', 'last-four')).toEqual({ ok: true, value: null });
    expect(nowhere.consent.asked).toEqual([]);
  });
  it('is never written into the AWS files, not by a link either', async () => {
    for (const chosenToWrite of [credentials, config, '/srv/link']) {
      const { service, disk, text } = openEditing({
        files: { ...files, '/srv/other': '' },
        ...allowing,
        chosenToWrite,
      });
      disk.addLink('/srv/link', credentials);
      expect(await service.writeCopy('shared:admin', 'last-four')).toMatchObject({
        failure: { code: 'file-not-writable' },
      });
      expect(text(credentials)).toBe(base);
    }
  });
});

/** What the person is asked for before a profile runs a program or sends requests elsewhere, and what needs no question. */
import { describe, expect, it } from 'vitest';
import {
  config,
  credentials,
  elsewhere,
  openEditing,
  saving,
  valueOf,
} from '../../../e2e/support/memory-editing.js';
import type { ConsentRequest } from '../../../shared/models/consent.js';
import type { EditCommand } from '../../../shared/models/edit.js';
import { parseDocument } from '../../core/ini/document.js';
import type { EditableFile } from '../changes/plan.js';
import { requestFor } from './edit-request.js';
import { identityOf } from './effects.js';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const command = '/usr/local/bin/keys';
const files = {
  [config]:
    `[profile program]\ncredential_process = ${command}\n\n` +
    '[profile plain]\nregion = eu-west-1\n\n[services local]\ns3 =\n    endpoint_url = https://mine.example\n',
  [credentials]: '',
};
const allowing = { answer: () => 'allowed' as const };
const refusing = { answer: () => 'refused' as const };
const setProcess = saving('shared:plain', 'plain', { set: { credential_process: '/bin/evil' } });

describe('a program that tools would run', () => {
  it('is asked for, and written once it is allowed', async () => {
    const { service, consent, text } = openEditing({ files, ...allowing });
    valueOf(await service.apply(setProcess, 'last-four'));
    const asked: ConsentRequest = {
      kind: 'runs-program',
      profile: 'plain',
      setting: 'credential_process',
      command: '/bin/evil',
    };
    expect(consent.asked).toEqual([asked]);
    expect(text(config)).toContain('credential_process = /bin/evil');
  });
  it.each([
    ['refused', 'consent-refused'],
    ['unasked', 'consent-needed'],
  ] as const)('is not written where the answer is %s', async (answer, code) => {
    const { service, changes, text } = openEditing({ files, answer: () => answer });
    expect(await service.apply(setProcess, 'last-four')).toMatchObject({
      failure: { code, facts: { request: 'runs-program' } },
    });
    expect(text(config)).toBe(files[config]);
    expect(await changes.list()).toEqual([]);
  });
  it('is announced by a preview, which asks nobody', async () => {
    const { service, consent } = openEditing({ files });
    const question = { ...setProcess, secret: { kind: 'keep' } } as const;
    expect(valueOf(await service.preview(question, 'last-four')).effects.consent).toEqual(['runs-program']);
    expect(consent.asked).toEqual([]);
  });
  it('is asked for once, in the name of the profile that is edited, where the default follows', async () => {
    const { service, consent, text, makeActive } = openEditing({ files, ...allowing });
    await makeActive('plain');
    const made = valueOf(await service.apply(setProcess, 'last-four'));
    expect(made.id).not.toBeNull();
    expect(consent.asked).toMatchObject([{ profile: 'plain' }]);
    expect(text(config)?.match(/credential_process = \/bin\/evil/gu)).toHaveLength(2);
  });
  it('is shown without the password in it', async () => {
    const { service, consent } = openEditing({ files, ...refusing });
    const set = { credential_process: `/bin/keys --password ${secret}` };
    await service.apply(saving('shared:plain', 'plain', { set }), 'last-four');
    expect(JSON.stringify(consent.asked)).toContain('/bin/keys --password ****');
    expect(JSON.stringify(consent.asked)).not.toContain(secret);
  });

  const ways: readonly (readonly [string, EditCommand])[] = [
    ['in a new profile', saving(null, 'new', { set: { credential_process: '/bin/evil' } })],
    [
      'in a new profile elsewhere',
      saving(null, 'new', { location: elsewhere, set: { credential_process: '/bin/evil' } }),
    ],
    [
      'under a key in capitals',
      saving('shared:plain', 'plain', { set: { Credential_Process: '/bin/evil' } }),
    ],
    [
      'in the place of another program',
      saving('shared:program', 'program', { set: { credential_process: '/bin/evil' } }),
    ],
    [
      'as the program of another profile',
      saving('shared:plain', 'plain', { set: { credential_process: command } }),
    ],
    ['with a new name', saving('shared:program', 'other', { set: { credential_process: '/bin/evil' } })],
    ['as a pager', saving('shared:plain', 'plain', { set: { cli_pager: '/bin/evil' } })],
    ['by the key of another tool', saving('shared:plain', 'plain', { set: { mfa_process: '/bin/evil' } })],
  ];
  it.each(ways)('is asked for %s', async (_how, edit) => {
    const { service, consent, disk } = openEditing({
      files: { ...files, [elsewhere]: '' },
      locations: [elsewhere],
      ...refusing,
    });
    expect(await service.apply(edit, 'last-four')).toMatchObject({ failure: { code: 'consent-refused' } });
    expect(consent.asked).toHaveLength(1);
    expect(JSON.stringify(disk.texts())).not.toContain('/bin/evil');
  });

  const harmless: readonly (readonly [string, EditCommand])[] = [
    [
      'a profile that has one gets another setting',
      saving('shared:program', 'program', { set: { region: 'eu-west-1' } }),
    ],
    [
      'it is set to what it is',
      saving('shared:program', 'program', { set: { credential_process: command, region: 'eu-west-1' } }),
    ],
    [
      'its profile gets another name by saving',
      saving('shared:program', 'other', { set: { region: 'eu-west-1' } }),
    ],
    ['its profile is renamed', { kind: 'rename', id: 'shared:program', name: 'other' }],
    ['its profile is cloned', { kind: 'clone', id: 'shared:program', name: 'other' }],
    ['it is taken out', saving('shared:program', 'program', { set: { credential_process: null } })],
    ['its profile is removed', { kind: 'remove', ids: ['shared:program'], sources: {} }],
  ];
  it.each(harmless)('needs no question where %s', async (_why, edit) => {
    const { service, consent, changes, text } = openEditing({ files });
    valueOf(await service.apply(edit, 'last-four'));
    expect(consent.asked).toEqual([]);
    valueOf(await changes.undo(null, 'last-four'));
    expect(consent.asked).toEqual([]);
    expect(text(config)).toBe(files[config]);
  });
});

describe('an address that is not one of AWS', () => {
  const ways: readonly (readonly [string, EditCommand])[] = [
    ['of a profile', saving('shared:plain', 'plain', { set: { endpoint_url: 'https://attacker.example' } })],
    [
      'of one service',
      saving('shared:plain', 'plain', { set: { 's3.endpoint_url': 'https://attacker.example' } }),
    ],
    [
      'in a services section',
      saving('shared:plain', 'plain', {
        set: { services: 'mine' },
        services: { name: 'mine', set: { 'sts.endpoint_url': 'https://attacker.example' }, expected: {} },
      }),
    ],
    [
      'of the metadata service',
      saving('shared:plain', 'plain', { set: { ec2_metadata_service_endpoint: 'http://attacker.example' } }),
    ],
    [
      'of a machine that anyone can have at AWS',
      saving('shared:plain', 'plain', {
        set: { endpoint_url: 'https://ec2-203-0-113-5.compute-1.amazonaws.com' },
      }),
    ],
  ];
  it.each(ways)('is asked for where it is that %s', async (_where, edit) => {
    const { service, consent, text } = openEditing({ files, ...refusing });
    expect(await service.apply(edit, 'last-four')).toMatchObject({
      failure: { code: 'consent-refused', facts: { request: 'sends-elsewhere' } },
    });
    expect(consent.asked).toMatchObject([{ kind: 'sends-elsewhere' }]);
    expect(text(config)).toBe(files[config]);
  });
  it.each(['http://localhost:4566', 'https://s3.eu-west-1.amazonaws.com'])(
    '%s needs no question',
    async (address) => {
      const { service, consent } = openEditing({ files });
      valueOf(
        await service.apply(saving('shared:plain', 'plain', { set: { endpoint_url: address } }), 'last-four'),
      );
      expect(consent.asked).toEqual([]);
    },
  );
});

describe('between the question and the write', () => {
  it('the value that is asked for is the one that is written, whatever else is asked meanwhile', async () => {
    const evil = saving('shared:plain', 'plain', { set: { credential_process: '/bin/evil' } });
    const good = saving('shared:plain', 'plain', { set: { credential_process: '/bin/good' } });
    let later: Promise<unknown> = Promise.resolve();
    const { service, text, consent } = openEditing({
      files,
      answer(request) {
        const isGood = request.kind === 'runs-program' && request.command === '/bin/good';
        // The window asks for something else while the person reads the first question.
        if (isGood) later = service.apply(evil, 'last-four');
        return isGood ? later.then(() => 'allowed' as const) : 'refused';
      },
    });
    valueOf(await service.apply(good, 'last-four'));
    expect(await later).toMatchObject({ failure: { code: 'consent-refused' } });
    expect(consent.asked).toHaveLength(2);
    expect(text(config)).toContain('credential_process = /bin/good');
    expect(text(config)).not.toContain('/bin/evil');
  });
  it('a command that is changed after it was sent is written as it was sent', async () => {
    const set: Record<string, string> = { credential_process: '/bin/good' };
    const { service, text } = openEditing({
      files,
      answer() {
        set['credential_process'] = '/bin/evil';
        return 'allowed';
      },
    });
    valueOf(await service.apply(saving('shared:plain', 'plain', { set }), 'last-four'));
    expect(text(config)).toContain('credential_process = /bin/good');
  });
  it('what another program wrote meanwhile is merged, and takes nothing with it', async () => {
    const opened = openEditing({
      files,
      async answer() {
        await opened.overwrite(config, `${files[config]}\n[profile late]\nregion = eu-west-2\n`);
        return 'allowed' as const;
      },
    });
    valueOf(await opened.service.apply(setProcess, 'last-four'));
    expect(opened.text(config)).toContain('[profile late]');
    expect(opened.text(config)).toContain('credential_process = /bin/evil');
  });
  it('a plan that comes to more than was allowed is not written', () => {
    const document = (text: string) => parseDocument(new TextEncoder().encode(text));
    const file = (path: string, role: EditableFile['role'], text: string): EditableFile => {
      return { path, shownPath: path, role, exists: true, document: document(text) };
    };
    const editable = {
      config: file('/c', 'config', '[profile plain]\nregion = eu-west-1\n'),
      credentials: file('/d', 'credentials', ''),
      locations: [],
    };
    const place = { name: 'plain', location: null };
    const changes = [{ key: 'credential_process', value: '/bin/evil' }];
    const edit = { kind: 'save', from: place, to: place, changes, sections: [] } as const;
    const allowed = new Set([identityOf({ key: 'credential_process', value: '/bin/good' })]);
    expect(requestFor(edit, ['plain'], [], allowed).plan(editable)).toMatchObject({
      failure: { code: 'consent-needed', facts: { request: 'runs-program' } },
    });
    const evil = new Set([identityOf({ key: 'credential_process', value: '/bin/evil' })]);
    expect(requestFor(edit, ['plain'], [], evil).plan(editable).ok).toBe(true);
  });
});

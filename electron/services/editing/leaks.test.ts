/** Every answer of the service, for every profile of a home full of secrets, searched for each of them. */
import { expect, it } from 'vitest';
import { config, credentials, elsewhere, openEditing, saving } from '../../../e2e/support/memory-editing.js';
import type { EditCommand, EditQuestion } from '../../../shared/models/edit.js';

const id = 'AKIAIOSFODNN7EXAMPLE';
const temporaryId = 'ASIAIOSFODNN7EXAMPLE';
const first = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const second = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY';
const token = 'IQoJb3JpZ2luX2IQoJb3JpZ2luX2IQoJb3JpZ2luX2IQoJb3JpZ2luX2EXAMPLETOKEN';
/** What must not be in any answer: secrets, and key IDs whole. */
const hidden = [first, second, token, id, temporaryId];

const files = {
  [config]:
    `[default]\naws_access_key_id = ${id}\naws_secret_access_key = ${first}\n` +
    `# before: aws_secret_access_key = ${second}\n` +
    `[profile program]\ncredential_process = /bin/keys --password ${first}\n` +
    `[profile nested]\ns3 =\n    aws_secret_access_key = ${second}\n    note = ${first}\n` +
    `[profile odd]\nRegion = eu-west-1\nmy_password = ${second}\nunknown = ${first}\n` +
    `[profile signed]\nsso_session = work\nsso_account_id = 111122223333\nsso_role_name = R\nservices = local\n` +
    `[sso-session work]\nsso_region = eu-west-1\nsso_start_url = https://example.awsapps.com/start\nclient_secret = ${second}\n` +
    `[services local]\ns3 =\n    endpoint_url = http://localhost\n    token = ${token}\n`,
  [credentials]:
    `[keys]\naws_access_key_id = ${id}\naws_secret_access_key = ${first}\n` +
    `[session]\naws_access_key_id = ${temporaryId}\nAWS_SECRET_ACCESS_KEY = ${second}\naws_session_token = ${token}\n  ${token}\n`,
  [elsewhere]: `[batch]\naws_access_key_id = ${id}\naws_secret_access_key = ${second}\n`,
};
const names = ['default', 'program', 'nested', 'odd', 'signed', 'keys', 'session'];
const ids = [...names.map((name) => `shared:${name}`), `${elsewhere}:batch`];

function open() {
  return openEditing({
    files: { ...files, '/srv/copies/other': '' },
    locations: [elsewhere],
    chosen: elsewhere,
    chosenToWrite: '/srv/copies/credentials',
    answer: () => 'allowed',
  });
}

function expectNothingHidden(answers: readonly unknown[]): void {
  const everything = JSON.stringify(answers);
  for (const text of hidden) expect(everything).not.toContain(text);
}

const given = { kind: 'given', sessionToken: true } as const;

function questions(profile: string): readonly EditQuestion[] {
  const name = profile.slice(profile.lastIndexOf(':') + 1);
  const set = { region: 'eu-west-3', s3: null, unknown: null, credential_process: null };
  return [
    { ...saving(profile, name, { set }), secret: { kind: 'keep' } },
    { ...saving(profile, 'renamed', { expected: { unknown: first }, set }), secret: given },
    { kind: 'rename', id: profile, name: 'renamed' },
    { kind: 'clone', id: profile, name: 'cloned' },
    { kind: 'remove', ids: [profile], sources: {} },
    { kind: 'region', ids: [profile], region: 'eu-west-3' },
    { kind: 'to-sso-session', id: profile, session: 'other' },
    { kind: 'replace-key', id: profile, accessKeyId: 'AKIAI44QH8DHBEXAMPLE', secret: given },
  ];
}

it.each(ids)('forms, previews and copies of %s hold no secret', async (profile) => {
  const { service, consent } = open();
  const answers: unknown[] = [await service.form(profile), await service.surroundings()];
  for (const question of questions(profile)) answers.push(await service.preview(question, 'last-four'));
  for (const key of ['aws_access_key_id', 'aws_secret_access_key', 'credential_process', 'unknown'])
    answers.push(await service.copySetting(profile, key));
  answers.push(await service.writeCopy(profile, 'last-four'), consent.asked);
  expectNothingHidden(answers);
});

it.each(ids)('changes of %s hold no secret, nor does their history', async (profile) => {
  const name = profile.slice(profile.lastIndexOf(':') + 1);
  const commands: readonly EditCommand[] = [
    saving(profile, name, {
      set: { region: 'eu-west-3' },
      secret: { kind: 'typed', secretAccessKey: second, sessionToken: token },
    }),
    { kind: 'clone', id: profile, name: 'cloned' },
    {
      kind: 'replace-key',
      id: profile,
      accessKeyId: id,
      secret: { kind: 'typed', secretAccessKey: first, sessionToken: null },
    },
    { kind: 'remove', ids: [profile], sources: {} },
  ];
  const { service, changes, consent } = open();
  const answers: unknown[] = [];
  for (const command of commands) answers.push(await service.apply(command, 'last-four'));
  for (const row of await changes.list()) answers.push(row, await changes.show(row.id, 'last-four'));
  expectNothingHidden([...answers, consent.asked]);
});

it('what is pasted and imported comes back without secrets', async () => {
  const { service, clipboard } = open();
  const texts = [
    ...Object.values(files),
    `export AWS_ACCESS_KEY_ID=${id}\nexport AWS_SECRET_ACCESS_KEY=${first}\nexport AWS_SESSION_TOKEN=${token}\n`,
    `{"Version":1,"AccessKeyId":"${temporaryId}","SecretAccessKey":"${second}","SessionToken":"${token}"}`,
    `Access key ID,Secret access key\n${id},${first}\n`,
    hidden.join('\n'),
  ];
  const answers: unknown[] = texts.map((text) => service.paste(text));
  for (const text of texts) {
    clipboard?.put(text);
    answers.push(await service.pasteClipboard());
  }
  answers.push(await service.openImport());
  expectNothingHidden(answers);
});

it('what is wrong with a value that is held is said without it', async () => {
  const { service } = open();
  for (const text of [
    `[new]\ncredential_process = ~/keys --password ${first}\n`,
    `[new]\ncredential_process = /bin/keys --password ${first} # mine\n`,
    `[new]\naws_access_key_id = "${id}"\naws_secret_access_key = ${second}\n`,
  ]) {
    const read = service.paste(text);
    const handle = read.ok ? (read.value.profiles[0]?.handle ?? '') : '';
    const question = { ...saving(null, 'new', {}), secret: { kind: 'held', handle } } as const;
    const preview = await service.preview(question, 'last-four');
    expect(preview).toMatchObject({ ok: true });
    expect(JSON.stringify(preview)).toMatch(/"problems":\[\{/u);
    expectNothingHidden([preview]);
  }
});

it('a right guess of a secret is answered as a wrong one is', async () => {
  const { service } = open();
  for (const key of ['aws_secret_access_key', 'aws_session_token', 'credential_process', 'unknown']) {
    const profiles = ['session', 'program', 'odd'];
    for (const profile of profiles) {
      const ask = (guess: string) =>
        service.preview(
          {
            ...saving(`shared:${profile}`, profile, { set: { [key]: null }, expected: { [key]: guess } }),
            secret: { kind: 'keep' },
          },
          'last-four',
        );
      const guesses = [second, `/bin/keys --password ${first}`, first, `${token}\n${token}`, 'wrong'];
      const answers = await Promise.all(guesses.map(ask));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    }
  }
});

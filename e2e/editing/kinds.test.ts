/** A profile of each kind made, edited, renamed and removed, and after each step read back by the real tools. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProfileEdit, SectionChanges } from '../../electron/core/editing/edit.js';
import { planEdit } from '../../electron/core/editing/plan-edit.js';
import { expectOthersUntouched } from '../../electron/core/editing/testing-lines.js';
import type { Settings } from '../../electron/core/editing/testing-meaning.js';
import {
  applySteps,
  changesOf,
  keyId,
  otherKeyId,
  otherSecretKey,
  secretKey,
  shared,
  textsOf,
} from '../../electron/core/editing/testing.js';
import { Secret } from '../../electron/core/secret.js';
import type { SwitchFiles } from '../../electron/core/switching/switch-files.js';
import { filesOf } from '../../electron/core/switching/testing.js';
import { profileKinds, secretSettings } from '../../shared/vocabulary.js';
import { findBotocore } from '../resolution/botocore-answers.js';
import { AwsConfigure, BotocoreReader, findAwsPython, readAsJavaScript } from './readers.js';

const awsPython = findAwsPython();
const botocoreFound = findBotocore();
const isMissing = awsPython === null || botocoreFound === null;

if (isMissing && process.env['CI'] === 'true')
  throw new Error('missing: awscli version 2 or python3-botocore');

interface Case {
  readonly kind: (typeof profileKinds)[number];
  readonly what: string;
  /** What the form gives. */
  readonly made: Settings;
  readonly edited: Readonly<Record<string, string | null>>;
  readonly session?: Settings;
}

const cases: readonly Case[] = [
  {
    kind: 'access-key',
    what: 'with a token and nested settings',
    made: {
      aws_access_key_id: keyId,
      aws_secret_access_key: secretKey,
      aws_session_token: 'a/b+c==',
      region: 'eu-west-1',
      's3.addressing_style': 'path',
    },
    edited: {
      aws_access_key_id: otherKeyId,
      aws_secret_access_key: otherSecretKey,
      aws_session_token: null,
      's3.max_queue_size': '5',
    },
  },
  {
    kind: 'sso',
    what: 'of a new session',
    made: {
      sso_session: 'corp',
      sso_account_id: '111122223333',
      sso_role_name: 'Reader',
      region: 'eu-west-1',
    },
    edited: { sso_role_name: 'Admin', output: 'json' },
    session: { sso_start_url: 'https://example.awsapps.com/start', sso_region: 'eu-west-1' },
  },
  {
    kind: 'login',
    what: 'of a user',
    made: { login_session: 'arn:aws:iam::111122223333:user/someone', region: 'eu-west-1' },
    edited: { login_session: 'arn:aws:iam::111122223333:user/other' },
  },
  {
    kind: 'role',
    what: 'with a source profile',
    made: {
      role_arn: 'arn:aws:iam::111122223333:role/Admin',
      source_profile: 'base',
      mfa_serial: 'arn:aws:iam::111122223333:mfa/someone',
      external_id: 'a=b:c/d@e',
      duration_seconds: '3600',
      role_session_name: 'me@example.com',
    },
    edited: { duration_seconds: '900', external_id: null },
  },
  {
    kind: 'role',
    what: 'with a credential source',
    made: { role_arn: 'arn:aws:iam::111122223333:role/Admin', credential_source: 'Ec2InstanceMetadata' },
    edited: { credential_source: 'EcsContainer' },
  },
  {
    kind: 'web-identity',
    what: 'of a token file',
    made: { role_arn: 'arn:aws:iam::111122223333:role/Admin', web_identity_token_file: '/var/run/a token' },
    edited: { web_identity_token_file: '/var/run/token' },
  },
  {
    kind: 'process',
    what: 'with quotes and equals signs',
    made: { credential_process: '/bin/tool --a=b "c d"' },
    edited: { credential_process: '/bin/tool', region: 'eu-west-1' },
  },
  {
    kind: 'metadata',
    what: 'that keeps a Region',
    made: { credential_source: 'Ec2InstanceMetadata', region: 'eu-west-1' },
    edited: { region: 'x' },
  },
  {
    kind: 'settings',
    what: 'with a block',
    made: { region: 'eu-west-1', 's3.use_x': 'true', output: 'json' },
    edited: { 's3.use_x': null, output: 'text' },
  },
];

const around = filesOf({
  config:
    '# mine\n[default]\nregion=us-east-1   ; home\n\n[profile base]\ns3 =\n  a = b\nCustom_Key : keep\n# end\n',
  credentials: `; keys\n[base]\naws_access_key_id=${keyId}\naws_secret_access_key=${secretKey}\n`,
});

describe.skipIf(isMissing)('a profile of each kind, for the real tools', () => {
  let home = '';
  let botocore: BotocoreReader;
  let aws: AwsConfigure;

  beforeAll(() => {
    home = mkdtempSync(path.join(tmpdir(), 'keyway-kinds-'));
    mkdirSync(path.join(home, '.aws'));
    if (botocoreFound !== null) botocore = new BotocoreReader(botocoreFound, home);
    if (awsPython !== null) aws = new AwsConfigure(awsPython, home);
  });

  afterAll(() => {
    botocore.end();
    aws.end();
    rmSync(home, { recursive: true, force: true });
  });

  /** All tools find the profile with just these settings. */
  async function expectRead(files: SwitchFiles, name: string, wanted: Settings): Promise<void> {
    const { config, credentials } = textsOf(files);
    writeFileSync(path.join(home, '.aws/config'), config);
    writeFileSync(path.join(home, '.aws/credentials'), credentials);
    expect((await botocore.read(files)).profiles[name]).toEqual(wanted);
    const isForJavaScript = /^\S+$/u.test(name);
    if (isForJavaScript) expect((await readAsJavaScript(files)).profiles[name]).toEqual(wanted);
    expect((await aws.ask('list-profiles')).split('\n')).toContain(name);
    for (const [key, value] of Object.entries(wanted)) {
      expect(await aws.ask('get', key, '--profile', name), key).toBe(value);
    }
  }

  function carryOut(files: SwitchFiles, edit: ProfileEdit): SwitchFiles {
    const plan = planEdit(files, edit);
    if (!plan.ok) throw new Error(JSON.stringify(plan.failure));
    const after = applySteps(files, plan.value);
    expectOthersUntouched(files, after, plan.value.headers);
    return after;
  }

  it('of every kind that there is', () => {
    expect([...new Set(cases.map(({ kind }) => kind))].toSorted()).toEqual([...profileKinds].toSorted());
  });

  it.each(cases)('$kind $what', async ({ made, edited, session }) => {
    const sections = session === undefined ? [] : [sectionOf(session)];
    const to = shared('wanted');
    const one = carryOut(around, { kind: 'save', from: null, to, changes: withSecrets(made), sections });
    await expectRead(one, 'wanted', made);

    const two = carryOut(one, { kind: 'save', from: to, to, changes: withSecrets(edited), sections: [] });
    await expectRead(two, 'wanted', merged(made, edited));

    const three = carryOut(two, { kind: 'rename', renames: [{ from: to, to: 'my renamed' }] });
    await expectRead(three, 'my renamed', merged(made, edited));
    const back = carryOut(three, { kind: 'rename', renames: [{ from: shared('my renamed'), to: 'wanted' }] });
    expect(textsOf(back)).toEqual(textsOf(two));

    const four = carryOut(three, { kind: 'remove', places: [shared('my renamed')], sources: new Map() });
    const { config, credentials } = textsOf(four);
    expect(await aws.ask('list-profiles')).toContain('my renamed');
    writeFileSync(path.join(home, '.aws/config'), config);
    writeFileSync(path.join(home, '.aws/credentials'), credentials);
    expect((await aws.ask('list-profiles')).split('\n').toSorted()).toEqual(['base', 'default']);
    const before = textsOf(around);
    expect(config.startsWith(before.config)).toBe(true);
    expect(credentials.trimEnd()).toBe(before.credentials.trimEnd());
  });
});

function sectionOf(settings: Settings): SectionChanges {
  return {
    kind: 'sso-session',
    name: 'corp',
    changes: changesOf(settings),
    mustAgree: true,
    mayCreate: true,
  };
}

function withSecrets(settings: Readonly<Record<string, string | null>>): ReturnType<typeof changesOf> {
  const isSecret = (key: string): boolean => secretSettings.some((secret) => secret === key);
  return changesOf(settings).map(({ key, value }) => ({
    key,
    value: typeof value === 'string' && isSecret(key) ? new Secret(value) : value,
  }));
}

function merged(made: Settings, edited: Readonly<Record<string, string | null>>): Settings {
  const all = Object.entries({ ...made, ...edited });
  return Object.fromEntries(all.flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
}

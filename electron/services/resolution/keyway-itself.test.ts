/** The trace of the tool `keyway` says what Keyway then hands out. */
import { describe, expect, it } from 'vitest';
import { succeed } from '../../../shared/models/result.js';
import { placesAt } from '../../../e2e/faults/home.js';
import { createDigests } from '../../adapters/digests.js';
import { createFixedConsent } from '../../adapters/testing/fixed-consent.js';
import { createImmediateClock } from '../../adapters/testing/immediate-clock.js';
import { createMemoryFileSystem } from '../../adapters/testing/memory-file-system.js';
import { Secret } from '../../core/secret.js';
import { emptyInvocation } from '../../core/resolution/request.js';
import { createHandingOut } from '../bridge/handing-out.js';
import { createSharedKeys } from '../bridge/shared-keys.js';
import { createAwsFiles } from '../files/aws-files.js';
import { storeFilePath } from '../store/store-file.js';
import { createMemoryVault } from '../store/testing-vault.js';
import { createTracer } from './tracer.js';

const home = '/home/p';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const key = (id: string, more = ''): string =>
  `aws_access_key_id = ${id}\naws_secret_access_key = ${SECRET}\n${more}`;
const STORED = key('AKIAIOSFODNN7EXAMPLE');
const FILE = key('AKIAI44QH8DHBEXAMPLE');
const ended = 'aws_session_token = t\naws_expiration = 2020-01-01T00:00:00Z\n';
const later = 'aws_session_token = t\naws_expiration = 2999-01-01T00:00:00Z\n';

interface Case {
  readonly stored?: Readonly<Record<string, string>>;
  readonly config?: string;
  readonly credentials?: string;
  readonly never?: boolean;
  readonly noStore?: boolean;
}

const cases: Readonly<Record<string, Case>> = {
  'in the store alone': { stored: { dev: STORED } },
  'in both': { stored: { dev: STORED }, credentials: `[dev]\n${FILE}` },
  'in the credentials file alone': { stored: { other: STORED }, credentials: `[dev]\n${FILE}` },
  'in the config file alone': { config: `[profile dev]\n${FILE}` },
  'in both files': { config: `[profile dev]\n${STORED}`, credentials: `[dev]\n${FILE}` },
  'without a store': { noStore: true, credentials: `[dev]\n${FILE}` },
  nowhere: { credentials: `[other]\n${FILE}` },
  'never handed out': { stored: { dev: STORED }, credentials: `[dev]\n${FILE}`, never: true },
  'in the store without a key': { stored: { dev: 'region = a\n' }, credentials: `[dev]\n${FILE}` },
  'half a key': { credentials: '[dev]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\n' },
  'a role': { config: '[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/A\nsource_profile = x\n' },
  'a role in the store, with a key': {
    stored: { dev: `${STORED}role_arn = arn:aws:iam::111122223333:role/A\nsource_profile = x\n` },
  },
  'a role with a line of ours': {
    stored: { renamed: STORED },
    config:
      '[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/A\nsource_profile = x\ncredential_process = /opt/keyway credential-process --id id1\n',
  },
  'a role beside a key': {
    config: '[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/A\nsource_profile = x\n',
    credentials: `[dev]\n${FILE}`,
  },
  'a role that is never handed out': {
    stored: { dev: 'role_arn = arn:aws:iam::111122223333:role/A\nsource_profile = x\n' },
    never: true,
  },
  metadata: { config: '[profile dev]\ncredential_source = Ec2InstanceMetadata\n' },
  'a process beside a key': {
    config: '[profile dev]\ncredential_process = /usr/bin/keys\n',
    credentials: `[dev]\n${FILE}`,
  },
  'expired in the store': { stored: { dev: key('ASIAIOSFODNN7EXAMPLE', ended) } },
  'temporary in the store': { stored: { dev: key('ASIAIOSFODNN7EXAMPLE', later) } },
  'a line of ours': {
    stored: { renamed: STORED },
    config: '[profile dev]\ncredential_process = /opt/keyway credential-process --id id1\n',
  },
  'a line of ours that leads nowhere': {
    config: '[profile dev]\ncredential_process = /opt/keyway credential-process --id gone\n',
  },
  'a line of another program': { config: '[profile dev]\ncredential_process = /usr/bin/keys\n' },
  'a refused config file': { config: '[profile a]\n[profile a]\n', credentials: `[dev]\n${FILE}` },
};

/** Every session can be started. */
const session = {
  given: succeed({
    accessKeyId: 'ASIAI44QH8DHBEXAMPLE',
    secretAccessKey: new Secret(SECRET),
    sessionToken: new Secret('t'),
    expiration: null,
  }),
  isNoted: false,
} as const;

function open({ stored = {}, config, credentials, never = false, noStore = false }: Case) {
  const vault = createMemoryVault({ exists: !noStore, bodies: stored });
  const files = createMemoryFileSystem({
    ...(config === undefined ? {} : { [`${home}/.aws/config`]: config }),
    ...(credentials === undefined ? {} : { [`${home}/.aws/credentials`]: credentials }),
  });
  const places = placesAt(home);
  const clock = createImmediateClock();
  const ports = {
    files,
    clock,
    places,
    environment: { HOME: home },
    random: { hex: (digits: number) => '0'.repeat(digits) },
    watcher: { watch: () => () => undefined },
    digests: createDigests(),
  };
  const awsFiles = createAwsFiles(ports, { vault, path: storeFilePath(places) });
  const handingOut = createHandingOut({
    vault,
    sharedKeys: createSharedKeys(ports),
    consent: createFixedConsent({ answer: () => 'allowed' }),
    activity: { record: () => Promise.resolve() },
    clock,
    sessions: { running: () => Promise.resolve(null), credentials: () => Promise.resolve(session) },
  });
  const prepare = never ? vault.setHandOut('id1', 'never') : Promise.resolve(null);
  return { prepare, handingOut, tracer: createTracer(ports, awsFiles) };
}

describe.each(Object.entries(cases))('a profile %s', (_, parts) => {
  it('is handed out as the trace says, or refused with the code that it says', async () => {
    const { prepare, handingOut, tracer } = open(parts);
    await prepare;
    const handed = await handingOut.credentials({ name: 'dev' }, { program: null, pid: null });
    const [trace] = await tracer.traces([
      {
        tool: 'keyway',
        platform: 'linux',
        home,
        now: null,
        invocation: { ...emptyInvocation, profile: 'dev' },
        environment: {},
        inherits: true,
        imds: 'unavailable',
      },
    ]);
    const said = handed.ok
      ? {
          kind: 'credentials',
          // Which session it will be, only starting it tells.
          accessKeyId: handed === session.given ? null : handed.value.accessKeyId,
          temporary: handed.value.sessionToken !== null,
        }
      : { kind: 'error', code: handed.failure.code };
    expect(trace?.outcome).toMatchObject(said);
  });
});

import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Clock } from '../services/ports.js';
import { readEnvironment } from './environment.js';
import { createNodePorts } from './node-ports.js';
import { findPlaces, platformOf } from './places.js';
import { createRandomSource } from './random-source.js';
import { redact } from './redaction.js';
import { createRedactingLogger } from './redacting-logger.js';
import { createSystemClock } from './system-clock.js';
import { createFixedConsent } from './testing/fixed-consent.js';
import { createImmediateClock } from './testing/immediate-clock.js';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

describe.each<[string, () => { clock: Clock; pass: (milliseconds: number) => void }]>([
  [
    'of this machine',
    () => {
      vi.useFakeTimers();
      return { clock: createSystemClock(), pass: (milliseconds) => vi.advanceTimersByTime(milliseconds) };
    },
  ],
  [
    'for tests',
    () => {
      const clock = createImmediateClock();
      return { clock, pass: (milliseconds) => clock.advance(milliseconds) };
    },
  ],
])('the clock %s', (_name, make) => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('calls once when the time has come, also one far away', () => {
    const { clock, pass } = make();
    let calls = 0;
    clock.at(clock.now() + 3_600_000, () => (calls += 1));
    pass(3_599_000);
    expect(calls).toBe(0);
    pass(1000);
    pass(3_600_000);
    expect(calls).toBe(1);
  });
  it('does not call what was taken back', () => {
    const { clock, pass } = make();
    let calls = 0;
    const dispose = clock.at(clock.now() + 1000, () => (calls += 1));
    dispose();
    pass(5000);
    expect(calls).toBe(0);
  });
});

describe('the random source', () => {
  it('gives as many hexadecimal digits as asked for, others each time', () => {
    const random = createRandomSource();
    expect(random.hex(7)).toMatch(/^[0-9a-f]{7}$/u);
    expect(random.hex(12)).not.toBe(random.hex(12));
  });
});

describe('the places', () => {
  const base = { userHome: '/system', workingFolder: '/w', home: null };

  it('follow XDG on Linux, ignoring relative paths', () => {
    const environment = { HOME: '/h', XDG_DATA_HOME: '/data', XDG_STATE_HOME: 'relative' };
    expect(findPlaces({ ...base, platform: 'linux', environment })).toEqual({
      platform: 'linux',
      home: '/h',
      workingFolder: '/w',
      configFolder: '/h/.config/keyway',
      dataFolder: '/data/keyway',
      stateFolder: '/h/.local/state/keyway',
    });
  });
  it('are one folder on macOS and on Windows', () => {
    expect(findPlaces({ ...base, platform: 'darwin', environment: {} }).dataFolder).toBe(
      '/system/Library/Application Support/Keyway',
    );
    const environment = { USERPROFILE: 'C:\\Users\\p', LOCALAPPDATA: 'D:\\Local' };
    expect(findPlaces({ ...base, platform: 'win32', environment })).toMatchObject({
      home: 'C:\\Users\\p',
      stateFolder: 'D:\\Local\\Keyway',
    });
  });
  it('are all under a home of its own, where one is given', () => {
    const environment = { HOME: '/h', KEYWAY_HOME: '/variable' };
    const own = (home: string | null): string =>
      findPlaces({ ...base, platform: 'linux', environment, home }).dataFolder;
    expect([own('/flag'), own(null)]).toEqual(['/flag/.keyway', '/variable/.keyway']);
  });
  it('know the platforms by their names', () => {
    expect(['linux', 'darwin', 'win32', 'freebsd'].map(platformOf)).toEqual([
      'linux',
      'darwin',
      'win32',
      'other',
    ]);
  });
});

describe('the environment', () => {
  it('lets in what is AWS’s, what says where things are, and what their paths mention', () => {
    const source = {
      HOME: '/h',
      AWS_PROFILE: 'p',
      AWS_CONFIG_FILE: '$WORK/${NAME}',
      WORK: '/w',
      NAME: 'n',
      SECRET: 'x',
      PATH: '/bin',
    };
    expect(readEnvironment(source, null)).toEqual({
      PATH: '/bin',
      HOME: '/h',
      AWS_PROFILE: 'p',
      AWS_CONFIG_FILE: '$WORK/${NAME}',
      WORK: '/w',
      NAME: 'n',
    });
  });
  it('takes what AWS tools find their files by, and nothing else', () => {
    const source = {
      HOMEDRIVE: 'C:',
      HOMEPATH: '/u',
      BOTO_CONFIG: '$DIR/boto',
      DIR: '/d',
      LANG: 'C',
      XAWS_A: 'x',
    };
    expect(readEnvironment(source, null)).toEqual({
      HOMEDRIVE: 'C:',
      HOMEPATH: '/u',
      BOTO_CONFIG: '$DIR/boto',
      DIR: '/d',
    });
  });
  it('has names in capitals on Windows, where case says nothing', () => {
    const source = { aws_profile: 'p', UserProfile: 'C:/u', Aws_Config_File: '%Work%/c', WORK: 'C:/w' };
    expect(readEnvironment(source, null, 'win32')).toEqual({
      AWS_PROFILE: 'p',
      USERPROFILE: 'C:/u',
      AWS_CONFIG_FILE: '%Work%/c',
      Work: 'C:/w',
    });
    expect(readEnvironment({ aws_profile: 'p' }, null, 'linux')).toEqual({});
  });
  it('has the given home for the home', () => {
    expect(readEnvironment({ HOME: '/h', KEYWAY_HOME: '/k' }, '/flag')['HOME']).toBe('/flag');
    expect(readEnvironment({ HOME: '/h', KEYWAY_HOME: '/k' }, null)['HOME']).toBe('/k');
    expect(readEnvironment({ HOME: '/h', KEYWAY_HOME: '' }, null)['HOME']).toBe('/h');
  });
});

describe('redaction', () => {
  it.each([
    secret,
    `aws_secret_access_key = ${secret}`,
    `"SecretAccessKey":"${secret}"`,
    `--password hunter2hunter2`.replace('hunter2hunter2', 'hunter2-secret'),
    `token: ${'Ab1/'.repeat(30)}`,
    `-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----`,
  ])('hides the secret in %j', (text) => {
    const redacted = redact(text);
    for (const part of [secret, 'hunter2-secret', 'Ab1/Ab1/', 'MIIE']) expect(redacted).not.toContain(part);
  });
  it('leaves four characters of an access key ID, and plain text as it is', () => {
    expect(redact('key AKIAIOSFODNN7EXAMPLE used')).toBe('key ****MPLE used');
    expect(redact('open /home/p/.aws/config: EACCES')).toBe('open /home/p/.aws/config: EACCES');
  });
});

describe('the log', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keyway-log-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('holds a line of JSON for each event, without secrets, for the owner alone', () => {
    const logger = createRedactingLogger({ folder: join(folder, 'state'), clock: createImmediateClock(0) });
    logger.info('started', { count: 1, text: `has ${secret}` });
    logger.error('failed', { sessionToken: 'short' });
    const path = join(folder, 'state', 'keyway.log');
    expect(
      readFileSync(path, 'utf-8')
        .trimEnd()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    ).toEqual([
      { at: '1970-01-01T00:00:00.000Z', level: 'info', event: 'started', count: 1, text: 'has «redacted»' },
      { at: '1970-01-01T00:00:00.000Z', level: 'error', event: 'failed', sessionToken: '«redacted»' },
    ]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
  it('never grows beyond two files', () => {
    const logger = createRedactingLogger({ folder, clock: createImmediateClock(0), largest: 500 });
    for (let index = 0; index < 50; index += 1) logger.info('event', { index });
    expect(statSync(join(folder, 'keyway.log')).size).toBeLessThanOrEqual(500);
    expect(statSync(join(folder, 'keyway.log.1')).size).toBeLessThanOrEqual(500);
  });
  it('is given up where it cannot be written', () => {
    const logger = createRedactingLogger({ folder: '/dev/null/x', clock: createImmediateClock(0) });
    expect(() => logger.info('event', {})).not.toThrow();
  });
});

describe('all ports together', () => {
  it('keep everything under a given home', () => {
    const ports = createNodePorts({
      home: 'some',
      consent: createFixedConsent(),
      command: { kind: 'script', path: '/opt/keyway/cli.js' },
      isWindow: false,
    });
    expect(ports.ownCommand).toEqual({ ok: false, failure: { path: 'keyway', reason: 'no-command' } });
    expect(ports.places.dataFolder).toBe(join(process.cwd(), 'some', '.keyway'));
    expect(ports.environment['HOME']).toBe(join(process.cwd(), 'some'));
  });
});

import { describe, expect, test } from 'vitest';
import { createMemoryFileSystem } from '../../adapters/testing/memory-file-system.js';
import { createOpenLocks } from '../../adapters/testing/open-locks.js';
import { createQuickSealing } from '../../adapters/testing/quick-sealing.js';
import { fail, succeed } from '../../../shared/models/result.js';
import { type KeptSession, type KeptSessions, parseKept, printKept } from '../../core/sessions/kept.js';
import { Secret } from '../../core/secret.js';
import type { Environment, FileSystem, Places } from '../ports.js';
import { createSealedFile } from '../sessions/sealed-json.js';
import { keptSession } from './kept-session.js';

const minute = 60_000;
const started = Date.parse('2026-11-21T12:00:00Z');
const places: Places = {
  platform: 'linux',
  home: '/home/ada',
  workingFolder: '/',
  configFolder: '/home/ada/.keyway',
  dataFolder: '/home/ada/.keyway',
  stateFolder: '/home/ada/.keyway',
};
const session: KeptSession = {
  id: 'a',
  profile: 'dev',
  kind: 'assume-role',
  identity: 'i',
  state: 'running',
  credentials: {
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    secretAccessKey: new Secret('s'),
    sessionToken: new Secret('t'),
    expiresAt: started + 60 * minute,
  },
  expiresAt: started + 60 * minute,
  startedAt: started,
  endedAt: null,
  accountId: null,
  arn: null,
  roleName: null,
  sourceProfile: 'base',
  mfaDevice: null,
  mfaKey: null,
  isChained: false,
  needsNobody: true,
  options: { durationSeconds: null, sessionName: null, sourceIdentity: null, tags: [] },
  temporaryProfile: null,
  failure: null,
};

interface Setting {
  readonly kept?: Partial<KeptSession>;
  readonly now?: number;
  /** By name of the file; all are old without. */
  readonly written?: Readonly<Record<string, number>>;
  readonly environment?: Environment;
  readonly isLocked?: boolean;
}

const paths = ['/home/ada/.aws/config', '/home/ada/.aws/credentials', '/home/ada/.keyway/store.json'];

async function look({ kept, now = started + minute, written = {}, environment = {}, isLocked }: Setting) {
  const memory = createMemoryFileSystem(Object.fromEntries(paths.map((path) => [path, 'x'])));
  const files: FileSystem = {
    ...memory,
    inspectTarget: async (path) => {
      const facts = await memory.inspectTarget(path);
      const at = written[path.slice(path.lastIndexOf('/') + 1)] ?? started - 60 * minute;
      return facts === null ? null : { ...facts, modifiedAt: at };
    },
  };
  const sealing = createQuickSealing();
  const key = () => Promise.resolve(succeed(new Uint8Array(32).fill(7)));
  const ports = { files, sealing, places, environment, locks: createOpenLocks(), clock: clockAt(now) };
  const file = createSealedFile<KeptSessions>(
    ports,
    { privateKey: key },
    {
      name: 'sessions',
      print: printKept,
      parse: parseKept,
    },
  );
  await file.change(() => ({ sessions: [{ ...session, ...kept }], mfa: [] }));
  const locked = () => Promise.resolve(fail({ code: 'store-missing', facts: {}, action: null } as const));
  const found = await keptSession(ports, { privateKey: isLocked === true ? locked : key }, 'dev');
  if (found.kind !== 'given') return found.kind;
  return `${found.credentials.accessKeyId} until ${String(found.credentials.expiration)}`;
}

function clockAt(now: number) {
  return { now: () => now, sleep: () => Promise.resolve(), at: () => () => undefined };
}

describe('a session that is kept', () => {
  test('is given as it is, with its end', async () => {
    expect(await look({})).toBe('ASIAIOSFODNN7EXAMPLE until 2026-11-21T13:00:00.000Z');
  });

  test.each<readonly [string, Setting]>([
    ['of another profile', { kept: { profile: 'other' } }],
    ['that ended', { kept: { state: 'ended', credentials: null } }],
    ['in a store that is shut', { isLocked: true }],
  ])('%s is none', async (_what, setting) => {
    expect(await look(setting)).toBe('none');
  });

  test.each<readonly [string, Setting]>([
    ['that is to be renewed', { now: started + 59 * minute - 1 }],
    ['that is over', { now: started + 61 * minute }],
    ['of which nobody says when it ends', { kept: { expiresAt: null } }],
    ['that takes its key from the environment', { kept: { sourceProfile: null } }],
    ['older than a change of the config file', { written: { config: started } }],
    ['that was started while the credentials file was written', { written: { credentials: started - 1000 } }],
    ['older than a change of the store', { written: { 'store.json': started + 1 } }],
    ['where another config file is named', { environment: { AWS_CONFIG_FILE: '/etc/aws' } }],
    ['where another credentials file is named', { environment: { AWS_SHARED_CREDENTIALS_FILE: '/etc/aws' } }],
  ])('%s takes more than a look', async (_what, setting) => {
    expect(await look(setting)).toBe('unclear');
  });
});

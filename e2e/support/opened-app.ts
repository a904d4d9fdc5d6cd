/** The whole application on files in memory. */
import { createIniSecondReader } from '../../electron/adapters/ini-second-reader.js';
import { createDigests } from '../../electron/adapters/digests.js';
import { createFixedConsent } from '../../electron/adapters/testing/fixed-consent.js';
import { createFixedEnvironments } from '../../electron/adapters/testing/fixed-environments.js';
import { createImmediateClock } from '../../electron/adapters/testing/immediate-clock.js';
import { createMemoryFileSystem } from '../../electron/adapters/testing/memory-file-system.js';
import { createOpenLocks } from '../../electron/adapters/testing/open-locks.js';
import { createStorePorts } from '../../electron/adapters/testing/store-ports.js';
import { createApp } from '../../electron/app.js';
import {
  type Environment,
  type FileSystem,
  FileSystemError,
  type Ports,
} from '../../electron/services/ports.js';

export const config = '/home/helen/.aws/config';

export const credentials = '/home/helen/.aws/credentials';

export const keys = (name: string, id: string): string =>
  `[${name}]\naws_access_key_id = ${id}\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n`;

export const texts = {
  [config]:
    '[profile dev]\nregion = eu-west-1\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = base\n',
  [credentials]: keys('base', 'AKIAIOSFODNN7EXAMPLE') + keys('ci', 'AKIAI44QH8DHBEXAMPLE'),
};

export interface Opening {
  /** A path that the system does not let us read. */
  readonly unreadable?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: Environment;
  readonly host?: 'web' | 'cli';
  readonly chosen?: string;
}

export async function open({
  files = texts,
  environment = {},
  host = 'web',
  chosen,
  unreadable,
}: Opening = {}) {
  const disk = createMemoryFileSystem(files);
  const read: FileSystem['read'] = (path) =>
    path === unreadable ? Promise.reject(new FileSystemError('read', path, 'EACCES')) : disk.read(path);
  const clock = createImmediateClock();
  let serial = 0;
  const changedBy = new Set<() => void>();
  const watching = new Map<() => void, readonly string[]>();
  const ports: Ports = {
    files: { ...disk, read },
    clock,
    watcher: {
      watch(paths, onChange) {
        changedBy.add(onChange);
        watching.set(onChange, paths);
        return () => {
          changedBy.delete(onChange);
          watching.delete(onChange);
        };
      },
    },
    random: { hex: (digits) => String((serial += 1)).padStart(digits, '0') },
    locks: createOpenLocks(),
    secondReader: createIniSecondReader(),
    consent: createFixedConsent({ chosen: chosen ?? null }),
    clipboard: null,
    browser: null,
    ...createStorePorts(),
    logger: { info: () => undefined, error: () => undefined },
    environment,
    environments: createFixedEnvironments(),
    digests: createDigests(),
    places: {
      platform: 'linux',
      home: '/home/helen',
      workingFolder: '/home/helen',
      configFolder: '/home/helen/.config/keyway',
      dataFolder: '/home/helen/.local/share/keyway',
      stateFolder: '/home/helen/.local/state/keyway',
    },
  };
  const app = createApp(ports, { host, version: '0.0.0' });
  await app.start();
  const text = (path: string): string | undefined => disk.texts()[path];
  const awsFiles = (): Readonly<Record<string, string | undefined>> => ({
    [config]: text(config),
    [credentials]: text(credentials),
  });
  /** As the watcher tells that another program wrote the file. */
  const written = (path: string): void => {
    for (const [onChange, paths] of watching) if (paths.includes(path)) onChange();
  };
  return { ...app.services, app, ports, clock, text, awsFiles, changedBy, written };
}

export async function unwrap<Value>(
  result: Promise<
    { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: unknown }
  >,
): Promise<Value> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.failure));
  return settled.value;
}

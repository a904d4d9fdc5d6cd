/** The whole application in this process, on a disk in memory and a clock of its own, against the loopback AWS by the same clock. */
import { createApp, type App } from '../../electron/app.js';
import { createAws } from '../../electron/adapters/aws/aws.js';
import { callLimits } from '../../electron/adapters/aws/limits.js';
import { createDigests } from '../../electron/adapters/digests.js';
import { createPrograms } from '../../electron/adapters/programs.js';
import { createIniSecondReader } from '../../electron/adapters/ini-second-reader.js';
import { createFixedConsent, type FixedConsent } from '../../electron/adapters/testing/fixed-consent.js';
import { createFixedEnvironments } from '../../electron/adapters/testing/fixed-environments.js';
import {
  createImmediateClock,
  type ImmediateClock,
} from '../../electron/adapters/testing/immediate-clock.js';
import {
  createMemoryFileSystem,
  type MemoryFileSystem,
} from '../../electron/adapters/testing/memory-file-system.js';
import { createStorePorts } from '../../electron/adapters/testing/store-ports.js';
import { Secret } from '../../electron/core/secret.js';
import type { Services } from '../../electron/services/api.js';
import type { Locks, Ports, SystemEvents } from '../../electron/services/ports.js';
import type { MfaAnswer } from '../../electron/services/sessions-api.js';
import type { Result } from '../../shared/models/failure.js';
import type { SessionOptions } from '../../shared/models/session.js';
import type { Aws as LoopbackAws } from '../aws/server.js';

export const home = '/home/ada';
export const device = 'arn:aws:iam::111122223333:mfa/alice';
/** 2026-11-21, 12:00 UTC. */
export const noon = Date.UTC(2026, 10, 21, 12);

export const usualOptions: SessionOptions = {
  durationSeconds: null,
  sessionName: null,
  sourceIdentity: null,
  tags: [],
};

export interface BenchOptions {
  readonly aws: LoopbackAws;
  readonly clock: ImmediateClock;
  readonly config?: string;
  readonly credentials?: string;
  /** By absolute path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** False: nobody is there to be asked. */
  readonly allows?: boolean;
  /** False: there is no encrypted store. */
  readonly hasStore?: boolean;
  /** True, the default: as a window, which keeps time. */
  readonly isWindow?: boolean;
  /** The disk and the keychain of another Keyway that runs on the same computer. */
  readonly beside?: Bench;
  /** Replaces what a test needs otherwise. */
  readonly ports?: Partial<Ports>;
}

export interface Notice {
  readonly title: string;
  readonly body: string;
  readonly at: number;
}

export interface Bench {
  readonly app: App;
  readonly sessions: Services['sessions'];
  readonly services: Services;
  readonly disk: MemoryFileSystem;
  readonly ports: Ports;
  readonly consent: FixedConsent;
  readonly notices: readonly Notice[];
  /** Tells that the machine did that. */
  system(event: Parameters<Parameters<SystemEvents['watch']>[0]>[0]): void;
  /** Moves the clock on, and waits until what is due is done. */
  pass(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

export function code(aws: LoopbackAws, of = device): MfaAnswer {
  return { kind: 'code', device: of, code: new Secret(aws.code(of)) };
}

export async function openBench(options: BenchOptions): Promise<Bench> {
  const { aws, clock, beside } = options;
  const told = new Set<(event: 'suspend' | 'resume' | 'screen-lock') => void>();
  const watching = new Set<() => void>();
  const notices: Notice[] = [];
  const disk = beside?.disk ?? createMemoryFileSystem(textsOf(options));
  const answer = options.allows === false ? 'unasked' : 'allowed';
  const consent = createFixedConsent({ answer: () => answer });
  let serial = 0;
  const ports: Ports = {
    ...createStorePorts(),
    ...(beside === undefined ? {} : { keychain: beside.ports.keychain }),
    files: disk,
    clock,
    watcher: {
      watch(_, onChange) {
        watching.add(onChange);
        return () => watching.delete(onChange);
      },
    },
    random: {
      hex: (digits) =>
        `${beside === undefined ? 'a' : 'b'}${(serial += 1).toString(16)}`.padStart(digits, '0'),
    },
    locks: beside?.ports.locks ?? createTurns(),
    secondReader: createIniSecondReader(),
    consent,
    clipboard: null,
    browser: null,
    logger: { info: () => undefined, error: () => undefined },
    environment: {
      HOME: home,
      PATH: process.env['PATH'] ?? '',
      AWS_ENDPOINT_URL: aws.url,
      ...options.environment,
    },
    environments: createFixedEnvironments(),
    digests: createDigests(),
    aws: createAws({ clock, limits: { ...callLimits, connect: 2000, answer: 2000 } }),
    programs: createPrograms({ platform: process.platform, environment: process.env }),
    notifier: { notify: (notice) => notices.push({ ...notice, at: clock.now() }) },
    systemEvents: {
      tells: { suspend: true, screenLock: false },
      watch(onEvent) {
        told.add(onEvent);
        return Promise.resolve(() => void told.delete(onEvent));
      },
    },
    places: {
      platform: 'linux',
      home,
      workingFolder: home,
      configFolder: `${home}/.config/keyway`,
      dataFolder: `${home}/.local/share/keyway`,
      stateFolder: `${home}/.local/state/keyway`,
    },
    ...options.ports,
  };
  const app = createApp(ports, { host: options.isWindow === false ? 'cli' : 'web', version: '0.0.0' });
  await app.start();
  if (options.hasStore !== false && beside === undefined)
    valueOf(await app.services.store.create({ key: 'keychain', passphrase: null }));
  return {
    ...{ app, disk, ports, consent, notices },
    services: app.services,
    sessions: app.services.sessions,
    system(event) {
      for (const each of told) each(event);
    },
    async pass(milliseconds) {
      await settle();
      clock.advance(milliseconds);
      await settle();
    },
    close: () => app.dispose(),
  };
}

/** One after the other for each path, as locks between processes make it. */
function createTurns(): Locks {
  const last = new Map<string, Promise<unknown>>();
  return {
    async withLocks(paths, _, work) {
      const before = Promise.all(paths.map((path) => last.get(path) ?? Promise.resolve()));
      const turn = before.then(() => work(() => true));
      const ended = turn.catch(() => undefined);
      for (const path of paths) last.set(path, ended);
      return turn;
    },
  };
}

/** Until nothing that was begun goes on: a renewal asks the loopback AWS over a socket. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await new Promise((resolve) => setTimeout(resolve, 2));
}

function textsOf({ config, credentials, files = {} }: BenchOptions): Readonly<Record<string, string>> {
  return {
    ...(config === undefined ? {} : { [`${home}/.aws/config`]: config }),
    ...(credentials === undefined ? {} : { [`${home}/.aws/credentials`]: credentials }),
    ...files,
  };
}

export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

/** @param start milliseconds since the epoch */
export function benchClock(start = noon): ImmediateClock {
  return createImmediateClock(start);
}

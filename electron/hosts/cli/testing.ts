/** What the tests of the command line share: services that answer as they are told, and a host that keeps what is printed. */
import { fail, succeed } from '../../../shared/models/failure.js';
import type { Failure } from '../../../shared/models/failure.js';
import type { ProfileRow } from '../../../shared/models/profile.js';
import type { Services } from '../../services/api.js';
import { Secret } from '../../core/secret.js';
import { FileSystemError } from '../../services/ports.js';
import { run } from './run.js';
import type { CommandHost } from './run.js';
import { createStyle } from './style.js';
import {
  silentApplication,
  silentChanges,
  silentEditing,
  silentMoving,
  silentProfiles,
  silentResolution,
  silentKeys,
  silentRotation,
  silentSessionHanding,
  silentSessions,
  silentSettings,
  silentStore,
  silentSwitching,
  unexpected,
} from './testing-silent.js';

/** Services that know nothing; a test replaces what it needs. */
export function fakeServices(parts: {
  readonly profiles?: Partial<Services['profiles']>;
  readonly switching?: Partial<Services['switching']>;
  readonly changes?: Partial<Services['changes']>;
  readonly resolution?: Partial<Services['resolution']>;
  readonly editing?: Partial<Services['editing']>;
  readonly store?: Partial<Services['store']>;
  readonly moving?: Partial<Services['moving']>;
  readonly handingOut?: Partial<Services['handingOut']>;
  readonly sessions?: Partial<Services['sessions']>;
  readonly sessionHanding?: Partial<Services['sessionHanding']>;
  readonly rotation?: Partial<Services['rotation']>;
  readonly keys?: Partial<Services['keys']>;
}): Services {
  return {
    editing: { ...silentEditing, ...parts.editing },
    resolution: { ...silentResolution, ...parts.resolution },
    profiles: { ...silentProfiles, ...parts.profiles },
    switching: { ...silentSwitching, ...parts.switching },
    changes: { ...silentChanges, ...parts.changes },
    settings: silentSettings,
    store: { ...silentStore, ...parts.store },
    moving: { ...silentMoving, ...parts.moving },
    handingOut: { credentials: unexpected, ...parts.handingOut },
    activity: { list: unexpected, exportTo: unexpected },
    sessions: { ...silentSessions, ...parts.sessions },
    sessionHanding: { ...silentSessionHanding, ...parts.sessionHanding },
    rotation: { ...silentRotation, ...parts.rotation },
    keys: { ...silentKeys, ...parts.keys },
    application: silentApplication,
  };
}

/** What a run printed and how it ended. */
export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  /** The folder given by `--home`, null without; undefined where the application was not opened. */
  readonly home: string | null | undefined;
  /** `--yes` was given. */
  readonly consents: boolean;
  /** Programs that were run, each with status 7. */
  readonly ran: readonly RanProgram[];
  /** Pages that were opened in the browser. */
  readonly opened: readonly string[];
}

export interface RanProgram {
  readonly argv: readonly string[];
  readonly unset: readonly string[];
  readonly set: Readonly<Record<string, string>>;
}

/** Runs the command line on fake services, with files that exist by path, what stands on standard input, and what is typed unseen. */
export async function runWith(
  argv: readonly string[],
  services: Services = fakeServices({}),
  files: Readonly<Record<string, Uint8Array>> = {},
  input = '',
  typed: readonly string[] = [],
): Promise<Ran> {
  const out: Buffer[] = [];
  const err: string[] = [];
  const ran: RanProgram[] = [];
  const pages: string[] = [];
  let opened: string | null | undefined;
  let consents = false;
  const host: CommandHost = {
    version: '9.8.7',
    style: createStyle(false),
    homeVariable: null,
    absolute: (path) => (path.startsWith('/') ? path : `/project/${path}`),
    out: (text) => Promise.resolve(void out.push(Buffer.from(text))),
    err: (text) => Promise.resolve(void err.push(text)),
    input: () => Promise.resolve(Buffer.from(input)),
    askSecret: typing(typed),
    shellVariable: '/usr/bin/fish',
    asker: () => Promise.resolve({ program: 'make', pid: 42 }),
    runProgram: (argv, { unset, set }) => {
      ran.push({ argv, unset, set });
      return Promise.resolve(7);
    },
    serveContainer: () =>
      Promise.resolve({
        variables: { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'here' },
        close: () => Promise.resolve(),
      }),
    openPage: (page) => {
      pages.push(page);
      return Promise.resolve(!page.includes('no-browser'));
    },
    open: (home, yes) => {
      opened = home;
      consents = yes;
      return Promise.resolve({
        services,
        read: readingFrom(files),
        shown: (path) => path.replace(/^\/home\/ada\//, '~/'),
        report: () => 'abcd1234',
        openApps: { ask: () => Promise.resolve([]) },
        dispose: () => Promise.resolve(),
      });
    },
  };
  const status = await run(argv, host);
  return {
    status,
    out: Buffer.concat(out).toString(),
    err: err.join(''),
    home: opened,
    consents,
    ran,
    opened: pages,
  };
}

function readingFrom(files: Readonly<Record<string, Uint8Array>>): (path: string) => Promise<Uint8Array> {
  return (path) => {
    const bytes = files[path];
    return bytes === undefined
      ? Promise.reject(new FileSystemError('read', path, path.includes('locked') ? 'EACCES' : 'ENOENT'))
      : Promise.resolve(bytes);
  };
}

/** One answer after the other; then nobody is there any more. */
function typing(answers: readonly string[]): CommandHost['askSecret'] {
  const left = [...answers];
  return () => {
    const next = left.shift();
    return Promise.resolve(next === undefined ? null : new Secret(next));
  };
}

/** A row of the list, plain but for what a test changes. */
export function row(parts: Partial<ProfileRow>): ProfileRow {
  return {
    name: 'dev',
    kind: 'role',
    stores: ['shared'],
    locations: [{ storeType: 'shared', path: '~/.aws/config' }],
    region: null,
    accountId: null,
    origin: [{ file: '~/.aws/config', line: 1 }],
    active: false,
    copyOf: null,
    findings: [],
    ...parts,
  };
}

/** An expected failure, as services give it. */
export function failing(failure: Failure): () => Promise<{ readonly ok: false; readonly failure: Failure }> {
  return () => Promise.resolve(fail(failure));
}

/** An answer, as services give it. */
export function answering<Value>(value: Value): () => Promise<{ readonly ok: true; readonly value: Value }> {
  return () => Promise.resolve(succeed(value));
}

/** What the tests of the command line share: services that answer as they are told, and a host that keeps what is printed. */
import { fail, succeed } from '../../../shared/models/failure.js';
import type { Failure } from '../../../shared/models/failure.js';
import type { ProfileRow } from '../../../shared/models/profile.js';
import type { Services } from '../../services/api.js';
import { FileSystemError } from '../../services/ports.js';
import { run } from './run.js';
import type { CommandHost } from './run.js';
import { createStyle } from './style.js';

/** A call that no test expects: it says so when it comes. */
function unexpected(): Promise<never> {
  return Promise.reject(new Error('an unexpected call'));
}

const silentResolution: Services['resolution'] = {
  environments: unexpected,
  readLoginShell: unexpected,
  processes: unexpected,
  paste: unexpectedNow,
  forget: unexpected,
  answer: unexpected,
  previewFix: unexpected,
  applyFix: unexpected,
  examine: unexpected,
  traces: () => Promise.resolve([]),
};

/** The same where an answer comes at once. */
function unexpectedNow(): never {
  throw new Error('an unexpected call');
}

const silentEditing: Services['editing'] = {
  form: unexpected,
  surroundings: unexpected,
  preview: unexpected,
  apply: unexpected,
  paste: unexpectedNow,
  pasteClipboard: unexpected,
  release: unexpectedNow,
  openImport: unexpected,
  writeCopy: unexpected,
  copySetting: unexpected,
  place: (name, location) => ({ name, location }),
  previewEdit: unexpected,
  applyEdit: unexpected,
};

const silentSettings: Services['settings'] = {
  current: unexpected,
  change: unexpected,
  addLocation: unexpected,
  removeLocation: unexpected,
};

/** Services that know nothing; a test replaces what it needs. */
export function fakeServices(parts: {
  readonly profiles?: Partial<Services['profiles']>;
  readonly switching?: Partial<Services['switching']>;
  readonly changes?: Partial<Services['changes']>;
  readonly resolution?: Partial<Services['resolution']>;
  readonly editing?: Partial<Services['editing']>;
}): Services {
  return {
    editing: { ...silentEditing, ...parts.editing },
    resolution: { ...silentResolution, ...parts.resolution },
    profiles: {
      list: unexpected,
      show: unexpected,
      rows: unexpected,
      describe: unexpected,
      files: () => Promise.resolve([]),
      ...parts.profiles,
    },
    switching: {
      preview: unexpected,
      makeActive: unexpected,
      restore: unexpected,
      takeBackIfDue: () => Promise.resolve(null),
      ...parts.switching,
    },
    changes: {
      list: unexpected,
      show: unexpected,
      undo: unexpected,
      putBackFile: unexpected,
      acceptFile: unexpected,
      ...parts.changes,
    },
    settings: silentSettings,
    application: {
      info: () => ({
        version: '9.8.7',
        host: 'web',
        platform: 'linux',
        paths: { home: '/home/ada', data: '/d', settings: '/s', logs: '/l' },
        historySealed: false,
      }),
      onChanged: () => () => undefined,
      revision: () => 0,
    },
  };
}

/** What a run printed and how it ended. */
export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  /** The folder given by `--home`, null without; undefined where the application was not opened. */
  readonly home: string | null | undefined;
}

/** Runs the command line on fake services, with files that exist by path, and what stands on standard input. */
export async function runWith(
  argv: readonly string[],
  services: Services = fakeServices({}),
  files: Readonly<Record<string, Uint8Array>> = {},
  input = '',
): Promise<Ran> {
  const out: Buffer[] = [];
  const err: string[] = [];
  let opened: string | null | undefined;
  const host: CommandHost = {
    version: '9.8.7',
    style: createStyle(false),
    homeVariable: null,
    absolute: (path) => (path.startsWith('/') ? path : `/project/${path}`),
    out: (text) => Promise.resolve(void out.push(Buffer.from(text))),
    err: (text) => Promise.resolve(void err.push(text)),
    input: () => Promise.resolve(Buffer.from(input)),
    open: (home) => {
      opened = home;
      return Promise.resolve({
        services,
        read: (path) => {
          const bytes = files[path];
          return bytes === undefined
            ? Promise.reject(new FileSystemError('read', path, path.includes('locked') ? 'EACCES' : 'ENOENT'))
            : Promise.resolve(bytes);
        },
        shown: (path) => path.replace(/^\/home\/ada\//, '~/'),
        report: () => 'abcd1234',
        dispose: () => Promise.resolve(),
      });
    },
  };
  const status = await run(argv, host);
  return { status, out: Buffer.concat(out).toString(), err: err.join(''), home: opened };
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

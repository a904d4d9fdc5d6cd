/** Services that answer from constants, for tests of what stands around them. */
import { sampleKeyServices } from './testing-keys.js';
import { sampleSessionServices } from './testing-sessions.js';
import { sampleStoreServices } from './testing-store.js';
import type { ChangedEvent } from '../../shared/models/application.js';
import type { ListedProfile } from '../../shared/models/profile.js';
import type { EnvironmentSummary } from '../../shared/models/resolution.js';
import type { Settings } from '../../shared/models/settings.js';
import { fail, succeed } from '../../shared/models/failure.js';
import type { MadeActive, ProfileList, Services } from '../services/api.js';
import type { RpcContext } from './context.js';

export const sampleProfile: ListedProfile = {
  id: 'shared:base',
  name: 'base',
  kind: 'access-key',
  stores: ['shared'],
  locations: [{ storeType: 'shared', path: '~/.aws/credentials' }],
  region: 'eu-central-1',
  accountId: null,
  origin: [{ file: '~/.aws/credentials', line: 1 }],
  active: false,
  copyOf: null,
  findings: [],
  location: null,
  roleName: null,
  sourceProfile: null,
  ssoSession: null,
  program: null,
  accessKeyId: '****MPLE',
  mfa: false,
  dependants: 0,
  stored: null,
};

export const sampleList: ProfileList = {
  revision: 1,
  profiles: [sampleProfile],
  files: [],
  active: {
    id: null,
    name: null,
    kind: null,
    accountId: null,
    region: null,
    revertsAt: null,
    canRestore: false,
    keptAs: [],
    contradictions: [],
  },
  findings: [],
};

export const sampleSettings: Settings = {
  theme: 'system',
  favourites: [],
  recents: [],
  colours: {},
  locations: [],
};

export const sampleMade: MadeActive = {
  id: 'c1',
  files: [],
  writtenInPlace: [],
  active: 'base',
  revertsAt: 1_700_000_000_000,
};

/** The sample services, and a way to say that something changed. */
export interface SampleApplication {
  readonly services: Services;
  /** How many listen at present. */
  listeners(): number;
  changed(event: ChangedEvent): void;
}

/** Answers everything with success; `replaced` gives a test its own groups. */
export function createSampleApplication(replaced: Partial<Services> = {}): SampleApplication {
  const listeners = new Set<(event: ChangedEvent) => void>();
  let revision = 1;
  const services: Services = {
    resolution: sampleResolution,
    editing: sampleEditing,
    profiles: sampleProfiles,
    switching: sampleSwitching,
    changes: sampleChanges,
    settings: sampleSettingsService,
    ...sampleStoreServices,
    ...sampleSessionServices,
    ...sampleKeyServices,
    application: {
      info: () => ({
        version: '0.0.0',
        host: 'web',
        platform: 'linux',
        paths: { home: '/home/one', data: '/d', settings: '/s', logs: '/l' },
        historySealed: false,
      }),
      openPage: () => Promise.resolve(false),
      onChanged(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      revision: () => revision,
    },
    ...replaced,
  };
  return {
    services,
    listeners: () => listeners.size,
    changed(event) {
      revision = event.revision;
      for (const listener of listeners) listener(event);
    },
  };
}

export const sampleProfiles: Services['profiles'] = {
  list: () => Promise.resolve(succeed(sampleList)),
  show: () =>
    Promise.resolve(
      succeed({
        revision: 1,
        profile: sampleProfile,
        settings: {},
        chain: [],
        dependants: [],
        findings: [],
        sections: [],
      }),
    ),
  rows: () => Promise.resolve(succeed([])),
  files: () => Promise.resolve([]),
  describe: (name) =>
    Promise.resolve({ ok: false, failure: { code: 'profile-not-found', facts: { name }, action: null } }),
};

export const sampleSwitching: Services['switching'] = {
  preview: () => Promise.resolve(succeed({ name: 'base', files: [], keptAs: [], repointed: [], traces: [] })),
  makeActive: () => Promise.resolve(succeed(sampleMade)),
  restore: () => Promise.resolve(succeed(sampleMade)),
  takeBackIfDue: () => Promise.resolve(null),
};

export const sampleChanges: Services['changes'] = {
  list: () => Promise.resolve([]),
  show: (change) =>
    Promise.resolve({ ok: false, failure: { code: 'change-not-found', facts: { change }, action: null } }),
  undo: () => Promise.resolve(succeed(sampleMade)),
  purge: () => Promise.resolve(succeed(['c1'])),
  putBackFile: () => Promise.resolve(succeed(sampleMade)),
  acceptFile: () => Promise.resolve(succeed(null)),
};

const sampleEnvironment: EnvironmentSummary = {
  id: 'own',
  kind: 'own',
  program: null,
  pid: null,
  asOf: '2026-01-01T00:00:00.000Z',
  variables: [],
};

export const sampleResolution: Services['resolution'] = {
  environments: () => Promise.resolve([sampleEnvironment]),
  readLoginShell: () =>
    Promise.resolve(succeed({ ...sampleEnvironment, id: 'login-shell', kind: 'login-shell' })),
  processes: () => Promise.resolve([]),
  paste: () => succeed({ ...sampleEnvironment, id: 'pasted:1', kind: 'pasted' }),
  forget: () => Promise.resolve([sampleEnvironment]),
  answer: () =>
    Promise.resolve(succeed({ revision: 1, environment: sampleEnvironment, traces: [], findings: [] })),
  previewFix: () => Promise.resolve(succeed([])),
  applyFix: () => Promise.resolve(succeed(sampleMade)),
  traces: () => Promise.resolve([]),
  examine: () => Promise.resolve(succeed({ resolution: [], profiles: [] })),
};

export const sampleEditing: Services['editing'] = {
  form: (id) =>
    Promise.resolve(
      succeed({
        id,
        name: 'base',
        location: null,
        kind: 'access-key',
        values: {},
        origins: {},
        secretsSet: [],
        masked: [],
        ssoSession: null,
        services: null,
        dependants: [],
      }),
    ),
  surroundings: () =>
    Promise.resolve({ revision: 1, ssoSessions: [], services: [], locations: [], hasClipboard: false }),
  preview: () =>
    Promise.resolve(
      succeed({
        files: [],
        effects: {
          profiles: [],
          repointed: [],
          broken: [],
          defaultFollows: false,
          defaultStays: false,
          consent: [],
        },
        problems: [],
      }),
    ),
  apply: () => Promise.resolve(succeed(sampleMade)),
  paste: () => fail({ code: 'nothing-recognised', facts: {}, action: null }),
  pasteClipboard: () => Promise.resolve(fail({ code: 'clipboard-unavailable', facts: {}, action: null })),
  release: () => undefined,
  openImport: () => Promise.resolve(succeed(null)),
  writeCopy: () => Promise.resolve(succeed({ path: '~/copy', made: sampleMade })),
  copySetting: () => Promise.resolve(succeed({ clearsAfterSeconds: 30 })),
  place: (name, location) => ({ name, location }),
  previewEdit: () =>
    Promise.resolve(fail({ code: 'profile-not-found', facts: { name: 'base' }, action: null })),
  applyEdit: () => Promise.resolve(succeed(sampleMade)),
};

const sampleSettingsService: Services['settings'] = {
  current: () => Promise.resolve(sampleSettings),
  change: () => Promise.resolve(sampleSettings),
  addLocation: () => Promise.resolve(succeed(null)),
  removeLocation: () => Promise.resolve(sampleSettings),
};

/** What was logged, as text, so that a test can look for what must not be there. */
export interface SampleContext {
  readonly context: RpcContext;
  readonly logged: readonly string[];
}

/** A context around the services; the ids of unexpected errors count up. */
export function createSampleContext(services: Services): SampleContext {
  const logged: string[] = [];
  let count = 0;
  function log(event: string, facts: object): void {
    logged.push(`${event} ${JSON.stringify(facts)}`);
  }
  return {
    logged,
    context: {
      services,
      logger: { info: log, error: log },
      random: { hex: (digits) => String((count += 1)).padStart(digits, '0') },
    },
  };
}

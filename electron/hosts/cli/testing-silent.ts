/** Services of which no test expects anything: a call says so when it comes. */
import type { Services } from '../../services/api.js';

/** A call that no test expects: it says so when it comes. */
export function unexpected(): Promise<never> {
  return Promise.reject(new Error('an unexpected call'));
}

export const silentResolution: Services['resolution'] = {
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

export const silentEditing: Services['editing'] = {
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

export const silentSettings: Services['settings'] = {
  current: unexpected,
  change: unexpected,
  addLocation: unexpected,
  removeLocation: unexpected,
};

export const silentStore: Services['store'] = {
  summary: unexpected,
  detail: unexpected,
  create: unexpected,
  lock: unexpected,
  unlock: unexpected,
  rekey: unexpected,
  saveRecoveryKit: unexpected,
  backup: unexpected,
  restore: unexpected,
  acceptVersion: unexpected,
  setLocking: unexpected,
  setHandOut: unexpected,
  used: unexpectedNow,
};

export const silentMoving: Services['moving'] = {
  moveIn: unexpected,
  moveOut: unexpected,
  connect: unexpected,
  sdkStore: unexpected,
  importSdkStore: unexpected,
};

export const silentChanges: Services['changes'] = {
  list: unexpected,
  show: unexpected,
  undo: unexpected,
  purge: unexpected,
  putBackFile: unexpected,
  acceptFile: unexpected,
};

export const silentSessions: Services['sessions'] = {
  list: () => Promise.resolve({ revision: 0, sessions: [], kept: 'store', clock: null }),
  start: unexpected,
  renew: unexpected,
  stop: unexpected,
  credentials: unexpected,
  identity: unexpected,
  mfaQuestion: (asked, profiles) =>
    Promise.resolve({ device: asked, profiles, keptSecret: false, nextCodeAt: null }),
  knownIdentity: unexpected,
  expectAccount: unexpected,
  test: unexpected,
  keepMfaSecret: unexpected,
  diagnose: unexpected,
};

export const silentSessionHanding: Services['sessionHanding'] = {
  copyEnvironment: unexpected,
  openTerminal: unexpected,
  writeTemporary: unexpected,
  removeTemporary: unexpected,
  tidyTemporary: () => Promise.resolve(),
  openConsole: unexpected,
  copyConsoleAddress: unexpected,
  consoleAddress: unexpected,
};

export const silentRotation: Services['rotation'] = {
  list: unexpected,
  start: unexpected,
  resume: unexpected,
  undo: unexpected,
  abort: unexpected,
  deleteOld: unexpected,
  check: unexpected,
  remind: unexpected,
  startSeveral: unexpected,
};

export const silentKeys: Services['keys'] = {
  list: unexpected,
  learn: unexpected,
  programs: unexpected,
  preview: unexpected,
  act: unexpected,
};

export const silentApplication: Services['application'] = {
  info: () => ({
    version: '9.8.7',
    host: 'web',
    platform: 'linux',
    paths: { home: '/home/ada', data: '/d', settings: '/s', logs: '/l' },
    historySealed: false,
  }),
  openPage: () => Promise.resolve(false),
  onChanged: () => () => undefined,
  revision: () => 0,
};

export const silentProfiles: Services['profiles'] = {
  list: unexpected,
  show: unexpected,
  rows: unexpected,
  describe: unexpected,
  files: () => Promise.resolve([]),
};

export const silentSwitching: Services['switching'] = {
  preview: unexpected,
  makeActive: unexpected,
  restore: unexpected,
  takeBackIfDue: () => Promise.resolve(null),
};

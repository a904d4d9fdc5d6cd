/** What a window can ask of the store, of sessions, keys and rotations, in ways that reach no AWS: nobody by that name is there. */
import { contract } from '../../shared/contract/index.js';
import { plantedSecrets } from '../support/homes.js';

type Question = readonly [path: string, input?: unknown];

const [secret = '', other = '', token = ''] = plantedSecrets;
/** Typed into the window, and to be heard of no more. */
export const typedPassphrase = 'correct horse battery staple';
const profile = 'nosuch';
const mfa = { kind: 'code', device: 'arn:aws:iam::111122223333:mfa/nobody', code: '123456' };
const options = { durationSeconds: null, sessionName: null, sourceIdentity: null, tags: [] };
const place = { profile, service: null, region: null };
const form = {
  id: null,
  name: 'new',
  location: null,
  set: {},
  expected: {},
  ssoSession: null,
  services: null,
};

const ofSessions: readonly Question[] = [
  ['sessions/list'],
  ['sessions/start', { profiles: [profile, 'base', 'session'], options, mfa }],
  ['sessions/renew', { profiles: [profile], mfa }],
  ['sessions/stop', { profile }],
  ['sessions/identity', { profile, mfa }],
  ['sessions/knownIdentity', { profile: 'base' }],
  ['sessions/expectAccount', { profile: 'base', accountId: '111122223333' }],
  ['sessions/test', { command: { kind: 'save', ...form, secret: { kind: 'keep' } }, mfa }],
  ['sessions/mfaQuestion', { device: mfa.device, profiles: ['base'] }],
  ['sessions/keepMfaSecret', { device: mfa.device, secret }],
  ['sessions/diagnose', { text: `The security token ${token} included in the request is expired: ${other}` }],
  ...['base', 'session', profile].flatMap((name): readonly Question[] => [
    ['sessions/copyEnvironment', { profile: name, shell: 'bash' }],
    ['sessions/writeTemporary', { profile: name }],
    ['sessions/removeTemporary', { profile: name }],
  ]),
  ['sessions/openTerminal', { profile }],
  ['sessions/openConsole', place],
  ['sessions/copyConsoleAddress', place],
];

const ofKeys: readonly Question[] = [
  ['keys/list'],
  ['keys/learn', { keys: [], mfa: null }],
  ['keys/programs'],
  ['keys/preview', { key: 'x', action: 'delete' }],
  ['keys/act', { key: 'x', action: 'delete', mfa }],
  ['rotations/list'],
  ['rotations/check', { profile, key: 'x', mfa }],
  ['rotations/start', { profile, key: 'x', deletesUnused: true, mfa }],
  ...['resume', 'undo', 'abort', 'deleteOld'].map((name): Question => [
    `rotations/${name}`,
    { id: 'x', mfa },
  ]),
  ['rotations/remind', { id: 'x', at: null }],
  ['rotations/startSeveral', { keys: ['x'] }],
];

const ofStore: readonly Question[] = [
  ['store/detail'],
  ['store/create', { key: 'passphrase', passphrase: typedPassphrase }],
  ['store/saveRecoveryKit'],
  ['store/backup', { passphrase: typedPassphrase }],
  ['store/moveIn', { profiles: ['base', 'session'] }],
  ['profiles/list'],
  ['profiles/show', { id: 'shared:base' }],
  ['editing/form', { id: 'shared:base' }],
  ['store/connect', { profile: 'base' }],
  ['store/moveOut', { profile: 'base' }],
  ['store/setHandOut', { entry: 'x', handOut: 'never' }],
  ['store/setLocking', { idleMinutes: 5 }],
  ['store/used'],
  ['store/lock'],
  ['store/detail'],
  ['store/unlock', { passphrase: `${typedPassphrase}?`, recoveryCode: null }],
  ['store/unlock', { passphrase: typedPassphrase, recoveryCode: null }],
  ['store/rekey', { key: 'passphrase', passphrase: `${typedPassphrase}!` }],
  ['store/restore', { passphrase: typedPassphrase }],
  ['store/acceptVersion'],
  ['store/sdkStore'],
  ['store/importSdkStore', { names: ['x'] }],
  ['store/activity'],
  ['store/exportActivity'],
  ['sessions/keepMfaSecret', { device: mfa.device, secret }],
];

const elsewhere: readonly Question[] = [
  ['application/addLocation'],
  ['application/changeSettings', { kind: 'theme', theme: 'dark' }],
  ['resolution/examine'],
  ['resolution/applyFix', { code: 'inline-comment-in-secret', file: '~/.aws/credentials', line: 1 }],
  ['changes/acceptFile', { path: '~/.aws/config' }],
];

export const remainingQuestions: readonly Question[] = [...ofSessions, ...ofKeys, ...elsewhere, ...ofStore];

/** Neither answers with anything of the person's: a page would be opened in a browser, and the other is a stream. */
const withoutAnswer: readonly string[] = ['application/openPage', 'application/watch'];

/** All that can be asked. */
export const everyProcedure: readonly string[] = Object.entries(contract)
  .flatMap(([part, procedures]) => Object.keys(procedures).map((name) => `${part}/${name}`))
  .filter((path) => !withoutAnswer.includes(path));

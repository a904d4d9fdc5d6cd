/** Sessions that do whatever they are asked, for tests of the transports. */
import { succeed } from '../../shared/models/failure.js';
import type { CallerIdentity, SessionsStarted } from '../../shared/models/session.js';
import type { Services } from '../services/api.js';
import { typedSecret } from '../services/typed-secret.js';

const identity: CallerIdentity = {
  profile: 'dev',
  accountId: '111122223333',
  arn: 'arn:aws:iam::111122223333:user/ada',
  userId: 'AIDAIOSFODNN7EXAMPLE',
  accountAlias: null,
  isRoot: false,
  expectedAccountId: null,
  learnedAt: '2026-11-21T12:00:00.000Z',
  region: 'eu-west-1',
};
const nothingStarted: SessionsStarted = { started: [], waiting: [], failed: [] };
const made = { id: null, files: [], writtenInPlace: [] };
const cleared = { clearsAfterSeconds: 30 };

export const sampleSessionServices: Pick<Services, 'sessions' | 'sessionHanding'> = {
  sessions: {
    list: () => Promise.resolve({ revision: 1, sessions: [], kept: 'store', clock: null }),
    start: () => Promise.resolve(nothingStarted),
    renew: () => Promise.resolve(nothingStarted),
    stop: () => Promise.resolve(succeed(null)),
    credentials: () =>
      Promise.resolve(
        succeed({
          accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
          secretAccessKey: typedSecret('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'),
          sessionToken: typedSecret('token'),
          expiration: '2026-11-21T13:00:00.000Z',
          region: 'eu-west-1',
          accountId: identity.accountId,
        }),
      ),
    identity: () => Promise.resolve(succeed(identity)),
    mfaQuestion: (device, profiles) =>
      Promise.resolve({ device, profiles, keptSecret: false, nextCodeAt: null }),
    knownIdentity: () => Promise.resolve(identity),
    expectAccount: () => Promise.resolve(identity),
    test: () => Promise.resolve(succeed(identity)),
    keepMfaSecret: () => Promise.resolve(succeed(null)),
    diagnose: () => Promise.resolve(null),
  },
  sessionHanding: {
    copyEnvironment: () => Promise.resolve(succeed(cleared)),
    openTerminal: () => Promise.resolve(succeed(null)),
    writeTemporary: () => Promise.resolve(succeed({ name: 'dev-session', made })),
    removeTemporary: () => Promise.resolve(succeed(made)),
    openConsole: () => Promise.resolve(succeed({ address: null })),
    copyConsoleAddress: () => Promise.resolve(succeed(cleared)),
    consoleAddress: () => Promise.resolve(succeed(typedSecret('https://signin.aws.amazon.com/'))),
    tidyTemporary: () => Promise.resolve(),
  },
};

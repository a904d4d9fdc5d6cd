/** The ports around AWS where nothing answers: tests that are not about sessions. */
import type { AwsAnswer, Aws } from '../../services/aws-port.js';
import type { Ports } from '../../services/ports.js';

export type AwsPorts = Pick<Ports, 'aws' | 'programs' | 'notifier' | 'terminals' | 'redirects'>;

export function createSilentAwsPorts(): AwsPorts {
  return {
    aws: createSilentAws(),
    programs: {
      resolve: () => Promise.resolve(null),
      run: () => Promise.resolve({ kind: 'not-started' }),
    },
    notifier: null,
    terminals: null,
    redirects: { offer: () => Promise.reject(new Error('nobody opens a page here')) },
  };
}

/** An AWS that this computer has no network to. */
function createSilentAws(): Aws {
  const silent = (): Promise<AwsAnswer<never>> =>
    Promise.resolve({
      ok: false,
      failure: { kind: 'unreachable', host: 'sts.example.com', reason: 'no-network' },
    });
  return {
    callerIdentity: silent,
    assumeRole: silent,
    assumeRoleWithWebIdentity: silent,
    sessionToken: silent,
    roleCredentials: silent,
    signInToken: silent,
    accountAlias: silent,
    mfaDevices: silent,
    accessKeys: silent,
    accessKeyLastUse: silent,
    createAccessKey: silent,
    setAccessKeyActive: silent,
    deleteAccessKey: silent,
    containerCredentials: silent,
    instanceCredentials: silent,
  };
}

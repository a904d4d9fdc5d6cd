/** The Aws port over the SDK for JavaScript's clients, and over plain http where there is no client. */
import type { AwsAnswer, AwsCredentials, Aws, UnsignedAwsCall } from '../../services/aws-port.js';
import type { Cancellation, Clock } from '../../services/ports.js';
import { type Attempt, type Attempts, attempt, type AttemptTools } from './attempts.js';
import { askContainer } from './container.js';
import type { IamCalls } from './iam-calls.js';
import { askInstance } from './instance.js';
import { type CallLimits, callLimits } from './limits.js';
import { asMetadata, containerLimits, instanceLimits } from './metadata.js';
import type { SdkCall } from './sdk-settings.js';
import { askSignInToken } from './sign-in-token.js';
import type { StsCalls } from './sts-calls.js';

export interface AwsOptions {
  /** What requests are signed by, and what AWS's dates are compared with. */
  readonly clock: Clock;
  /** From 0 up to 1: by how much a wait is shortened. */
  readonly random?: () => number;
  readonly limits?: CallLimits;
}

/** Nothing of the SDK is loaded before the first call that needs it. */
export function createAws({ clock, random = Math.random, limits = callLimits }: AwsOptions): Aws {
  const tools: AttemptTools = { clock, random, limits };
  return { ...stsPart(tools), ...iamPart(tools), ...unsignedPart(tools), ...metadataPart(tools) };
}

type StsPart = Pick<Aws, 'callerIdentity' | 'assumeRole' | 'assumeRoleWithWebIdentity' | 'sessionToken'>;

function stsPart(tools: AttemptTools): StsPart {
  const { clock } = tools;
  const ask = <Value>(about: About, send: (calls: StsCalls) => Promise<Value>) =>
    attempt(tools, attemptsOf(about), async (each) => {
      const { stsCalls } = await import('./sts-calls.js');
      return send(stsCalls(about.call, each, clock));
    });
  return {
    callerIdentity: (call) => ask({ operation: 'GetCallerIdentity', call }, (sts) => sts.callerIdentity()),
    assumeRole: (call, request) => {
      const about = { operation: 'AssumeRole', call, ...codeOf(request.mfa) };
      return ask(about, (sts) => sts.assumeRole(request));
    },
    assumeRoleWithWebIdentity: (call, request) => {
      const secrets = [request.token.reveal()];
      const about = { operation: 'AssumeRoleWithWebIdentity', call: unsigned(call), secrets };
      return ask(about, (sts) => sts.assumeRoleWithWebIdentity(request));
    },
    sessionToken: (call, request) => {
      const about = { operation: 'GetSessionToken', call, ...codeOf(request.mfa) };
      return ask(about, (sts) => sts.sessionToken(request));
    },
  };
}

type IamPart = Pick<
  Aws,
  | 'accountAlias'
  | 'mfaDevices'
  | 'accessKeys'
  | 'accessKeyLastUse'
  | 'createAccessKey'
  | 'setAccessKeyActive'
  | 'deleteAccessKey'
>;

function iamPart(tools: AttemptTools): IamPart {
  const { clock } = tools;
  const ask = <Value>(about: About, send: (calls: IamCalls) => Promise<Value>) =>
    attempt(tools, attemptsOf(about), async (each) => {
      const { iamCalls } = await import('./iam-calls.js');
      return send(iamCalls(about.call, each, clock));
    });
  return {
    accountAlias: async (call) => {
      const answer = await ask({ operation: 'ListAccountAliases', call }, (iam) => iam.accountAlias());
      return answer.ok ? { ...answer, value: answer.value.alias } : answer;
    },
    mfaDevices: (call, user) => ask({ operation: 'ListMFADevices', call }, (iam) => iam.mfaDevices(user)),
    accessKeys: (call, user) => ask({ operation: 'ListAccessKeys', call }, (iam) => iam.accessKeys(user)),
    accessKeyLastUse: (call, id) =>
      ask({ operation: 'GetAccessKeyLastUsed', call }, (iam) => iam.accessKeyLastUse(id)),
    createAccessKey: (call, user) =>
      ask({ operation: 'CreateAccessKey', call, once: true }, (iam) => iam.createAccessKey(user)),
    setAccessKeyActive: async (call, key) =>
      done(await ask({ operation: 'UpdateAccessKey', call }, (iam) => iam.setAccessKeyActive(key))),
    deleteAccessKey: async (call, key) =>
      done(await ask({ operation: 'DeleteAccessKey', call }, (iam) => iam.deleteAccessKey(key))),
  };
}

function unsignedPart(tools: AttemptTools): Pick<Aws, 'roleCredentials' | 'signInToken'> {
  return {
    roleCredentials: (call, request) => {
      const about = { call: unsigned(call), secrets: [request.accessToken.reveal()] };
      return attempt(tools, attemptsOf({ operation: 'GetRoleCredentials', ...about }), async (each) => {
        const { roleCredentials } = await import('./portal-calls.js');
        return roleCredentials(about.call, each, tools.clock, request);
      });
    },
    signInToken: (call, request) => {
      const secrets = secretsOf(request.credentials);
      const about = { operation: 'GetSigninToken', call: unsigned(call), secrets };
      return attempt(tools, attemptsOf(about), (each) => askSignInToken(call, each, request));
    },
  };
}

function metadataPart(tools: AttemptTools): Pick<Aws, 'containerCredentials' | 'instanceCredentials'> {
  const ask = async <Value>(
    operation: string,
    limits: CallLimits,
    signal: Cancellation | null,
    send: (each: Attempt) => Promise<Value>,
  ): Promise<AwsAnswer<Value>> => {
    const attempts = { operation, repeatable: true, secrets: [], lacksToken: false, signal };
    return asMetadata(await attempt({ ...tools, limits }, attempts, send), operation);
  };
  return {
    containerCredentials: (environment, signal) =>
      ask('GetContainerCredentials', containerLimits, signal, (each) =>
        askContainer(environment, each, signal),
      ),
    instanceCredentials: (environment, signal) =>
      ask('GetInstanceMetadata', instanceLimits, signal, (each) => askInstance(environment, each, signal)),
  };
}

interface About extends Partial<Pick<Attempts, 'once' | 'repeatable' | 'secrets'>> {
  readonly operation: string;
  readonly call: SdkCall;
}

function attemptsOf({ operation, call, once, repeatable, secrets }: About): Attempts {
  const { credentials, signal } = call;
  const own = credentials === null ? [] : secretsOf(credentials);
  return {
    operation,
    repeatable: repeatable ?? true,
    secrets: [...own, ...(secrets ?? [])].filter((secret) => secret.length >= 6),
    lacksToken: credentials?.sessionToken === null && credentials.accessKeyId.startsWith('ASIA'),
    signal,
    ...(once === undefined ? {} : { once }),
  };
}

/** A code works once: where its answer was lost, the same request again would only be refused. */
function codeOf(mfa: { readonly code: string } | null): Pick<Attempts, 'repeatable' | 'secrets'> {
  return mfa === null ? { repeatable: true, secrets: [] } : { repeatable: false, secrets: [mfa.code] };
}

function secretsOf({ secretAccessKey, sessionToken }: AwsCredentials): readonly string[] {
  return [secretAccessKey.reveal(), ...(sessionToken === null ? [] : [sessionToken.reveal()])];
}

function unsigned(call: UnsignedAwsCall): SdkCall {
  return { ...call, credentials: null };
}

function done(answer: AwsAnswer<true>): AwsAnswer<null> {
  return answer.ok ? { ...answer, value: null } : answer;
}

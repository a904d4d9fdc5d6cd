/** The sources of the default chain of the AWS SDK for .NET version 4. */
import type { CredentialSource, FileRole } from '../../../../shared/vocabulary.js';
import { type Context, filledVariable, settingOrigin } from '../context.js';
import { type Found, judgeFound, missed } from '../found.js';
import { absent, because, invalid, type Judgement, setAside, stopUnseen } from '../judgement.js';
import { dotnetKindOf, type DotnetKind } from './dotnet-kinds.js';
import { isStorePassedBy, lookUp, lookUpInStore, storeOf } from './dotnet-profile.js';
import { follow, webIdentityOfVariables } from './dotnet-roles.js';
import { judgeDotnetVariables } from './dotnet-variables.js';
import type { DotnetWalk } from './dotnet-walk.js';
import { type Choice, type Chooser, judgeKeysOfProfile, judgeOfProfile, remembered } from './sdk-choice.js';
import type { SdkProfile } from './sdk-profile.js';

function walkOf(context: Context): DotnetWalk {
  const { isExplicit } = context.profile;
  return { context, generation: 'v4', isFinal: isExplicit, isInteractive: false, visited: [] };
}

/** Version 4 for .NET Framework reads app.config; what stands in a program's settings is not to be known from outside. */
export function judgeApplicationSettings(): Judgement {
  return absent(because('application-settings-not-known', {}));
}

/** A profile given to the client is asked alone. */
function asideOf({ profile }: Context): string | null {
  return profile.isExplicit ? profile.name : null;
}

export function judgeVariables(context: Context): Judgement {
  return judgeDotnetVariables(context, asideOf(context));
}

/** The variables' first, then the profile's, which stands here too: a source is listed once. */
export function judgeWebIdentity(context: Context): Judgement {
  const aside = asideOf(context);
  const found = webIdentityOfVariables({ ...walkOf(context), isFinal: false });
  const decides = found !== null && (found.base !== null || found.stop !== null);
  if (decides && aside === null) return judgeFound(found);
  if (dotnetChooser.choose(context)?.source === 'web-identity') return judgeWebIdentityOfProfile(context);
  if (found === null) return partialWebIdentity(context) ?? judgeWebIdentityOfProfile(context);
  if (aside === null) return judgeFound(found);
  return setAside(because('set-aside-by-profile', { profile: aside }), found.origin);
}

function judgeWebIdentityOfProfile(context: Context): Judgement {
  return judgeOfProfile(dotnetChooser, 'web-identity', ['web_identity_token_file'])(context);
}

function partialWebIdentity(context: Context): Judgement | null {
  const names = ['AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ROLE_ARN'];
  const set = names.find((name) => filledVariable(context, name) !== null);
  const missing = names.find((name) => filledVariable(context, name) === null);
  if (set === undefined || missing === undefined) return null;
  return invalid(because('web-identity-without-role', { missing }), { variable: set }, null);
}

const settingsOfKinds: Readonly<Record<DotnetKind, readonly [CredentialSource, string]>> = {
  keys: ['shared-credentials-file', 'aws_access_key_id'],
  role: ['assume-role', 'role_arn'],
  'web-identity': ['web-identity', 'web_identity_token_file'],
  process: ['custom-process', 'credential_process'],
  sso: ['sso', 'sso_account_id'],
  login: ['login', 'login_session'],
  saml: ['sdk-store', 'EndpointName'],
};

function choose(context: Context): Choice | null {
  const { name, isExplicit } = context.profile;
  const found = lookUp(context, name, 'v4');
  if (found.state !== 'found') {
    return { source: 'shared-credentials-file', setting: '', found: notFound(context, found), isOfAll: true };
  }
  const { profile } = found;
  const kind = dotnetKindOf(profile, 'v4');
  const reached = follow({ ...walkOf(context), isFinal: isExplicit }, profile);
  if (kind === null) return { source: 'shared-credentials-file', setting: '', found: reached, isOfAll: true };
  const [source, setting] = settingsOfKinds[kind];
  const keySource = profile.settings.get('aws_access_key_id')?.source;
  return { source: kind === 'keys' ? (keySource ?? source) : source, setting, found: reached };
}

/** A profile that is named must be there; the default one may be missing, and the file be broken. */
function notFound(
  context: Context,
  { reason, origin }: Exclude<ReturnType<typeof lookUp>, { state: 'found' }>,
): Found {
  const { name, isExplicit } = context.profile;
  const isMissing = reason.code === 'profile-not-found' || reason.code === 'value-not-valid';
  if (isExplicit) {
    const words = `Unable to find the "${name}" profile specified in the client configuration.`;
    return missed(
      reason,
      origin,
      stopUnseen(isMissing ? 'AmazonClientException' : 'InvalidDataException', words),
    );
  }
  if (!isMissing || name.toLowerCase() === 'default') return missed(reason, origin, null);
  return missed(
    reason,
    origin,
    stopUnseen('ProfileNotFoundException', `Unable to find the "${name}" profile.`),
  );
}

function profileIn(context: Context): SdkProfile | null {
  const found = lookUp(context, context.profile.name, 'v4');
  return found.state === 'found' ? found.profile : null;
}

export const dotnetChooser: Chooser = { profile: profileIn, choose: remembered(choose) };

/** Where the profile is in the SDK store, its keys; the roles and sign-ins that stand there are listed as such. */
export function judgeSdkStore(context: Context): Judgement {
  const unavailable = storeUnavailable(context, context.profile.name);
  if (unavailable !== null) return unavailable;
  const choice = dotnetChooser.choose(context);
  if (choice?.source === 'sdk-store' || choice?.isOfAll === true) return judgeFound(choice.found);
  return absent(because('setting-not-set', { setting: 'AWSAccessKey' }));
}

/** Why the SDK store gives no profile of that name; null where it does. */
export function storeUnavailable(context: Context, name: string): Judgement | null {
  const store = storeOf(context);
  if (store.state === 'not-here') return absent(because('sdk-store-not-here', {}));
  if (isStorePassedBy(context)) {
    const passed = because('sdk-store-passed-by', {});
    const stored = lookUpInStore(context, name);
    return stored === null ? absent(passed) : setAside(passed, stored.origin);
  }
  if (store.state === 'missing') return absent(because('sdk-store-missing', { file: store.shown }));
  return store.find(name) === null ? absent(because('profile-not-in-sdk-store', { profile: name })) : null;
}

/** The keys of the shared files; what is wrong with the profile as a whole is told at the credentials file. */
export function judgeSharedKeys(role: FileRole): (context: Context) => Judgement {
  const judge = judgeKeysOfProfile(dotnetChooser, role);
  return (context) => {
    const { name } = context.profile;
    if (!isInStore(context)) return judge(context);
    const section = context[role].reading?.profiles.get(name);
    const setting = section?.settings.get('aws_access_key_id');
    if (setting === undefined) return absent(because('setting-not-set', { setting: 'aws_access_key_id' }));
    const reason = because('outranked', { by: 'sdk-store', found: 'access-key-in-profile' });
    return setAside(reason, settingOrigin(context[role], setting));
  };
}

function isInStore(context: Context): boolean {
  return !isStorePassedBy(context) && lookUpInStore(context, context.profile.name) !== null;
}

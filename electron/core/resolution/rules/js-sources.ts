/** What each source of the SDK for JavaScript v3 comes to. */
import { type Context, filledVariable, settingOrigin } from '../context.js';
import { judgeFound } from '../found.js';
import { absent, because, invalid, type Judgement, setAside, usable } from '../judgement.js';
import type { FileRole } from '../../../../shared/vocabulary.js';
import { type JsKind, kindOf, settingOf } from './js-kinds.js';
import { type JsProfile, originOf, profileOf } from './js-profile.js';
import { followAs, keysOfVariables } from './js-roles.js';
import { webIdentityOfVariables } from './js-web-identity.js';

const ID = 'aws_access_key_id';
const SECRET = 'aws_secret_access_key';

export function judgeExplicit({ request }: Context): Judgement {
  if (!request.invocation.accessKeys) return absent(because('keys-not-given', {}));
  const gain = { kind: 'credentials', source: 'explicit', accessKeyId: null, temporary: false } as const;
  return usable(because('keys-given', {}), null, gain);
}

/** Any profile that is named takes the variables out of the chain, AWS_PROFILE too. An empty name in code names none. */
export function judgeVariables(context: Context): Judgement {
  const id = filledVariable(context, 'AWS_ACCESS_KEY_ID');
  const secret = filledVariable(context, 'AWS_SECRET_ACCESS_KEY');
  if (id === null && secret === null) return absent(because('variables-not-set', {}));
  const found = keysOfVariables(context);
  if (found === null) {
    const missing = id === null ? 'AWS_ACCESS_KEY_ID' : 'AWS_SECRET_ACCESS_KEY';
    const set = id === null ? 'AWS_SECRET_ACCESS_KEY' : 'AWS_ACCESS_KEY_ID';
    return invalid(because('partial-variables', { missing }), { variable: set }, null);
  }
  const named = context.request.invocation.profile ?? filledVariable(context, 'AWS_PROFILE') ?? '';
  if (named === '') return judgeFound(found);
  return setAside(because('set-aside-by-profile', { profile: context.profile.name }), found.origin);
}

/** The profile's role, where it has exactly one source of credentials; without, the profile is of another kind. */
export function judgeRole(context: Context): Judgement {
  return ofProfile(context, (profile) => {
    if (!profile.has('role_arn')) return absent(because('setting-not-set', { setting: 'role_arn' }));
    if (kindOf(profile) === 'role') return judgeFound(followAs(context, profile, 'role'));
    const { name } = context.profile;
    const origin = originOf(profile, 'role_arn');
    if (profile.has('source_profile'))
      return invalid(because('two-role-sources', { profile: name }), origin, null);
    if (profile.has('web_identity_token_file'))
      return absent(because('setting-not-set', { setting: 'source_profile' }));
    return invalid(because('role-without-source', { profile: name }), origin, null);
  });
}

/** Keys count as the pair that both files make together; they are the file's that the key ID is from. */
export function judgeKeysOf(role: FileRole): (context: Context) => Judgement {
  return (context) => ofProfile(context, (profile) => judgeKeys(context, profile, role));
}

function judgeKeys(context: Context, profile: JsProfile, role: FileRole): Judgement {
  const { name } = context.profile;
  const file = context[role];
  const own = file.reading?.profiles.get(name)?.settings;
  const half = own?.get(ID) ?? own?.get(SECRET);
  if (half === undefined) return absent(because('setting-not-set', { setting: ID }));
  const origin = settingOrigin(file, half);
  const isWhole = own?.has(ID) === true && own.has(SECRET);
  if (!isWhole && (profile.get(ID)?.file.role !== role || !profile.has(SECRET))) {
    const missing = own?.has(ID) === true ? SECRET : ID;
    return invalid(because('partial-access-key', { profile: name, missing }), origin, null);
  }
  return passOver(profile, 'keys') ?? judgeFound({ ...followAs(context, profile, 'keys'), origin });
}

/** Also asked where the profile's role came to nothing: `fromProcess` stands in the chain for itself. */
export function judgeProcess(context: Context): Judgement {
  return ofProfile(context, (profile) => {
    if (!profile.has('credential_process'))
      return absent(because('setting-not-set', { setting: 'credential_process' }));
    const passedOver = kindOf(profile) === 'role' ? null : passOver(profile, 'process');
    return passedOver ?? judgeFound(followAs(context, profile, 'process'));
  });
}

export function judgeSso(context: Context): Judgement {
  return judgeKind(context, 'sso', 'sso_session');
}

export function judgeLogin(context: Context): Judgement {
  return judgeKind(context, 'login', 'login_session');
}

/** The profile's first; the variables' after everything that the profile may be. */
export function judgeWebIdentity(context: Context): Judgement {
  const profile = profileOf(context, context.profile.name);
  if (profile !== null && kindOf(profile) === 'web-identity')
    return judgeFound(followAs(context, profile, 'web-identity'));
  const ofVariables = webIdentityOfVariables(context);
  if (ofVariables !== null) return judgeFound(ofVariables);
  return judgeKind(context, 'web-identity', 'web_identity_token_file');
}

function judgeKind(context: Context, kind: JsKind, setting: string): Judgement {
  return ofProfile(context, (profile) => {
    if (settingOf(profile, kind) === null) return absent(because('setting-not-set', { setting }));
    return passOver(profile, kind) ?? judgeFound(followAs(context, profile, kind));
  });
}

/** A profile is one kind alone; whatever else it could be is passed over. Null where it is of this kind. */
function passOver(profile: JsProfile, kind: JsKind): Judgement | null {
  const actual = kindOf(profile);
  if (actual === kind) return null;
  const setting = settingOf(profile, kind) ?? kind;
  if (actual === null) return absent(because('setting-not-set', { setting }));
  return setAside(
    because('setting-passed-over', { setting, for: settingOf(profile, actual) ?? actual }),
    originOf(profile, setting),
  );
}

function ofProfile(context: Context, judge: (profile: JsProfile) => Judgement): Judgement {
  const { name } = context.profile;
  const profile = profileOf(context, name);
  return profile === null ? absent(because('profile-not-found', { profile: name })) : judge(profile);
}

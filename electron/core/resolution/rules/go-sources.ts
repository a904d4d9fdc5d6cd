/** What each source of the SDK for Go v1 comes to. */
import type { FileRole } from '../../../../shared/vocabulary.js';
import { type Context, filledVariable, settingOrigin } from '../context.js';
import { judgeFound } from '../found.js';
import { absent, because, invalid, type Judgement, setAside, usable } from '../judgement.js';
import { type GoConfig, has, keysOf, loadConfig, originOf, sectionOf, ssoSettingOf } from './go-config.js';
import { fitOf, type GoKind, kindOf } from './go-kinds.js';
import { follow, keysIn, signerOf } from './go-roles.js';
import { accessKeyVariables, firstVariable, keysOfVariables, secretKeyVariables } from './go-variables.js';
import { webIdentityOfVariables } from './go-web-identity.js';

const ID = 'aws_access_key_id';
const SECRET = 'aws_secret_access_key';

export function judgeExplicit({ request }: Context): Judgement {
  if (!request.invocation.accessKeys) return absent(because('keys-not-given', {}));
  const gain = { kind: 'credentials', source: 'explicit', accessKeyId: null, temporary: false } as const;
  return usable(because('keys-given', {}), null, gain);
}

/** Only a profile in the options takes the variables out of the chain; AWS_PROFILE does not. */
export function judgeVariables(context: Context): Judgement {
  const id = firstVariable(context, accessKeyVariables);
  const secret = firstVariable(context, secretKeyVariables);
  const set = id ?? secret;
  if (set === null) return absent(because('variables-not-set', {}));
  const found = keysOfVariables(context);
  if (found === null) {
    const missing = id === null ? 'AWS_ACCESS_KEY_ID' : 'AWS_SECRET_ACCESS_KEY';
    return invalid(because('partial-variables', { missing }), { variable: set.name }, null);
  }
  return setAsideByProfile(context, found.origin) ?? judgeFound(found);
}

/** The variables' first, whatever the profile is; the profile's where no token file is in the variables. */
export function judgeWebIdentity(context: Context): Judgement {
  const ofVariables = webIdentityOfVariables(context);
  const aside = ofVariables === null ? null : setAsideByProfile(context, ofVariables.origin);
  if (ofVariables !== null && aside === null) return judgeFound(ofVariables);
  const ofProfile = judgeKind(context, 'web-identity', 'web_identity_token_file');
  if (ofProfile.verdict !== 'absent') return ofProfile;
  if (aside !== null) return aside;
  if (filledVariable(context, 'AWS_ROLE_ARN') === null) return ofProfile;
  const reason = because('web-identity-without-role', { missing: 'AWS_WEB_IDENTITY_TOKEN_FILE' });
  return invalid(reason, { variable: 'AWS_ROLE_ARN' }, null);
}

function setAsideByProfile({ profile }: Context, origin: Parameters<typeof setAside>[1]): Judgement | null {
  return profile.isExplicit
    ? setAside(because('set-aside-by-profile', { profile: profile.name }), origin)
    : null;
}

/** A role is assumed with whatever the profile has besides, be it nothing but the container or instance it runs on. */
export function judgeRole(context: Context): Judgement {
  return ofProfile(context, (config) => {
    if (!has(config, 'role_arn')) return absent(because('setting-not-set', { setting: 'role_arn' }));
    const kind = kindOf(config);
    if (kind === 'web-identity') return absent(because('setting-not-set', { setting: 'source_profile' }));
    const found = follow(context, config);
    if (kind !== null || found.base !== null) return judgeFound(found);
    return invalid(
      because('role-without-source', { profile: config.profile }),
      originOf(config, 'role_arn'),
      null,
    );
  });
}

/** Both halves must stand in one file; the credentials file's pair counts over the config file's. */
export function judgeKeysOf(role: FileRole): (context: Context) => Judgement {
  return (context) =>
    ofProfile(context, (config) => {
      const file = context[role];
      const section = sectionOf(file, config.profile);
      const half = section?.settings.get(ID) ?? section?.settings.get(SECRET);
      if (section === null || half === undefined) return absent(because('setting-not-set', { setting: ID }));
      const keys = keysOf(file, section);
      const origin = settingOrigin(file, half);
      if (keys === null) {
        const missing = half.key === ID ? SECRET : ID;
        return invalid(because('partial-access-key', { profile: config.profile, missing }), origin, null);
      }
      if (config.source === null) return judgeFound(keysIn(config.profile, keys));
      return setAside(because('setting-passed-over', { setting: ID, for: 'source_profile' }), origin);
    });
}

export function judgeSso(context: Context): Judgement {
  return judgeKind(context, 'sso', 'sso_session', ssoSettingOf);
}

export function judgeProcess(context: Context): Judgement {
  return judgeKind(context, 'process', 'credential_process');
}

/** A profile is one kind alone; whatever else it could be is passed over. */
function judgeKind(
  context: Context,
  kind: GoKind,
  usual: string,
  find: (config: GoConfig) => string | null = (config) => (has(config, usual) ? usual : null),
): Judgement {
  return ofProfile(context, (config) => {
    const setting = find(config);
    if (setting === null) return absent(because('setting-not-set', { setting: usual }));
    const fit = fitOf(config);
    if (fit === null || fit.kind === kind) return judgeFound(signerOf(context, config, kind));
    const facts = { setting, for: fit.setting };
    return setAside(because('setting-passed-over', facts), originOf(config, setting));
  });
}

function ofProfile(context: Context, judge: (config: GoConfig) => Judgement): Judgement {
  const loaded = loadConfig(context);
  const config = 'refused' in loaded ? null : loaded.config;
  const { name } = context.profile;
  return config === null ? absent(because('profile-not-found', { profile: name })) : judge(config);
}

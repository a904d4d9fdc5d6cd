/** IAM Identity Center as botocore sees it: what the profile and its session say. The cached token: botocore-sso-token.ts. */
import { maskedSecret, secretSettings } from '../../../../shared/vocabulary.js';
import type { ReadSection } from '../../dialects/dialect.js';
import type { Context } from '../context.js';
import { type Found, missed, reached } from '../found.js';
import { because } from '../judgement.js';
import { clientFailure } from './botocore-client.js';
import { invalidConfig } from './botocore-errors.js';
import type { Family, Looked, Place, ProfileKind } from './botocore-kind.js';
import { type BotocoreProfile, originOf, profileOf, textOf } from './botocore-profile.js';
import {
  isRoleCached,
  legacyTokenFailure,
  sessionTokenFailure,
  type SsoSettings,
} from './botocore-sso-token.js';

/** In the order in which botocore names what is missing. */
const ssoRequired = ['sso_role_name', 'sso_account_id', 'sso_start_url', 'sso_region'] as const;

function look(context: Context, place: Place, family: Family): Looked {
  const profile = profileOf(context, place.profile);
  const asking = ['sso_account_id', 'sso_role_name'].find((key) => textOf(profile, key) !== null);
  if (profile === null || asking === undefined)
    return { absent: because('setting-not-set', { setting: 'sso_account_id' }) };
  const origin = originOf(profile, 'sso_session') ?? originOf(profile, asking);
  const session = sessionOf(context, profile);
  if (session !== null && 'failure' in session) return { ...session.failure, origin };
  const settings = new Map<string, string>();
  for (const key of ssoRequired) {
    const text = session?.section.settings.get(key)?.value ?? textOf(profile, key);
    if (text !== null) settings.set(key, text);
  }
  const lacking = ssoRequired.filter((key) => !settings.has(key)).join(', ');
  if (lacking !== '') {
    const words = `The profile "${profile.name}" is configured to use SSO but is missing required configuration: ${lacking}`;
    return missed(because('incomplete-sso', { missing: lacking }), origin, invalidConfig(words));
  }
  const value = (key: string): string => settings.get(key) ?? '';
  const asked: SsoSettings = {
    session: session?.section ?? null,
    startUrl: value('sso_start_url'),
    region: value('sso_region'),
    accountId: value('sso_account_id'),
    roleName: value('sso_role_name'),
  };
  return lookAtToken(context, profile.name, asked, family, origin);
}

function lookAtToken(
  context: Context,
  profile: string,
  asked: SsoSettings,
  family: Family,
  origin: Found['origin'],
): Found {
  const { session, accountId, roleName, region, startUrl } = asked;
  const reason =
    session === null
      ? because('sso-legacy', { startUrl })
      : because('sso-session', { session: session.name });
  const facts = { accountId, roleName, region };
  const found = reached({ source: 'sso', profile, accessKeyId: null, facts }, true, reason, origin);
  if (isRoleCached(context, asked, family.cache)) return found;
  const failure =
    clientFailure(context, { host: 'portal.sso', region, setting: 'sso_region' }) ??
    (session === null
      ? legacyTokenFailure(context, asked)
      : sessionTokenFailure(context, profile, session, startUrl));
  return failure === null ? found : { ...failure, origin };
}

/** Null for a profile of the older form. */
function sessionOf(
  context: Context,
  profile: BotocoreProfile,
): { readonly section: ReadSection } | { readonly failure: ReturnType<typeof missed> } | null {
  const name = textOf(profile, 'sso_session');
  if (name === null) return null;
  const section = context.config.reading?.ssoSessions.get(name);
  if (section === undefined) {
    const stop = invalidConfig(`The specified sso-session does not exist: "${name}"`);
    return { failure: missed(because('missing-sso-session', { session: name }), null, stop) };
  }
  for (const { key, value } of section.settings.values()) {
    const own = textOf(profile, key);
    if (own === null || own === value) continue;
    const words = `The value for ${key} is inconsistent between profile (${unlessSecret(key, own)}) and sso-session (${unlessSecret(key, value)}).`;
    return { failure: missed(because('sso-settings-differ', { setting: key }), null, invalidConfig(words)) };
  }
  return { section };
}

/** botocore would print the value itself. */
function unlessSecret(key: string, value: string): string {
  return secretSettings.some((secret) => secret === key) ? maskedSecret : value;
}

export const sso: ProfileKind = {
  source: 'sso',
  cite: 'botocore 1.43.11, credentials.py, SSOProvider',
  look,
};

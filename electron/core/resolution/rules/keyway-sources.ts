/**
 * Keyway's own search order, that of the Tools for PowerShell with the encrypted store in the place of the SDK store: a profile that is
 * named is looked for in the store, then in the shared files; without a name that is `default`. What is found first counts,
 * whatever is wrong with it; found nowhere is an error.
 *
 * services/bridge/handing-out.ts gives out credentials by the same order; a test holds the two together.
 */
import { readBridgeLine } from '../../bridge/bridge-line.js';
import type { Origin } from '../../../../shared/models/origin.js';
import type { FileRole } from '../../../../shared/vocabulary.js';
import { type Context, settingOrigin } from '../context.js';
import { absent, because, invalid, type Judgement, setAside, stopUnseen, usable } from '../judgement.js';
import type { ListedEntry } from '../store-listing.js';
import type { ProfileRule, RegionRule } from '../tool.js';
import { originOf, partOf, profileOf, textOf } from './botocore-profile.js';
import { fileWithKey, firstSession, sessionOf, type SessionSetting } from './keyway-session.js';

const SEED = 'Using AWS Credentials (AWS Tools for PowerShell), Credentials Search Order';

/** `keyway exec NAME`, `env NAME`, `whoami NAME`. */
export const keywayProfiles: readonly ProfileRule[] = [
  {
    cite: `${SEED}, 2: a specified profile name`,
    choose({ invocation: { profile } }) {
      if (profile === null || profile === '') return null;
      return { name: profile, from: { flag: '--profile' }, isExplicit: true };
    },
  },
];

/** The order, each with where it is from. */
export const keywayCites = {
  explicit: `${SEED}, 1`,
  store: `${SEED}, 2 (the SDK store first) and 5.1`,
  credentialsFile: `${SEED}, 2 (then the shared file) and 5.2; of both files as botocore reads them`,
  configFile: 'Keyway: a whole key of the config file counts where the credentials file has none',
} as const;

/** By name; else by the id that our own line in the shared files names. */
function entryFor(context: Context): ListedEntry | null {
  const { name } = context.profile;
  const { entries } = context.request.world.store;
  const named = entries.find((entry) => entry.name === name);
  if (named !== undefined || fileWithKey(context) !== null || firstSession(context) !== null)
    return named ?? null;
  const id = storedIdOf(context);
  return entries.find((entry) => entry.id === id) ?? null;
}

/** The entry that our own line of the profile names; null where it has none. */
function storedIdOf(context: Context): string | null {
  const line = textOf(profileOf(context, context.profile.name), 'credential_process') ?? '';
  return readBridgeLine(line)?.entryId ?? null;
}

export function judgeEncryptedStore(context: Context): Judgement {
  const { name } = context.profile;
  const { store } = context.request.world;
  const entry = entryFor(context);
  if (entry !== null) return judgeEntry(context, entry);
  switch (store.state) {
    case 'none':
      return absent(because('encrypted-store-missing', {}));
    case 'listed':
      return absent(because('profile-not-in-encrypted-store', { profile: name }));
    case 'broken':
      return invalid(because('encrypted-store-not-readable', {}), null, stopUnseen('store-corrupt', ''));
  }
}

function judgeEntry({ request, profile: { name } }: Context, { content }: ListedEntry): Judgement {
  const found = because('profile-in-encrypted-store', { profile: name });
  const gain = { kind: 'credentials', source: 'encrypted-store' } as const;
  // Closed: which key it is, only opening it tells.
  if (content === null) return usable(found, null, { ...gain, accessKeyId: null, temporary: false });
  const { key, handOut, session } = content;
  const isSession = session.first || (key === null && session.otherwise);
  if (key === null && !isSession) return noKey(name);
  if (!isSession && key !== null && key.expiration !== null && Date.parse(key.expiration) <= request.now) {
    const reason = because('stored-key-expired', { profile: name, expiredAt: key.expiration });
    return invalid(reason, null, stopUnseen('not-handed-out', `${name} has expired.`));
  }
  if (handOut === 'never') {
    const reason = because('never-handed-out', { profile: name });
    return invalid(reason, null, stopUnseen('not-handed-out', `${name} is never handed out.`));
  }
  if (isSession || key === null)
    return usable(because('session-of-profile', { profile: name }), null, {
      ...gain,
      accessKeyId: null,
      temporary: true,
    });
  return usable(found, null, { ...gain, accessKeyId: key.accessKeyId, temporary: key.temporary });
}

function noKey(profile: string, origin: Origin | null = null): Judgement {
  const reason = because('setting-not-set', { setting: 'aws_access_key_id' });
  return invalid(reason, origin, stopUnseen('not-handed-out', `${profile} has no access key.`));
}

/** The last of the sources says what came of it where none has anything. */
export function judgeKeywayFile(role: FileRole): (context: Context) => Judgement {
  return (context) => {
    const isElsewhere = entryFor(context) !== null;
    const stop = isElsewhere ? null : (fileStop(context, role) ?? fileStop(context, 'config'));
    if (stop !== null) return stop;
    const withKey = fileWithKey(context);
    const session =
      storedIdOf(context) === null || withKey !== null
        ? sessionOf(context, withKey !== null)
        : firstSession(context);
    if (session?.role === role) return judgeSession(context, session, isElsewhere);
    if (withKey === role) return judgeKey(context, role, session, isElsewhere);
    const isNowhere = withKey === null && session === null && !isElsewhere;
    if (role === 'config' && isNowhere) return nothingFound(context);
    const { name } = context.profile;
    return absent(
      partOf(context[role], name) === null
        ? because('profile-not-found', { profile: name })
        : because('setting-not-set', { setting: 'aws_access_key_id' }),
    );
  };
}

/** Which session it is, and whether it can be started, only asking tells. */
function judgeSession(context: Context, { role, setting }: SessionSetting, isElsewhere: boolean): Judgement {
  const { name } = context.profile;
  const reason = because('session-of-profile', { profile: name });
  const origin = originOf(partOf(context[role], name), setting);
  if (isElsewhere)
    return setAside(because('outranked', { by: 'encrypted-store', found: reason.code }), origin);
  return usable(reason, origin, { ...gainOf(role), accessKeyId: null, temporary: true });
}

function judgeKey(
  context: Context,
  role: FileRole,
  session: SessionSetting | null,
  isElsewhere: boolean,
): Judgement {
  const { name } = context.profile;
  const part = partOf(context[role], name);
  const reason = because('access-key-in-profile', { profile: name });
  const origin = originOf(part, 'aws_access_key_id');
  if (isElsewhere)
    return setAside(because('outranked', { by: 'encrypted-store', found: reason.code }), origin);
  if (session !== null) {
    const facts = { setting: 'aws_access_key_id', for: session.setting };
    return setAside(because('setting-passed-over', facts), origin);
  }
  const accessKeyId = textOf(part, 'aws_access_key_id');
  const temporary = ['aws_security_token', 'aws_session_token'].some(
    (key) => (textOf(part, key) ?? '') !== '',
  );
  return usable(reason, origin, { ...gainOf(role), accessKeyId, temporary });
}

function gainOf(role: FileRole) {
  const source = role === 'config' ? 'config-file' : 'shared-credentials-file';
  return { kind: 'credentials', source } as const;
}

/** A file that cannot be read may hold the profile: nothing is taken from the other one then. */
function fileStop(context: Context, role: FileRole): Judgement | null {
  const file = context[role];
  if (file.state === 'unreadable') {
    const words = `${file.shown} cannot be read.`;
    return invalid(
      because('file-not-readable', { file: file.shown }),
      null,
      stopUnseen('file-unreadable', words),
    );
  }
  const refusal = file.reading?.refusal ?? null;
  if (refusal === null) return null;
  const origin = refusal.line === null ? null : settingOrigin(file, { line: refusal.line });
  const words = `${file.shown} is not read.`;
  return invalid(because('file-refused', { file: file.shown }), origin, stopUnseen('file-refused', words));
}

function nothingFound(context: Context): Judgement {
  const { name } = context.profile;
  const profile = profileOf(context, name);
  if (storedIdOf(context) !== null) {
    const origin = originOf(profile, 'credential_process');
    const stop = stopUnseen('profile-not-stored', `${name} is not in the encrypted store.`);
    return invalid(because('profile-not-in-encrypted-store', { profile: name }), origin, stop);
  }
  if (profile !== null) return noKey(name);
  const reason = because('profile-not-found', { profile: name });
  return invalid(reason, null, stopUnseen('profile-not-found', `There is no profile ${name}.`));
}

/** What `keyway env` and `exec` set. */
export const keywayRegions: readonly RegionRule[] = [
  {
    cite: 'Keyway: the Region that was given',
    find({ request: { invocation } }) {
      const { region } = invocation;
      return region === null || region === '' ? null : { value: region, from: { flag: '--region' } };
    },
  },
  {
    cite: 'Keyway: the Region of the profile in the store',
    find(context) {
      const region = entryFor(context)?.content?.region ?? null;
      return region === null ? null : { value: region, from: null };
    },
  },
  {
    cite: 'Keyway: the Region of the profile in the shared files, as botocore merges them',
    find(context) {
      const profile = profileOf(context, context.profile.name);
      const value = textOf(profile, 'region') ?? '';
      return value === '' ? null : { value, from: originOf(profile, 'region') };
    },
  },
];

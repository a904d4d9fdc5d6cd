/** What becomes of the key that a form brings: typed, or held in main since it was pasted. */
import { type Failure, fail, type Result, succeed } from '../../../shared/models/failure.js';
import type { SettingChanges } from '../../../shared/models/form.js';
import type { NewKey, SettingChange } from '../../core/editing/edit.js';
import { Secret } from '../../core/secret.js';
import { isSecretKey } from './profile-form.js';

/** The values of one pasted profile that the window does not get. */
export interface HeldProfile {
  readonly values: ReadonlyMap<string, string | Secret>;
  /** How those that are no secrets are shown: masked. */
  readonly shown: ReadonlyMap<string, string>;
}

export type SecretGiven =
  | { readonly kind: 'keep' }
  | { readonly kind: 'new'; readonly secret: Secret; readonly token: Secret | null }
  | { readonly kind: 'held'; readonly profile: HeldProfile };

const idKey = 'aws_access_key_id';
const secretKey = 'aws_secret_access_key';
const tokenKey = 'aws_session_token';
/** Its older name, which botocore asks for first (credentials.py, `TOKENS`): one of an earlier key must not stay. */
const olderTokenKey = 'aws_security_token';

/**
 * The changes that the key brings besides those of the form.
 *
 * @param set what the form says itself: a held value is for keys that it leaves out, or gives back as they were shown
 */
export function heldChanges(given: SecretGiven, set: SettingChanges): readonly SettingChange[] {
  switch (given.kind) {
    case 'keep':
      return [];
    case 'new':
      return keyChanges(given.secret, given.token);
    case 'held': {
      const { values, shown } = given.profile;
      const secret = secretIn(values, secretKey);
      const own = [...values].filter(([key]) => {
        if (isSecretKey(key)) return false;
        return !Object.hasOwn(set, key) || set[key] === shown.get(key);
      });
      return [
        ...own.map(([key, value]) => ({ key, value })),
        ...(secret === null ? [] : keyChanges(secret, tokenIn(values))),
      ];
    }
  }
}

/** Without what a form gives back as it was shown of a held value: the value itself is held. */
export function withoutShown(set: SettingChanges, given: SecretGiven): SettingChanges {
  if (given.kind !== 'held') return set;
  const { shown } = given.profile;
  return Object.fromEntries(
    Object.entries(set).filter(([key, value]) => value === null || shown.get(key) !== value),
  );
}

/** The key that replaces another. Fails with `invalid-setting` where its secret is missing. */
export function newKeyOf(accessKeyId: string, given: SecretGiven): Result<NewKey> {
  if (given.kind === 'new')
    return succeed({ accessKeyId, secretAccessKey: given.secret, sessionToken: given.token });
  const values = given.kind === 'held' ? given.profile.values : new Map<string, Secret>();
  const secretAccessKey = secretIn(values, secretKey);
  if (secretAccessKey === null)
    return fail<Failure>({
      code: 'invalid-setting',
      facts: { field: secretKey, problem: 'value-missing' },
      action: null,
    });
  const isShown = given.kind === 'held' && given.profile.shown.get(idKey) === accessKeyId;
  const heldId = values.get(idKey);
  return succeed({
    accessKeyId: isShown && typeof heldId === 'string' ? heldId : accessKeyId,
    secretAccessKey,
    sessionToken: tokenIn(values),
  });
}

function keyChanges(secret: Secret, token: Secret | null): readonly SettingChange[] {
  return [
    { key: secretKey, value: secret },
    { key: tokenKey, value: token },
    { key: olderTokenKey, value: null },
  ];
}

function tokenIn(values: HeldProfile['values']): Secret | null {
  return secretIn(values, tokenKey) ?? secretIn(values, olderTokenKey);
}

function secretIn(values: HeldProfile['values'], key: string): Secret | null {
  const value = values.get(key);
  if (value === undefined) return null;
  return typeof value === 'string' ? new Secret(value) : value;
}

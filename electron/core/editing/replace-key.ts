/** A new access key in the place of an old one, wherever that stands. */
import { fail, type Result, succeed } from '../../../shared/models/failure.js';
import { readBotocore } from '../dialects/botocore.js';
import { outlineDocument, type OutlineSection, outlineSectionAt } from '../ini/outline.js';
import type { IniDocument } from '../ini/document.js';
import { usedKeyId } from '../profiles/sources.js';
import type { Draft, DraftFile } from './draft.js';
import type { NewKey, Place, ProfileEdit } from './edit.js';
import { invalidSetting, profileNotFound, unfitFiles } from './failures.js';
import { isCopy } from './follow-default.js';
import { splitComment } from './inline-comments.js';
import { editedAt, type Outcome, samePlace, sharedDefault } from './outcome.js';
import { profileAt } from './profile-sections.js';
import { setSetting, unsetSetting } from './settings.js';
import { unfitChange } from './values.js';

type ReplaceKeyEdit = Extract<ProfileEdit, { kind: 'replace-key' }>;

/** Every section of every file that has the old key ID gets ID, secret and session token of the new key at once. */
export function replaceKey(draft: Draft, { place, key }: ReplaceKeyEdit): Result<Outcome> {
  const unfit = unfitFiles(draft.before, [place.location]);
  if (unfit !== null) return fail(unfit);
  const profile = profileAt(draft, place);
  if (profile === undefined) return profileNotFound(place.name);
  const old = splitComment(usedKeyId(profile)).value;
  if (old === '') return invalidSetting('aws_access_key_id', 'value-missing');
  const badValue = unfitKey(key);
  if (badValue !== null) return badValue;
  const holders = draft.allFiles.filter((file) => sectionsWith(draft.document(file), old).length > 0);
  // The shared files are read together: neither is written to while the AWS CLI refuses the other.
  const locations = holders.map(
    ({ path }) => draft.before.locations.find((file) => file.path === path)?.path ?? null,
  );
  const refused = unfitFiles(draft.before, [...new Set(locations)]);
  if (refused !== null) return fail(refused);
  const edited = holders.flatMap((file, index) => replaceIn(draft, file, locations[index] ?? null, old, key));
  // A copied default got the key with its original: that is not the person's edit of it.
  const others = edited.filter((other) => !samePlace(other, sharedDefault));
  const named = isCopy(draft) ? others : edited;
  const profiles = new Set([place.name, ...named.map(({ name }) => name)]);
  return succeed(editedAt(others, { profiles: [...profiles] }));
}

function unfitKey({ accessKeyId, secretAccessKey, sessionToken }: NewKey): ReturnType<typeof unfitChange> {
  const changes = [
    { key: 'aws_access_key_id', value: accessKeyId },
    { key: 'aws_secret_access_key', value: secretAccessKey },
    { key: 'aws_session_token', value: sessionToken },
  ];
  const empty = changes.find(({ value }) =>
    typeof value === 'string' ? value === '' : value?.isEmpty === true,
  );
  return empty === undefined
    ? unfitChange('profile', changes, () => true)
    : invalidSetting(empty.key, 'value-missing');
}

/** Commented-out lines are no entries: an old key there stays. */
function sectionsWith(document: IniDocument, keyId: string): readonly OutlineSection[] {
  return outlineDocument(document).sections.filter(({ entries }) =>
    entries.some(
      ({ key, value }) =>
        key.toLowerCase() === 'aws_access_key_id' && splitComment(value[0] ?? '').value === keyId,
    ),
  );
}

function replaceIn(
  draft: Draft,
  file: DraftFile,
  location: string | null,
  old: string,
  key: NewKey,
): readonly Place[] {
  const named = new Map(
    readBotocore(draft.document(file), file.role).sections.map(({ line, kind, name }) => [
      line,
      kind === 'profile' ? name : null,
    ]),
  );
  // From the last section up, so that the lines of the others stay where they are.
  const sections = sectionsWith(draft.document(file), old).toReversed();
  for (const section of sections) {
    draft.write(file, withKey(draft.document(file), section, key), [section.header]);
  }
  return sections.toReversed().flatMap(({ line }) => {
    const name = named.get(line) ?? null;
    return name === null ? [] : [{ name, location }];
  });
}

/** botocore asks for the older name of the token first: where that stands it gets the new token too. */
function withKey(document: IniDocument, section: OutlineSection, key: NewKey): IniDocument {
  const hasOlder = section.entries.some((entry) => entry.key.toLowerCase() === 'aws_security_token');
  const token = key.sessionToken?.reveal() ?? null;
  const settings: readonly (readonly [string, string | null])[] = [
    ['aws_access_key_id', key.accessKeyId],
    ['aws_secret_access_key', key.secretAccessKey.reveal()],
    ['aws_session_token', token],
    ...(hasOlder ? [['aws_security_token', token] as const] : []),
  ];
  return settings.reduce((edited, [name, value]) => {
    const now = outlineSectionAt(edited, section.line) ?? section;
    return value === null ? unsetSetting(edited, now, name) : setSetting(edited, now, name, value);
  }, document);
}

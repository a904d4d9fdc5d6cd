/** Where access keys stand in the person's files and store. */
import type { Place } from '../editing/edit.js';
import { known } from '../dialects/known-settings.js';
import { splitComment } from '../editing/inline-comments.js';
import { outlineDocument } from '../ini/outline.js';
import { partsOf } from '../profiles/profile.js';
import type { Profile, ProfileSet, SourceFile } from '../profiles/profiles.js';
import { usedKeyId } from '../profiles/sources.js';
import type { SwitchFiles } from '../switching/switch-files.js';

/** IDs in any section of any file, the encrypted store's among them where it is open; commented-out lines do not count. */
export function keyIdsIn({ config, credentials, locations }: SwitchFiles): ReadonlySet<string> {
  return new Set([config, credentials, ...locations].flatMap(idsOf));
}

function idsOf({ document }: SourceFile): readonly string[] {
  return outlineDocument(document).sections.flatMap(({ entries }) =>
    entries.flatMap(({ key, value }) =>
      key.toLowerCase() === 'aws_access_key_id' ? [splitComment(value[0] ?? '').value] : [],
    ),
  );
}

/** A profile that uses the key: the named one where it does, else any; null where none does. */
export function placeUsing(set: ProfileSet, accessKeyId: string, name: string): Place | null {
  const users = set.profiles.filter((profile) => usesKey(profile, accessKeyId));
  const chosen = users.find((profile) => profile.name === name) ?? users[0];
  return chosen === undefined ? null : { name: chosen.name, location: chosen.location };
}

/** Each profile and file that has the key, as shown; of the encrypted store its name. */
export function placesWith(
  { profiles }: Pick<ProfileSet, 'profiles'>,
  accessKeyId: string,
): readonly { readonly profile: string; readonly where: string }[] {
  return profiles.flatMap((profile) =>
    partsOf(profile)
      .filter(
        ({ values }) => splitComment(values.textOf(known.aws_access_key_id) ?? '').value === accessKeyId,
      )
      .map(({ source }) => ({ profile: profile.name, where: source.path })),
  );
}

export function usesKey(profile: Profile, accessKeyId: string): boolean {
  return splitComment(usedKeyId(profile)).value === accessKeyId;
}

/** What putting the person's own `[default]` back writes. Pure. */
import { fail, type Result, succeed } from '../../../shared/models/failure.js';
import { defaultProfileName, type FileRole } from '../../../shared/vocabulary.js';
import { readBotocore } from '../dialects/botocore.js';
import type { IniDocument } from '../ini/document.js';
import { renameSection } from '../ini/edit.js';
import { readProfiles } from '../profiles/profiles.js';
import { readActive } from './active.js';
import type { DefaultSection } from './default-sections.js';
import { type Documents, presentDefault, profileHeader, repointSources, setAside } from './set-aside.js';
import {
  documentsOf,
  fates,
  orderSteps,
  refusal,
  type SwitchFiles,
  type SwitchPlan,
} from './switch-files.js';

/**
 * Takes Keyway's copy away and gives the profile that the earlier default was kept under its old name again.
 * A copy that somebody edited is kept as a profile of its own. Fails with `nothing-to-restore` where no part of
 * the default carries Keyway's mark, with `file-refused` or `no-safe-order` as making active does.
 */
export function planRestore(files: SwitchFiles): Result<SwitchPlan> {
  const refused = refusal(files, null);
  if (refused !== null) return fail(refused);
  const set = readProfiles(files);
  const active = readActive(set, files);
  if (!active.managed) return fail({ code: 'nothing-to-restore', facts: {}, action: null });
  const before = documentsOf(files);
  const original = active.keptAs.find((name) => set.findByName(name) !== undefined) ?? null;
  const fateOf = fates(set);
  const names = new Set(set.profiles.map((profile) => profile.name));
  // What names `default` while there was an original was written after the copy, and means what was copied.
  // Where there was none it may have pointed nowhere from the start, and must not come to mean somebody.
  const { copyOf } = active;
  const copiedFrom = original !== null && copyOf?.location === null ? copyOf.name : null;
  // Where no original comes back, what the person wrote beside the copy is their default and stays.
  const isTheirs = (section: DefaultSection): boolean => original === null && section.mark === null;
  const aside = setAside(
    before,
    (section) => (isTheirs(section) ? 'stays' : fateOf(section)),
    names,
    copiedFrom,
  );
  const prefixed = presentDefault(before).config.some((section) => section.form === 'prefixed');
  const back = original === null ? null : bringBack(aside.documents, original, prefixed);
  const after = back?.documents ?? aside.documents;
  const repointed = [...new Set([...aside.repointed, ...(back?.repointed ?? [])])];
  const steps = orderSteps(files, aside.documents, after, repointed);
  if (steps === null)
    return fail({ code: 'no-safe-order', facts: { name: defaultProfileName }, action: null });
  const headers = {
    config: [...aside.headers.config, ...(back?.headers.config ?? [])],
    credentials: [...aside.headers.credentials, ...(back?.headers.credentials ?? [])],
  };
  return succeed({ steps, kept: aside.kept, repointed, headers });
}

/** Renames the kept profile to `default` in both files, and what names it as source profile with it. */
function bringBack(
  documents: Documents,
  original: string,
  prefixed: boolean,
): {
  readonly documents: Documents;
  readonly repointed: readonly string[];
  readonly headers: Readonly<Record<FileRole, readonly string[]>>;
} {
  const after: Record<FileRole, IniDocument> = { ...documents };
  const headers: Record<FileRole, string[]> = { config: [], credentials: [] };
  const repointed: string[] = [];
  for (const role of ['config', 'credentials'] as const) {
    const pointed = repointSources(after[role], role, original, defaultProfileName);
    repointed.push(...pointed.profiles);
    headers[role].push(...pointed.headers);
    const header =
      role === 'config' && prefixed
        ? `profile ${defaultProfileName}`
        : profileHeader(role, defaultProfileName);
    const sections = readBotocore(pointed.document, role).sections;
    const section = sections.findLast(
      (candidate) => candidate.kind === 'profile' && candidate.name === original,
    );
    after[role] =
      section === undefined ? pointed.document : renameSection(pointed.document, section.line, header);
    if (section !== undefined) headers[role].push(section.header, header);
  }
  return { documents: after, repointed: repointed.filter((name) => name !== original), headers };
}

/** What making a profile active writes: `[default]` as its copy, everything of an earlier `[default]` kept. Pure. */
import { fail, type Result, succeed } from '../../../shared/models/failure.js';
import { defaultProfileName, type FileRole } from '../../../shared/vocabulary.js';
import { appendSection } from '../ini/edit.js';
import { emptyDocument, type IniDocument } from '../ini/document.js';
import { outlineSectionAt } from '../ini/outline.js';
import { type ProfileSet, readProfiles } from '../profiles/profiles.js';
import { readActive } from './active.js';
import { entryLines } from './default-sections.js';
import { fingerprintOf, formatManagedMark } from './managed.js';
import { type Documents, presentDefault, profileHeader, type SetAside, setAside } from './set-aside.js';
import {
  documentsOf,
  fates,
  findTarget,
  orderSteps,
  refusal,
  type SwitchFiles,
  type SwitchPlan,
  type Target,
  withDocuments,
} from './switch-files.js';

const nothing: SwitchPlan = { steps: [], kept: [], repointed: [], headers: { config: [], credentials: [] } };

/** Plans it, or says why it cannot be done: `profile-not-found`, `profile-not-usable`, `file-refused`, `no-safe-order`. */
export function planActive(files: SwitchFiles, target: Target): Result<SwitchPlan> {
  const refused = refusal(files, target);
  if (refused !== null) return fail(refused);
  const set = readProfiles(files);
  const profile = findTarget(set, target);
  if (profile === undefined) {
    return fail({ code: 'profile-not-found', facts: { name: target.name }, action: null });
  }
  if (target.location === null && target.name === defaultProfileName) return notUsable(target, 'is-default');
  if (profile.settings.size === 0) return notUsable(target, 'no-settings');
  const active = readActive(set, files);
  if (active.copyOf?.name === target.name && active.copyOf.location === target.location && active.upToDate) {
    return succeed(nothing);
  }
  return planCopy(files, set, target);
}

function planCopy(files: SwitchFiles, set: ProfileSet, target: Target): Result<SwitchPlan> {
  const before = documentsOf(files);
  const present = presentDefault(before);
  const names = new Set(set.profiles.map((profile) => profile.name));
  const active = readActive(set, files);
  const copiedFrom = active.copyOf?.location === null ? active.copyOf.name : null;
  const aside = setAside(before, fates(set), names, copiedFrom);
  const keptAs = active.keptAs.length > 0 ? active.keptAs : aside.kept;
  const prefixed = present.config.some((section) => section.form === 'prefixed');
  const copied = writeCopy(files, aside, target, keptAs, prefixed);
  const steps = orderSteps(files, aside.documents, copied.documents, aside.repointed);
  if (steps === null) return fail({ code: 'no-safe-order', facts: { name: target.name }, action: null });
  return succeed({ steps, kept: aside.kept, repointed: aside.repointed, headers: copied.headers });
}

/** Appends the new default to each file that holds something of the target. */
function writeCopy(
  files: SwitchFiles,
  aside: SetAside,
  target: Target,
  keptAs: readonly string[],
  prefixed: boolean,
): { readonly documents: Documents; readonly headers: Readonly<Record<FileRole, readonly string[]>> } {
  const moved = withDocuments(files, aside.documents);
  const profile = findTarget(readProfiles(moved), target);
  const documents: Record<FileRole, IniDocument> = { ...aside.documents };
  const headers: Record<FileRole, readonly string[]> = { ...aside.headers };
  for (const role of ['config', 'credentials'] as const) {
    const source = target.location === null ? moved[role].document : sourceDocument(moved, target, role);
    const line = profile?.sections.findLast(
      (section) => section.role === (target.location === null ? role : 'location'),
    )?.line;
    const section = line === undefined ? undefined : outlineSectionAt(source, line);
    if (section === undefined || section.entries.length === 0) continue;
    const mark = {
      copyOf: target.name,
      location: target.location,
      fingerprint: fingerprintOf(section),
      keptAs,
    };
    const header =
      role === 'config' && prefixed
        ? `profile ${defaultProfileName}`
        : profileHeader(role, defaultProfileName);
    documents[role] = appendSection(documents[role], {
      header,
      body: [formatManagedMark(mark), ...entryLines(source, section)],
    });
    headers[role] = [...headers[role], header];
  }
  return { documents, headers };
}

/** Another credentials file is copied into the shared credentials file; there is nothing of it for the config file. */
function sourceDocument(files: SwitchFiles, target: Target, role: FileRole): IniDocument {
  const location = files.locations.find((file) => file.path === target.location);
  return role === 'credentials' && location !== undefined ? location.document : emptyDocument;
}

function notUsable(target: Target, reason: 'no-settings' | 'is-default'): Result<SwitchPlan> {
  return fail({ code: 'profile-not-usable', facts: { name: target.name, reason }, action: null });
}

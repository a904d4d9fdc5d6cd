/**
 * What moving a profile between the shared files and the encrypted store writes to the files. Pure, and planned again whenever
 * a file changed meanwhile. What happens to the store itself, and in which order, stands in services/moving.
 */
import { type Failure, fail, type Result, succeed } from '../../../shared/models/failure.js';
import { dialects, fileRoles, storeLocation } from '../../../shared/vocabulary.js';
import { nameSections, readBotocore } from '../dialects/botocore.js';
import { readDialect } from '../dialects/read-dialect.js';
import { applyChanges, setIn, unsetIn } from '../editing/apply-changes.js';
import { Draft, type DraftFile } from '../editing/draft.js';
import type { EditingPlan, Place } from '../editing/edit.js';
import { editConflict, profileExists, unfitFiles } from '../editing/failures.js';
import { filesAfter } from '../editing/files-after.js';
import { finish } from '../editing/finish.js';
import { unfitName } from '../editing/names.js';
import { editedAt } from '../editing/outcome.js';
import { sectionsOf } from '../editing/profile-sections.js';
import { removeLines, removeSection } from '../ini/edit.js';
import type { IniDocument } from '../ini/document.js';
import { type OutlineSection, outlineSectionAt } from '../ini/outline.js';
import { firstContent } from '../ini/python-space.js';
import type { Setting } from '../profiles/profile.js';
import type { SwitchFiles } from '../switching/switch-files.js';
import {
  isManagedCopy,
  keySettings,
  movableKey,
  notMovable,
  sameKey,
  settingsOf,
  sharedProfile,
  type StaticKey,
  type StoredSettings,
} from './static-key.js';

/** The line of the config file by which tools get a stored profile. */
export interface Bridge {
  /** What stands behind `credential_process =`. */
  readonly line: string;
  /** Whether a line hands out this profile of the store, also one written by an earlier installation. */
  readonly isOwn: (line: string) => boolean;
}

const process = 'credential_process';

/**
 * Takes the key out of both files and writes the line. Everything else of the profile stays; a section of the credentials file goes
 * with its header where nothing else stands in it.
 *
 * Fails like `movableKey`, with `edit-conflict` where the key is not the one that was sealed, and with `line-not-quotable`.
 *
 * @param sealed the key as the store holds it
 */
export function planMoveIn(
  files: SwitchFiles,
  name: string,
  sealed: StaticKey,
  bridge: Bridge,
): Result<EditingPlan> {
  const unfit = unfitFiles(files, [null]);
  if (unfit !== null) return fail(unfit);
  const key = movableKey(files, name, bridge.isOwn);
  if (!key.ok) return key;
  if (!sameKey(key.value, sealed)) return editConflict(name, keySettings);
  const draft = new Draft(files);
  const written = writeLine(draft, name, bridge.line);
  if (!written.ok) return written;
  for (const file of draft.filesOf(null)) removeKey(draft, file, name);
  const plan = finish(draft, editedAt([{ name, location: null }]));
  return plan.ok ? checked(files, name, bridge.line, plan.value) : plan;
}

/** Writes the line of a stored profile, or puts it right. Fails with `not-movable` where the profile gets credentials in another way. */
export function planConnect(files: SwitchFiles, name: string, bridge: Bridge): Result<EditingPlan> {
  const unfit = unfitFiles(files, [null]);
  if (unfit !== null) return fail(unfit);
  if (isManagedCopy(files, name)) return notMovable(name, 'is-copy');
  const profile = sharedProfile(files, name);
  const kind = profile?.ownKind ?? null;
  const isTaken = profile?.settings.has('role_arn') === true || (kind !== null && kind !== 'process');
  if (isTaken && kind !== 'access-key') return notMovable(name, 'other-source');
  const draft = new Draft(files);
  const written = writeLine(draft, name, bridge.line);
  if (!written.ok) return written;
  const plan = finish(draft, editedAt([{ name, location: null }]));
  return plan.ok ? agreed(files, name, bridge.line, plan.value) : plan;
}

/**
 * Writes what the store holds of a profile into the files, the key into the credentials file, takes our line out and, last, the
 * profile out of the store's document. Settings that the files have themselves stay as they are.
 *
 * Fails with `profile-not-stored`, with `profile-exists` where the files hold another key under that name, and with `not-movable` where the profile gets its
 * credentials there in another way.
 */
export function planMoveOut(files: SwitchFiles, name: string, isOwn: Bridge['isOwn']): Result<EditingPlan> {
  const unfit = unfitFiles(files, [null]);
  if (unfit !== null) return fail(unfit);
  const stored = storedSettings(files, name);
  if (stored === null) return fail<Failure>({ code: 'profile-not-stored', facts: { name }, action: null });
  if (stored.key === null) return fail<Failure>({ code: 'nothing-to-move', facts: { name }, action: null });
  const there = movableKey(files, name, isOwn);
  if (there.ok && !sameKey(there.value, stored.key)) return profileExists(name);
  if (!there.ok && !['nothing-to-move', 'profile-not-found'].includes(there.failure.code)) return there;
  const draft = new Draft(files);
  const place: Place = { name, location: null };
  const profile = sharedProfile(files, name);
  const badName = profile === undefined ? unfitName('profile', name) : null;
  if (badName !== null) return badName;
  const other = textOf(profile?.settings.get(process)?.value);
  if (other !== null && !isOwn(other)) return notMovable(name, 'other-source');
  const missing = stored.others.filter(({ key }) => profile?.settings.has(key.replace(/\..*/u, '')) !== true);
  if (!there.ok) applyChanges(draft, place, [...keyChanges(stored.key), ...missing]);
  else applyChanges(draft, place, missing);
  if (other !== null) applyChanges(draft, place, [{ key: process, value: null }]);
  dropEmpty(draft, draft.config, name, files.config.document);
  removeStored(draft, name);
  const plan = finish(draft, editedAt([place]));
  return plan.ok ? succeed(inOrder(plan.value, files.credentials.path)) : plan;
}

/**
 * A key in the credentials file outranks our line in every tool: written first, nobody is without credentials on the way. The store
 * lets go last.
 */
function inOrder(plan: EditingPlan, credentials: string): EditingPlan {
  const paths = plan.steps.map(({ path }) => path);
  if (new Set(paths).size < paths.length) return plan;
  const rank = (path: string): number => (path === credentials ? 0 : path === storeLocation ? 2 : 1);
  return { ...plan, steps: plan.steps.toSorted((one, other) => rank(one.path) - rank(other.path)) };
}

const storeFile: DraftFile = { path: storeLocation, role: 'credentials' };

/** Null where the store is not among the files, or does not have the profile. */
function storedSettings({ locations }: SwitchFiles, name: string): StoredSettings | null {
  const store = locations.find(({ path }) => path === storeLocation);
  if (store === undefined) return null;
  const values = nameSections(readBotocore(store.document, 'credentials'), 'profile').get(name)?.values;
  return values === undefined ? null : settingsOf(values);
}

function removeStored(draft: Draft, name: string): void {
  for (const section of sectionsOf(draft, storeFile, { word: 'profile', name }).toReversed()) {
    const without = removeSection(draft.document(storeFile), section.line);
    draft.write(storeFile, without, [section.header]);
  }
}

function keyChanges(
  key: StaticKey,
): readonly { readonly key: string; readonly value: string | StaticKey['secretAccessKey'] }[] {
  return [
    { key: 'aws_access_key_id', value: key.accessKeyId },
    { key: 'aws_secret_access_key', value: key.secretAccessKey },
    ...(key.sessionToken === null ? [] : [{ key: 'aws_session_token', value: key.sessionToken }]),
  ];
}

function textOf(value: Setting['value'] | undefined): string | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : '';
}

/** In the config file alone: what the credentials file says of the same key would outrank it. */
function writeLine(draft: Draft, name: string, line: string): Result<null> {
  const badName = unfitName('profile', name);
  const hasSection = sectionsOf(draft, draft.config, { word: 'profile', name }).length > 0;
  if (badName !== null && !hasSection) return badName;
  setIn(draft, draft.config, { word: 'profile', name }, process, line);
  if (draft.credentials.path !== draft.config.path) {
    unsetIn(draft, draft.credentials, { word: 'profile', name }, process);
  }
  return succeed(null);
}

function removeKey(draft: Draft, file: DraftFile, name: string): void {
  const before = draft.document(file);
  for (const key of keySettings) unsetIn(draft, file, { word: 'profile', name }, key);
  if (draft.document(file) !== before) dropEmpty(draft, file, name, before);
}

/** The headers of sections that the edit left without any line but blank ones, with these. */
function dropEmpty(draft: Draft, file: DraftFile, name: string, before: IniDocument): void {
  for (const section of sectionsOf(draft, file, { word: 'profile', name }).toReversed()) {
    const document = draft.document(file);
    if (draft.document(file) === before || !isBare(document, section)) continue;
    const blanks = section.lastLine - section.line;
    const without = removeSection(document, section.line);
    const next = outlineSectionAt(document, section.lastLine + 1);
    // At the end of the file the blank lines part what is above from nothing.
    const cut = blanks > 0 && next !== undefined ? blanks : 0;
    const after = cut === 0 ? without : removeLines(without, section.line, section.line + cut - 1);
    draft.write(file, after, [section.header]);
  }
}

function isBare(document: IniDocument, section: OutlineSection): boolean {
  const lines = document.lines.slice(section.line, section.lastLine);
  return section.trailing.trim() === '' && lines.every(({ text }) => firstContent(text) === text.length);
}

/** Whatever the plan did, nobody must find the key any more, and everybody the line. */
function checked(files: SwitchFiles, name: string, line: string, plan: EditingPlan): Result<EditingPlan> {
  const after = filesAfter(files, plan);
  const left = fileRoles.some((role) =>
    dialects.some((dialect) => {
      const read = readDialect(dialect, after[role].document, role).profiles;
      const section = read.get(name) ?? read.get(`profile ${name}`);
      return keySettings.some((key) => section?.settings.has(key) === true);
    }),
  );
  return left ? notMovable(name, 'lines-stay') : agreed(files, name, line, plan);
}

/** Every dialect that finds the profile must read the line as it was written. */
function agreed(files: SwitchFiles, name: string, line: string, plan: EditingPlan): Result<EditingPlan> {
  const { config } = filesAfter(files, plan);
  const other = dialects.find((dialect) => {
    const read = readDialect(dialect, config.document, 'config').profiles;
    const section = read.get(name) ?? read.get(`profile ${name}`);
    const value = section?.settings.get(process)?.value;
    return value !== undefined && value !== line;
  });
  if (other === undefined) return succeed(plan);
  return fail<Failure>({
    code: 'line-not-quotable',
    facts: { path: config.path, reason: 'read-differently' },
    action: null,
  });
}

/** Edits of the files that mend findings about files and profiles: worked out again from what the files say now. Pure. */
import { fixOf } from '../../../shared/kinds/fixes.js';
import { type Failure, fail, type Result, succeed } from '../../../shared/models/failure.js';
import type { Finding, FindingCode } from '../../../shared/models/finding.js';
import { defaultProfileName, secretSettings } from '../../../shared/vocabulary.js';
import { readBotocore } from '../dialects/botocore.js';
import { Draft, type DraftFile } from '../editing/draft.js';
import type { EditingPlan, StoreContext } from '../editing/edit.js';
import { finish } from '../editing/finish.js';
import { noStore } from '../editing/no-store.js';
import type { Outcome } from '../editing/outcome.js';
import type { Profile } from '../profiles/profiles.js';
import { readActive } from '../switching/active.js';
import { findTarget, type SwitchFiles } from '../switching/switch-files.js';
import { connectAgain } from './connect-again.js';
import { copyAgain } from './copy-again.js';
import type { FixContext, Mend } from './mend.js';
import { moveKeyToCredentials, removeKeys } from './mend-keys.js';
import * as sections from './mend-sections.js';
import * as text from './mend-text.js';
import * as values from './mend-values.js';

/** Which finding is meant: where it stood, `line` from 1, or null for one of the whole file. */
export interface FixRequest {
  readonly code: FindingCode;
  /** As shown. */
  readonly file: string;
  readonly line: number | null;
}

/**
 * Plans it. A file that the AWS CLI refuses is mended like any other: that is what most of these fixes are for.
 *
 * Fails with `nothing-to-fix` where the files no longer say what the finding was about, and for findings that no edit mends
 * (`fixOf` says which do), and with `no-safe-order` as other edits do; for `active-copy-stale` as making active does.
 */
export function planFix(
  files: SwitchFiles,
  fix: FixRequest,
  store: StoreContext = noStore,
): Result<EditingPlan> {
  if (fix.code === 'active-copy-stale') return copyAgain(files) ?? nothingToFix(fix);
  const draft = new Draft(files);
  const connecting = connectAgain(draft, fix, store);
  if (connecting !== null) {
    return connecting.ok ? finish(draft, connecting.value) : connecting;
  }
  const found = originalOf(draft, find(draft, fix));
  const mend = found === null || fixOf(found.finding).kind !== 'edit' ? undefined : mends[fix.code];
  const context = found === null ? null : contextOf(draft, found);
  if (found === null || context === null || mend === undefined) return nothingToFix(fix);
  const outcome = mend(context);
  if (outcome === null || breaksFile(draft)) return nothingToFix(fix);
  const { profile } = found;
  const places = profile === null ? [] : [{ name: profile.name, location: profile.location }];
  addNewSettings(draft);
  const plan = finish(draft, { ...about(places), ...outcome });
  return plan.ok && mend === moveKeyToCredentials ? succeed(credentialsFirst(files, plan.value)) : plan;
}

/** On the way a key that moves stands twice rather than nowhere: to every tool it is the same key. */
function credentialsFirst({ credentials }: SwitchFiles, plan: EditingPlan): EditingPlan {
  const isFirst = ({ path }: { readonly path: string }): boolean => path === credentials.path;
  const { steps } = plan;
  return { ...plan, steps: [...steps.filter(isFirst), ...steps.filter((step) => !isFirst(step))] };
}

const mends: Readonly<Partial<Record<FindingCode, Mend>>> = {
  'byte-order-mark': text.removeByteOrderMark,
  'invalid-utf-8': text.decodeAgain,
  'text-before-section': text.commentOutBeforeSections,
  'line-without-delimiter': text.commentOutLine,
  'entry-without-key': text.commentOutLine,
  'nested-line-without-delimiter': text.commentOutNested,
  'carriage-return-in-value': text.endLinesAlike,
  'commented-out-secret': text.removeSecretComment,
  'duplicate-section': sections.mergeDuplicate,
  'duplicate-key': sections.removeEarlierKeys,
  'uppercase-default-section': sections.lowerDefault,
  'default-twice': sections.nameApart,
  'profile-twice': sections.nameApart,
  'profile-prefix-missing': sections.addPrefix,
  'profile-prefix-in-credentials': sections.removePrefix,
  'section-name-not-readable': sections.makeReadable,
  'profile-name-not-portable': sections.plainHeader,
  'missing-source-profile': values.setSuggestion,
  'role-without-source': values.setSuggestion,
  'missing-sso-session': values.setSuggestion,
  'region-unknown': values.setSuggestion,
  'uppercase-key': values.lowerKey,
  'setting-name-close': values.correctKey,
  'inline-comment-in-value': values.separateComments,
  'quoted-value': values.removeQuotes,
  'empty-value': values.removeEmpty,
  'setting-differs': values.removeEmpty,
  'split-access-key': moveKeyToCredentials,
  'secret-in-config': moveKeyToCredentials,
  'access-key-outranks-other-source': removeKeys,
};

interface Found {
  readonly finding: Finding;
  /** Null for a finding about a file, or a section that is no profile. */
  readonly profile: Profile | null;
}

function nothingToFix({ file }: FixRequest): Result<never> {
  return fail<Failure>({ code: 'nothing-to-fix', facts: { path: file }, action: 'retry' });
}

/** Only the profiles that stand at the line are judged: there may be thousands of others. */
function find({ setBefore }: Draft, { code, file, line }: FixRequest): Found | null {
  const isMeant = (finding: Finding): boolean => {
    const { origin } = finding;
    if (finding.code !== code) return false;
    return origin === null
      ? line === null && finding.subject === file
      : origin.file === file && origin.line === line;
  };
  const ofFile = setBefore.fileFindings.find(isMeant);
  if (ofFile !== undefined) return { finding: ofFile, profile: null };
  if (line === null) return null;
  for (const profile of setBefore.profiles) {
    const isThere = [...profile.sections, ...profile.shadowed].some(
      (section) => section.file === file && section.line <= line && line <= section.lastLine,
    );
    const finding = isThere ? profile.findings.find(isMeant) : undefined;
    if (finding !== undefined) return { finding, profile };
  }
  return null;
}

/** What is odd about a copy that Keyway made is odd about its original, and is mended there: the copy follows. */
function originalOf(draft: Draft, found: Found | null): Found | null {
  if (found?.profile?.name !== defaultProfileName || found.profile.location !== null) return found;
  const { copyOf, upToDate } = readActive(draft.setBefore, draft.before);
  const original = copyOf === null || !upToDate ? undefined : findTarget(draft.setBefore, copyOf);
  const { code, facts } = found.finding;
  const same = original?.findings.find(
    (finding) => finding.code === code && finding.facts['key'] === facts['key'],
  );
  return original === undefined || same === undefined ? found : { finding: same, profile: original };
}

/** Lines that depend on the indentation of those above may be read otherwise then: a person must look at such a file. */
function breaksFile(draft: Draft): boolean {
  return draft.allFiles.some((file) => {
    const before = fatalCodes(draft.before, file);
    const after = fatalCodes(draft.files, file);
    const count = (codes: readonly string[], code: string): number =>
      codes.filter((each) => each === code).length;
    return after.some((code) => count(after, code) > count(before, code));
  });
}

function fatalCodes(
  { config, credentials, locations }: SwitchFiles,
  { path, role }: DraftFile,
): readonly string[] {
  const document = [credentials, config, ...locations].find((file) => file.path === path)?.document;
  const problems = document === undefined ? [] : readBotocore(document, role).problems;
  return problems.flatMap(({ code, fatal }) => (fatal ? [code] : []));
}

function contextOf(draft: Draft, { finding, profile }: Found): FixContext | null {
  const path = finding.origin?.file ?? finding.subject;
  const file =
    draft.filesOf(profile?.location ?? null).find((each) => each.path === path) ?? fileAt(draft, path);
  return file === undefined ? null : { draft, file, finding, line: finding.origin?.line ?? 1, profile };
}

function fileAt(draft: Draft, path: string): DraftFile | undefined {
  return draft.allFiles.find((file) => file.path === path);
}

function about(places: Outcome['edited']): Outcome {
  return { profiles: places.map(({ name }) => name), edited: places, renames: [], repointed: [], broken: [] };
}

const secret: ReadonlySet<string> = new Set(secretSettings);

/** A section that tools passed over may hold what they then run: it is for the person to allow, as if it was typed. */
function addNewSettings(draft: Draft): void {
  const { headers, set, setBefore } = draft;
  for (const profile of set.profiles) {
    if (!profile.sections.some(({ file, header }) => headers.get(file)?.includes(header) === true)) continue;
    const before = setBefore.find(profile.id)?.settings;
    for (const [key, { value }] of profile.settings) {
      const old = before?.get(key)?.value;
      if (typeof value === 'string') {
        if (value !== old && !secret.has(key)) draft.newSettings.push({ profile: profile.name, key, value });
        continue;
      }
      for (const [nested, each] of value) {
        const was = typeof old === 'string' ? undefined : old?.get(nested);
        if (each !== was)
          draft.newSettings.push({ profile: profile.name, key: `${key}.${nested}`, value: each });
      }
    }
  }
}

/** From a draft to the plan: what has to be written, in which order, and what comes of it. */
import { type Failure, fail, type Result, succeed } from '../../../shared/models/failure.js';
import { defaultProfileName, type FileRole, storeLocation } from '../../../shared/vocabulary.js';
import { readBotocore } from '../dialects/botocore.js';
import type { IniDocument } from '../ini/document.js';
import { removeSections } from '../ini/edit.js';
import { documentsOf, findTarget, orderSteps } from '../switching/switch-files.js';
import type { Draft } from './draft.js';
import type { EditingPlan } from './edit.js';
import { followDefault, isCopy } from './follow-default.js';
import type { Outcome } from './outcome.js';
import { isStored } from './stored-sections.js';

type Steps = EditingPlan['steps'];

/** The plan of a draft. Fails with `no-safe-order` where `[default]` would mean a third identity on the way. */
export function finish(draft: Draft, outcome: Outcome): Result<EditingPlan> {
  const follow = followDefault(draft, outcome);
  const shared = sharedSteps(draft, outcome);
  if (shared === null) {
    return fail<Failure>({ code: 'no-safe-order', facts: { name: defaultProfileName }, action: null });
  }
  const { profiles, broken, edited } = outcome;
  // A copied default follows the profile that it is a copy of.
  const repointed = outcome.repointed.filter((name) => name !== defaultProfileName || !isCopy(draft));
  const elsewhere = draft.before.locations
    .filter((file) => !isSame(file.document, draft.document(file)))
    .map((file) => ({ path: file.path, after: draft.document(file) }));
  // No line hands out what is not in the store yet, nor what is in it no more.
  const isGrowing = !edited.some((place) => isStored(place) && findTarget(draft.set, place) === undefined);
  const first = elsewhere.filter(({ path }) => path === storeLocation && isGrowing);
  const last = elsewhere.filter((step) => !first.includes(step));
  return succeed({
    steps: [...first, ...shared, ...last],
    headers: draft.headers,
    effects: { profiles, repointed, broken, ...follow },
    newSettings: draft.newSettings,
  });
}

/** An order in which neither the default nor, where there is one, the profiles concerned are somebody else on the way. */
function sharedSteps(draft: Draft, { edited, repointed }: Outcome): Steps | null {
  const { before } = draft;
  const documents = documentsOf(before);
  const after = {
    config: unlessSame(documents.config, draft.document(draft.config)),
    credentials: unlessSame(documents.credentials, draft.document(draft.credentials)),
  };
  const { path } = draft.config;
  // Both variables may name one file: it is written once.
  if (path === draft.credentials.path)
    return isOneStep(documents, after) ? [{ path, after: after.config }] : [];
  const bare = {
    config: withoutDefault(after.config, 'config'),
    credentials: withoutDefault(after.credentials, 'credentials'),
  };
  const names = edited.filter(({ location }) => location === null).map(({ name }) => name);
  const steps = orderSteps(before, bare, after, [...new Set([...names, ...repointed])]);
  return steps === null ? null : steps.map((step) => ({ path: before[step.role].path, after: step.after }));
}

function isOneStep(
  before: Readonly<Record<FileRole, IniDocument>>,
  after: Readonly<Record<FileRole, IniDocument>>,
): boolean {
  return before.config !== after.config || before.credentials !== after.credentials;
}

function withoutDefault(document: IniDocument, role: FileRole): IniDocument {
  const lines = readBotocore(document, role)
    .sections.filter(({ kind, name }) => kind === 'profile' && name === defaultProfileName)
    .map(({ line }) => line);
  return lines.length === 0 ? document : removeSections(document, new Set(lines));
}

/** What reads the same is the same, so that nothing is written for it. */
function unlessSame(before: IniDocument, after: IniDocument): IniDocument {
  return isSame(before, after) ? before : after;
}

function isSame(before: IniDocument, after: IniDocument): boolean {
  if (before === after) return true;
  if (before.byteOrderMark !== after.byteOrderMark || before.lines.length !== after.lines.length)
    return false;
  return before.lines.every((line, index) => {
    const other = after.lines[index];
    return line.text === other?.text && line.eol === other.eol && line.raw === other.raw;
  });
}

/** From an intent to a change that could be written: planned, checked by the second reader, compared. Writes nothing. */
import type { FileDiff } from '../../../shared/models/change.js';
import { type Failure, fail, type Result, succeed } from '../../../shared/models/failure.js';
import { fileDiff } from '../../core/changes/file-diff.js';
import type { KeyIdMask } from '../api.js';
import { type Content, documentOf, sameContent } from '../files/content.js';
import type { FileSystem, RandomSource, SecondReader } from '../ports.js';
import { asStored } from './as-stored.js';
import { type Change, type ChangedFile, finalContent } from './change.js';
import type { FileNow, FilesNow, Intent, IntentPlan } from './intent.js';
import { vetoOf } from './veto.js';
import { temporaryName } from './write-file.js';

/** A change without its place in the history. */
export type Draft = Pick<Change, 'files' | 'steps'>;

export interface DraftDependencies {
  readonly files: FileSystem;
  readonly random: RandomSource;
  readonly secondReader: SecondReader;
}

/**
 * Plans on the files as given and checks the plan.
 * @param onDisk by path, what stands there where that is not what was planned on
 * @returns null where nothing has to be written
 */
export async function makeDraft(
  dependencies: DraftDependencies,
  intent: Intent,
  files: FilesNow,
  onDisk: ReadonlyMap<string, Content> = new Map(),
): Promise<Result<Draft | null>> {
  const plan = intent.plan(files);
  if (!plan.ok) return plan;
  const draft = await draftOf(dependencies, asStored(plan.value, files, dependencies.random), files, onDisk);
  if (draft.steps.length === 0) return succeed(null);
  const veto = firstVeto(dependencies.secondReader, draft);
  return veto === null ? succeed(draft) : fail(veto);
}

/** What a change does to each file, secrets masked. */
export function diffsOf(change: Draft, mask: KeyIdMask): readonly FileDiff[] {
  return change.files.map((file, index) =>
    fileDiff(file.shownPath, documentOf(file.before), documentOf(finalContent(change, index)), {
      accessKeyIds: mask,
    }),
  );
}

async function draftOf(
  { files, random }: DraftDependencies,
  plan: IntentPlan,
  now: FilesNow,
  onDisk: ReadonlyMap<string, Content>,
): Promise<Draft> {
  const touched: ChangedFile[] = [];
  const indexes = new Map<string, number>();
  const all = [...leftovers(plan, now, onDisk), ...plan.steps];
  for (const path of new Set(all.map((step) => step.path))) {
    const { shownPath, content: before } = fileIn(now, path);
    const standing = onDisk.get(path) ?? before;
    const versions = all.filter((step) => step.path === path).map((step) => step.after);
    if ([standing, ...versions].every((version) => sameContent(version, before))) continue;
    const sections = plan.sections.get(path) ?? [];
    const counted = linesOf(before, versions.at(-1) ?? null);
    const target = await files.resolveLinks(path);
    indexes.set(
      path,
      touched.push({ path, target, shownPath, sections, ...counted, before, onDisk: standing }) - 1,
    );
  }
  const steps = all.flatMap(({ path, after }) => {
    const file = indexes.get(path);
    const target = touched[file ?? -1]?.target;
    if (file === undefined || target === undefined) return [];
    return [{ file, temporary: temporaryName(target, random), inPlace: false, after }];
  });
  return { files: touched, steps };
}

/** A file on which the new plan has nothing to say, but where an earlier try still stands: back to what was planned on. */
function leftovers(
  plan: IntentPlan,
  now: FilesNow,
  onDisk: ReadonlyMap<string, Content>,
): IntentPlan['steps'] {
  const planned = new Set(plan.steps.map((step) => step.path));
  const left = [...onDisk.keys()].filter((path) => !planned.has(path));
  return left.map((path) => ({ path, after: fileIn(now, path).content }));
}

function linesOf(before: Content, after: Content): { readonly added: number; readonly removed: number } {
  const { added, removed } = fileDiff('', documentOf(before), documentOf(after), {
    accessKeyIds: 'last-four',
  });
  return { added, removed };
}

function firstVeto(reader: SecondReader, draft: Draft): Failure | null {
  for (const [index, step] of draft.steps.entries()) {
    const file = draft.files[step.file];
    if (file === undefined) throw new RangeError(`step ${index} is for no file`);
    const veto = vetoOf(
      reader,
      file.shownPath,
      documentOf(file.before),
      documentOf(step.after),
      file.sections,
    );
    if (veto !== null) return veto;
  }
  return null;
}

function fileIn(now: FilesNow, path: string): FileNow {
  const file = now.get(path);
  if (file === undefined) throw new RangeError('a plan may only write files that it was given');
  return file;
}

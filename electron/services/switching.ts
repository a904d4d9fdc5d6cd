/** Making a profile active, for a time or for good, and putting the person's own default back. */
import { z } from 'zod';
import { type Failure, fail, type Result, succeed } from '../../shared/models/failure.js';
import { defaultProfileName, storeLocation } from '../../shared/vocabulary.js';
import { planConnectedActive } from '../core/editing/connect-active.js';
import type { IniDocument } from '../core/ini/document.js';
import { planActive } from '../core/switching/plan-active.js';
import { planRestore } from '../core/switching/plan-restore.js';
import type { SwitchFiles, SwitchPlan, Target } from '../core/switching/switch-files.js';
import type {
  ActivePreview,
  KeyIdMask,
  MadeActive,
  MadeChange,
  ProfileChoice,
  SwitchingService,
} from './api.js';
import type { Changes } from './changes/changes.js';
import { type ChangeRequest, type EditableFiles, type EditPlan, switchFilesOf } from './changes/plan.js';
import type { JsonFile } from './json-file.js';
import type { Clock, Dispose } from './ports.js';
import type { ProfileReader } from './profiles.js';
import type { Tracer } from './resolution/tracer.js';

/** What is active for a time only: kept on disk, so that whoever runs next can take it back. */
export const timeLimit = z.strictObject({
  /** Milliseconds since the epoch. */
  at: z.number(),
  /** Changes to undo, newest first: one limited change may follow another. */
  changes: z.array(z.string()).min(1),
  profile: z.string(),
});
export type TimeLimit = z.infer<typeof timeLimit>;

export interface SwitchingDependencies {
  readonly changes: Changes;
  readonly profiles: ProfileReader;
  readonly limits: JsonFile<TimeLimit>;
  readonly clock: Clock;
  readonly tracer: Pick<Tracer, 'planned'>;
  /** The line by which tools get the stored profile of that id; left out where nothing can be sealed. */
  readonly bridgeLineFor?: (id: string) => Result<string>;
}

type PlanActive = (files: SwitchFiles) => Result<SwitchPlan>;

export interface Switching extends SwitchingService {
  /** When the present limit ends, in milliseconds since the epoch; null without one. */
  revertsAt(): Promise<number | null>;
  /** Takes back on time while this process runs; calls with what came of it. */
  keepTime(onTakenBack: (result: Result<MadeActive>) => void): Dispose;
}

export function createSwitching(dependencies: SwitchingDependencies): Switching {
  const { changes, profiles, limits, clock, tracer } = dependencies;
  const listeners = new Set<() => void>();

  async function setLimit(limit: TimeLimit | null): Promise<void> {
    await limits.write(limit);
    for (const listener of listeners) listener();
  }

  async function withActive(made: MadeChange, revertsAt: number | null): Promise<MadeActive> {
    return { ...made, active: await profiles.activeName(), revertsAt };
  }

  async function makeActive(
    choice: ProfileChoice,
    forMilliseconds: number | null,
    mask: KeyIdMask,
  ): Promise<Result<MadeActive>> {
    const target = await profiles.target(choice);
    if (!target.ok) return target;
    const made = await changes.apply(
      activeRequest(target.value, await planOf(dependencies, target.value)),
      mask,
    );
    if (!made.ok) return made;
    const before = await limits.read();
    const at = forMilliseconds === null ? null : clock.now() + forMilliseconds;
    const undone = [...(made.value.id === null ? [] : [made.value.id]), ...(before?.changes ?? [])];
    // Already active for good, asked for a time: there is nothing to go back to.
    const limited = at !== null && undone.length > 0;
    await setLimit(limited ? { at, changes: undone, profile: target.value.name } : null);
    return succeed(await withActive(made.value, limited ? at : null));
  }

  async function takeBack(limit: TimeLimit, mask: KeyIdMask): Promise<Result<MadeActive>> {
    const parts: MadeChange[] = [];
    let failure: Failure | null = null;
    for (const change of limit.changes) {
      const undone = await changes.undo(change, mask, 'take-back');
      if (undone.ok) parts.push(undone.value);
      // Taken back by hand before its time: that is what was wanted.
      else if (undone.failure.code !== 'already-undone') failure ??= undone.failure;
      if (failure !== null) break;
    }
    await setLimit(null);
    if (failure !== null) return fail(failure);
    const made = {
      id: parts.at(-1)?.id ?? null,
      files: parts.flatMap((part) => part.files),
      writtenInPlace: parts.flatMap((part) => part.writtenInPlace),
    };
    return succeed(await withActive(made, null));
  }

  async function takeBackIfDue(): Promise<Result<MadeActive> | null> {
    const limit = await limits.read();
    return limit === null || limit.at > clock.now() ? null : takeBack(limit, 'whole');
  }

  return {
    makeActive,
    takeBackIfDue,
    async preview(choice, mask) {
      const target = await profiles.target(choice);
      if (!target.ok) return target;
      const planned = await planOf(dependencies, target.value);
      const plan = planned(await profiles.switchFiles());
      if (!plan.ok) return plan;
      const files = await changes.preview(activeRequest(target.value, planned), mask);
      if (!files.ok) return files;
      const { kept, repointed } = plan.value;
      const traces = await tracer.planned(await plannedDocuments(profiles, plan.value), mask);
      const { name } = target.value;
      const preview: ActivePreview = { name, files: files.value, keptAs: kept, repointed, traces };
      return succeed(preview);
    },
    async restore(mask) {
      const made = await changes.apply(
        {
          action: 'restore-default',
          profiles: [defaultProfileName],
          plan: (files) => toEditPlan(files, planRestore(switchFilesOf(files))),
        },
        mask,
      );
      if (!made.ok) return made;
      await setLimit(null);
      return succeed(await withActive(made.value, null));
    },
    async revertsAt() {
      const limit = await limits.read();
      if (limit === null) return null;
      const newest = (await changes.list()).find((row) => row.id === limit.changes[0]);
      // Undone by hand: there is nothing left to take back.
      return newest === undefined || newest.undoneBy !== null ? null : limit.at;
    },
    keepTime: (onTakenBack) => keepTime({ limits, clock, listeners, takeBackIfDue, onTakenBack }),
  };
}

interface TimeKeeping {
  readonly limits: JsonFile<TimeLimit>;
  readonly clock: Clock;
  readonly listeners: Set<() => void>;
  readonly takeBackIfDue: () => Promise<Result<MadeActive> | null>;
  readonly onTakenBack: (result: Result<MadeActive>) => void;
}

/** One timer, set again whenever the limit changes. */
function keepTime({ limits, clock, listeners, takeBackIfDue, onTakenBack }: TimeKeeping): Dispose {
  let stop: Dispose = () => undefined;
  let ended = false;
  async function arm(): Promise<void> {
    const limit = await limits.read();
    stop();
    if (limit === null || ended) return;
    stop = clock.at(limit.at, () => {
      void takeBackIfDue().then((result) => {
        if (result !== null) onTakenBack(result);
      });
    });
  }
  const listener = (): void => void arm();
  listeners.add(listener);
  listener();
  return () => {
    ended = true;
    listeners.delete(listener);
    stop();
  };
}

function activeRequest(target: Target, planned: PlanActive): ChangeRequest {
  return {
    action: 'make-active',
    profiles: [target.name],
    plan: (files) => toEditPlan(files, planned(switchFilesOf(files))),
  };
}

/** What is in the encrypted store becomes active by its line of the config file, which is written first. */
async function planOf(
  { profiles, bridgeLineFor }: SwitchingDependencies,
  target: Target,
): Promise<PlanActive> {
  if (target.location !== storeLocation) return (files) => planActive(files, target);
  const id = await profiles.storedId(target.name);
  const missing: Failure = { code: 'store-missing', facts: {}, action: null };
  const line = id === null ? undefined : bridgeLineFor?.(id);
  if (line === undefined) return () => fail(missing);
  return (files) => (line.ok ? planConnectedActive(files, target.name, line.value) : line);
}

/** What will stand at the paths (absolute) that the plan writes to. */
async function plannedDocuments(
  profiles: ProfileReader,
  { steps }: SwitchPlan,
): Promise<ReadonlyMap<string, IniDocument>> {
  const paths = await profiles.paths();
  return new Map(steps.map((step) => [paths[step.role], step.after]));
}

/** A plan speaks of roles, a change of paths. */
function toEditPlan(files: EditableFiles, plan: Result<SwitchPlan>): Result<EditPlan> {
  if (!plan.ok) return plan;
  const { steps, headers } = plan.value;
  return succeed({
    steps: steps.map((step) => ({ path: files[step.role].path, after: step.after })),
    sections: new Map([
      [files.config.path, headers.config],
      [files.credentials.path, headers.credentials],
    ]),
  });
}

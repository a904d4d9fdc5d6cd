/** Rotations as the window begins them, goes on with them and takes them back. They go on whatever the window shows meanwhile. */
import { safe } from '@orpc/client';
import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react';
import { catalogue } from '../../shared/catalogue/index.js';
import { plain, type TextPart } from '../../shared/catalogue/words.js';
import type { RotationRow } from '../../shared/models/rotation.js';
import type { Client, ClientError } from '../client/client.js';
import { showProblem } from './actions.js';
import { useApi } from './api.js';
import { useNow } from './clock.js';
import { useRotations } from './key-queries.js';
import { useNavigate } from './navigation.js';
import { waitsForPerson } from './rotation-steps.js';
import { deviceToAsk, wasCancelled } from './session-failures.js';
import type { MfaAnswer } from './sessions.js';
import type { KeyToRotate } from './key-dialogs.js';
import type { SeveralWork } from './several-rotations.js';
import { useToasts } from './toasts.js';

const { rotating, rotatingSeveral, format } = catalogue;

export type RotationDeed =
  /** `key`: handle of the one that is meant; null: whichever the profile has. */
  | { readonly kind: 'start'; readonly key: string | null; readonly deletesUnused: boolean }
  | { readonly kind: 'resume' | 'undo' | 'abort' | 'delete-old'; readonly id: string };

/** What was last done about the rotation of a profile. */
export interface RotationWork {
  readonly deed: RotationDeed;
  readonly isWorking: boolean;
  readonly error: ClientError | null;
  /** The device whose code it waits for; `error` is then what was wrong with the code before. */
  readonly device: string | null;
  /** The rotation that it was about, once that is known. */
  readonly id: string | null;
  /** As it was once that was done: with what AWS says of the old key’s use, which lists do not have. */
  readonly row: RotationRow | null;
}

interface Works {
  readonly byProfile: ReadonlyMap<string, RotationWork>;
  readonly several: SeveralWork | null;
}

export interface RotationActions {
  run(profile: string, deed: RotationDeed, mfa?: MfaAnswer | null): Promise<void>;
  /** Waits for it no longer: it stops after the step that is being taken, and can be resumed. */
  pause(profile: string): void;
  /** The code is not given. */
  giveUpCode(profile: string): void;
  /** What was last done is forgotten, unless it is being done: the dialog begins anew. */
  forget(profile: string): void;
  /** In so many days; null: not. */
  remind(row: RotationRow, days: number | null): Promise<void>;
  startSeveral(keys: readonly KeyToRotate[]): Promise<void>;
  /** Stops after the step that is being taken; what is rotated stays so. */
  cancelSeveral(): void;
  forgetSeveral(): void;
}

const day = 86_400_000;
const nothing: Works = { byProfile: new Map(), several: null };
const ActionsContext = createContext<RotationActions | null>(null);
const WorksContext = createContext<Works>(nothing);
/** The profile whose rotation a dialog shows: nothing of it need be told besides. */
const ShownContext = createContext<RefObject<string | null>>({ current: null });

export function useRotationActions(): RotationActions {
  const actions = useContext(ActionsContext);
  if (actions === null) throw new Error('useRotationActions outside RotationsProvider');
  return actions;
}

export function useRotationWork(profile: string): RotationWork | null {
  return useContext(WorksContext).byProfile.get(profile) ?? null;
}

export function useSeveralWork(): SeveralWork | null {
  return useContext(WorksContext).several;
}

/** While it is mounted, toasts about the rotation of the profile are left out. */
export function useShowsRotation(profile: string): void {
  const shownRef = useContext(ShownContext);
  useEffect(() => {
    shownRef.current = profile;
    return () => {
      shownRef.current = null;
    };
  }, [shownRef, profile]);
}

/** Whether some rotation waits for the person, and none of the window's own is at work on it. */
export function useRotationWaits(): boolean {
  const rows = useRotations();
  const { byProfile, several } = useContext(WorksContext);
  const now = useNow(60_000);
  if (several?.isWorking === true) return false;
  return rows.some((row) => waitsForPerson(row, now) && byProfile.get(row.profile)?.isWorking !== true);
}

export function RotationsProvider({ children }: { readonly children: ReactNode }) {
  const [works, setWorks] = useState(nothing);
  const shown = useRef<string | null>(null);
  const tools = useTools(shown);
  const actions = useMemo(() => rotationActions(tools, setWorks), [tools]);
  return (
    <ShownContext value={shown}>
      <ActionsContext value={actions}>
        <WorksContext value={works}>{children}</WorksContext>
      </ActionsContext>
    </ShownContext>
  );
}

type Tools = ReturnType<typeof useTools>;
type SetWorks = (change: (before: Works) => Works) => void;

function useTools(shown: RefObject<string | null>) {
  const { client, queries } = useApi();
  const cache = useQueryClient();
  const toasts = useToasts();
  const navigate = useNavigate();
  const [asking] = useState(() => new Map<string, AbortController>());
  return useMemo(
    () => ({ client, queries, cache, toasts, navigate, asking, shown }),
    [client, queries, cache, toasts, navigate, asking, shown],
  );
}

function rotationActions(tools: Tools, setWorks: SetWorks): RotationActions {
  const { client, toasts, asking } = tools;
  const set = (profile: string, work: RotationWork | null): void =>
    setWorks((before) => {
      const byProfile = new Map(before.byProfile);
      if (work === null) byProfile.delete(profile);
      else byProfile.set(profile, work);
      return { ...before, byProfile };
    });
  return {
    async run(profile, deed, mfa = null) {
      const controller = new AbortController();
      asking.set(profile, controller);
      const id = 'id' in deed ? deed.id : null;
      const work = { deed, isWorking: false, error: null, device: null, id, row: null };
      set(profile, { ...work, isWorking: true });
      const { error, data } = await safe(call(client, profile, deed, mfa, controller.signal));
      if (asking.get(profile) === controller) asking.delete(profile);
      await look(tools);
      // Something else was begun meanwhile: it tells what is so.
      if (asking.has(profile)) return;
      if (!error) {
        set(profile, { ...work, id: data.id, row: data });
        tell(tools, profile, doneText(deed, data));
        return;
      }
      const isQuiet = controller.signal.aborted || wasCancelled(error);
      const device = isQuiet ? null : deviceToAsk(error, mfa);
      set(profile, { ...work, error: isQuiet || (device !== null && mfa === null) ? null : error, device });
      if (device !== null) tell(tools, profile, rotating.toasts.needsCode(profile));
      else if (!isQuiet && tools.shown.current !== profile) showProblem(toasts, error);
    },
    pause: (profile) => asking.get(profile)?.abort(),
    giveUpCode: (profile) =>
      setWorks((before) => {
        const work = before.byProfile.get(profile);
        if (work === undefined) return before;
        return { ...before, byProfile: new Map(before.byProfile).set(profile, { ...work, device: null }) };
      }),
    forget: (profile) => {
      // What is at work goes on.
      if (!asking.has(profile)) set(profile, null);
    },
    remind: (row, days) => remind(tools, row, days),
    startSeveral: (keys) => startSeveral(tools, setWorks, keys),
    cancelSeveral: () => asking.get(severalShown)?.abort(),
    forgetSeveral: () => setWorks((before) => ({ ...before, several: null })),
  };
}

function call(
  { rotations }: Client,
  profile: string,
  deed: RotationDeed,
  mfa: MfaAnswer | null,
  signal: AbortSignal,
): Promise<RotationRow> {
  switch (deed.kind) {
    case 'start':
      return rotations.start({ profile, key: deed.key, deletesUnused: deed.deletesUnused, mfa }, { signal });
    case 'resume':
      return rotations.resume({ id: deed.id, mfa }, { signal });
    case 'undo':
      return rotations.undo({ id: deed.id, mfa }, { signal });
    case 'abort':
      return rotations.abort({ id: deed.id, mfa }, { signal });
    case 'delete-old':
      return rotations.deleteOld({ id: deed.id, mfa }, { signal });
  }
}

function look({ cache, queries }: Tools): Promise<unknown> {
  return Promise.all([
    cache.invalidateQueries({ queryKey: queries.rotations.list.key() }),
    cache.invalidateQueries({ queryKey: queries.keys.list.key() }),
  ]);
}

function doneText({ kind }: RotationDeed, row: RotationRow): readonly TextPart[] {
  const { toasts } = rotating;
  if (row.ended === 'rotated') return toasts.rotated(row.profile);
  if (row.ended === 'undone') return toasts.undone(row.profile);
  return kind === 'undo' ? toasts.stoodBack(row.profile) : toasts.watching(row.profile);
}

/** Where no dialog shows it. */
function tell({ toasts, navigate, shown }: Tools, profile: string, text: readonly TextPart[]): void {
  if (shown.current === profile) return;
  const run = (): void =>
    navigate({ kind: 'dialog', dialog: { kind: 'rotate', profile, key: null, rotation: null } });
  toasts.show({ kind: 'done', text, action: { label: rotating.toasts.show, run } });
}

async function remind(tools: Tools, row: RotationRow, days: number | null): Promise<void> {
  const at = days === null ? null : new Date(Date.now() + days * day).toISOString();
  const { client, toasts } = tools;
  const { error } = await safe(client.rotations.remind({ id: row.id, at }));
  await look(tools);
  if (error) {
    showProblem(toasts, error);
    return;
  }
  const text =
    at === null ? [plain(rotating.notReminded)] : rotating.reminded(format.clockTime(at, Date.now()));
  toasts.show({ kind: 'done', text, action: null });
}

async function startSeveral(tools: Tools, setWorks: SetWorks, keys: readonly KeyToRotate[]): Promise<void> {
  const { client, toasts, navigate, asking } = tools;
  const controller = new AbortController();
  asking.set(severalShown, controller);
  const set = (several: SeveralWork): void => setWorks((before) => ({ ...before, several }));
  const earlier = earlierRotations(tools);
  const work = { keys, earlier, isWorking: true, isCancelled: false, outcome: null, error: null };
  set(work);
  const handles = keys.map(({ key }) => key);
  const { error, data } = await safe(
    client.rotations.startSeveral({ keys: handles }, { signal: controller.signal }),
  );
  asking.delete(severalShown);
  await look(tools);
  const isCancelled = controller.signal.aborted;
  const problem = isCancelled ? null : error;
  set({ ...work, isWorking: false, isCancelled, outcome: error ? null : data, error: problem });
  if (tools.shown.current === severalShown) return;
  if (problem !== null) showProblem(toasts, problem);
  else if (!error) {
    const run = (): void => navigate({ kind: 'dialog', dialog: { kind: 'rotate-several', keys } });
    const text = rotatingSeveral.done(data.done.length, keys.length);
    toasts.show({ kind: 'done', text, action: { label: rotating.toasts.show, run } });
  }
}

/** Ids of those that were there before: what they came to is nothing of this run. */
function earlierRotations({ cache, queries }: Tools): ReadonlySet<string> {
  const known = cache.getQueryData(queries.rotations.list.queryKey());
  return new Set((known?.rotations ?? []).map(({ id }) => id));
}

/** Stands for the dialog of several: no profile has an empty name. */
export const severalShown = '';

/** Starting, renewing and stopping sessions. No credential is ever here; a typed code goes through and is not kept. */
import { safe } from '@orpc/client';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { catalogue } from '../../shared/catalogue/index.js';
import { plain, strong } from '../../shared/catalogue/words.js';
import type { SessionOptions, SessionRow, SessionsStarted } from '../../shared/models/session.js';
import type { ClientError } from '../client/client.js';
import { showProblem, useActions } from './actions.js';
import { useApi } from './api.js';
import { type SessionDeed, type SessionWork, useNavigate } from './navigation.js';
import {
  deviceNeeded,
  failedWords,
  type FailedSession,
  signInOf,
  signInOfError,
} from './session-failures.js';
import { doDeed, type DeedTools, removeTemporary, rememberIdentity } from './session-deeds.js';
import { useToasts, type Toasts } from './toasts.js';

const { sessionsView: words, format, identity: identityWords } = catalogue;

/** As the profile says. */
export const usualOptions: SessionOptions = {
  durationSeconds: null,
  sessionName: null,
  sourceIdentity: null,
  tags: [],
};

/** A code that the person typed, or that main is to make of the kept secret. */
export type MfaAnswer =
  | { readonly kind: 'code'; readonly device: string; readonly code: string }
  | { readonly kind: 'kept-secret'; readonly device: string };

/** How a call for several ended. One of both is null; both are where it was cancelled. */
export interface Answered {
  readonly error: ClientError | null;
  readonly became: SessionsStarted | null;
}

export interface SessionActions {
  start(profiles: readonly string[], options?: SessionOptions): Promise<void>;
  renew(profiles: readonly string[]): Promise<void>;
  /** With the answer to one question; gives what went wrong, for who asks to show. What else failed is told here. */
  answer(work: SessionWork, profiles: readonly string[], mfa: MfaAnswer): Promise<Answered>;
  /** Whatever is being started or renewed is waited for no longer. */
  cancel(): void;
  stop(profile: string): Promise<void>;
  /** Starts the session first where that needs a code. */
  run(deed: SessionDeed): Promise<void>;
  removeTemporary(profile: string): Promise<void>;
  expectAccount(profile: string, accountId: string | null): Promise<ClientError | null>;
  /** What became of the work: told in toasts, and what comes after it is begun. */
  tell(work: SessionWork, became: SessionsStarted): void;
}

const ActionsContext = createContext<SessionActions | null>(null);
const BusyContext = createContext<ReadonlySet<string>>(new Set());

export function useSessionActions(): SessionActions {
  const actions = useContext(ActionsContext);
  if (actions === null) throw new Error('useSessionActions outside SessionsProvider');
  return actions;
}

/** Names of the profiles whose sessions are being started, renewed or stopped at this moment. */
export function useBusySessions(): ReadonlySet<string> {
  return useContext(BusyContext);
}

export function SessionsProvider({ children }: { readonly children: ReactNode }) {
  const [busy, setBusy] = useState<readonly string[]>([]);
  const tools = useTools();
  const actions = useMemo(
    () =>
      sessionActions(tools, async (profiles, run) => {
        setBusy((before) => [...before, ...profiles]);
        try {
          return await run();
        } finally {
          setBusy((before) => without(before, profiles));
        }
      }),
    [tools],
  );
  const names = useMemo(() => new Set(busy), [busy]);
  return (
    <ActionsContext value={actions}>
      <BusyContext value={names}>{children}</BusyContext>
    </ActionsContext>
  );
}

/** Takes each name out once: two runs may be about the same profile. */
function without(all: readonly string[], gone: readonly string[]): readonly string[] {
  const rest = [...all];
  for (const name of gone) {
    const at = rest.indexOf(name);
    if (at >= 0) rest.splice(at, 1);
  }
  return rest;
}

interface Tools extends DeedTools {
  readonly navigate: ReturnType<typeof useNavigate>;
  /** Of each call that may take long. */
  readonly asking: Set<AbortController>;
}

function useTools(): Tools {
  const api = useApi();
  const cache = useQueryClient();
  const toasts = useToasts();
  const navigate = useNavigate();
  const { undo } = useActions();
  const [asking] = useState(() => new Set<AbortController>());
  return useMemo(
    () => ({
      api,
      cache,
      toasts,
      navigate,
      asking,
      undo: (change: string) => void undo(change),
      askConsole: (profile: string) => navigate({ kind: 'dialog', dialog: { kind: 'console', profile } }),
    }),
    [api, cache, toasts, navigate, asking, undo],
  );
}

type Busy = <Value>(profiles: readonly string[], run: () => Promise<Value>) => Promise<Value>;

function sessionActions(tools: Tools, whileBusy: Busy): SessionActions {
  const { api, cache, toasts, navigate } = tools;
  const look = () => cache.invalidateQueries({ queryKey: api.queries.sessions.list.key() });

  async function ask(
    work: SessionWork,
    profiles: readonly string[],
    mfa: MfaAnswer | null,
  ): Promise<Answered> {
    const { sessions } = api.client;
    const controller = new AbortController();
    const { signal } = controller;
    tools.asking.add(controller);
    const { error, data } = await whileBusy(profiles, () =>
      work.kind === 'renew'
        ? safe(sessions.renew({ profiles, mfa }, { signal }))
        : safe(sessions.start({ profiles, options: work.options, mfa }, { signal })),
    );
    tools.asking.delete(controller);
    await look();
    if (signal.aborted) return { error: null, became: null };
    return error ? { error, became: null } : { error: null, became: data };
  }

  function tell(work: SessionWork, { started, waiting, failed }: SessionsStarted): void {
    if (started.length > 0) tellStarted(toasts, work, started);
    tellFailed(tools, failed);
    if (waiting.length > 0) navigate({ kind: 'dialog', dialog: { kind: 'mfa', work, questions: waiting } });
    else if (work.kind === 'start' && work.then !== null && failed.length === 0) void run(work.then);
  }

  async function begin(work: SessionWork): Promise<void> {
    const { error, became } = await ask(work, work.profiles, null);
    if (error !== null) tellError(tools, error);
    if (became !== null) tell(work, became);
  }

  async function run(deed: SessionDeed): Promise<void> {
    const error = await whileBusy([deed.profile], () => doDeed(deed, tools));
    if (error === null) return;
    if (deviceNeeded(error) === null) tellError(tools, error);
    else await begin({ kind: 'start', profiles: [deed.profile], options: usualOptions, then: deed });
  }

  return {
    start: (profiles, options = usualOptions) => begin({ kind: 'start', profiles, options, then: null }),
    renew: (profiles) => begin({ kind: 'renew', profiles }),
    answer: ask,
    tell,
    run,
    cancel() {
      for (const controller of tools.asking) controller.abort();
    },
    async stop(profile) {
      const { error, data } = await whileBusy([profile], () => safe(api.client.sessions.stop({ profile })));
      if (error) {
        tellError(tools, error);
        return;
      }
      cache.setQueryData(api.queries.sessions.list.queryKey(), data);
      toasts.show({ kind: 'done', text: words.stopped(profile), action: null });
    },
    async removeTemporary(profile) {
      const error = await removeTemporary(profile, tools);
      if (error !== null) tellError(tools, error);
    },
    async expectAccount(profile, accountId) {
      const { error, data } = await safe(api.client.sessions.expectAccount({ profile, accountId }));
      if (error) return error;
      rememberIdentity(api, cache, profile, data.identity);
      const text = accountId === null ? identityWords.expectCleared : identityWords.expectSet(accountId);
      toasts.show({ kind: 'done', text: [plain(text)], action: null });
      return null;
    },
  };
}

function tellStarted(toasts: Toasts, work: SessionWork, started: readonly SessionRow[]): void {
  const names = started.map(({ profile }) => profile);
  const ends = started.flatMap(({ expiresAt }) => expiresAt ?? []).toSorted();
  const [first] = ends;
  const endsAt = first === undefined ? null : format.clockTime(first, Date.now());
  const text = work.kind === 'renew' ? words.renewed(names, endsAt) : words.started(names, endsAt);
  toasts.show({ kind: 'done', text, action: null });
}

/** A failure that the person can mend by signing in leads there. */
function tellError({ toasts, navigate }: Tools, error: ClientError): void {
  const signIn = signInOfError(error);
  if (signIn === null) showProblem(toasts, error);
  else navigate({ kind: 'dialog', dialog: { kind: 'sign-in', ...signIn } });
}

function tellFailed({ toasts, navigate }: Tools, failed: readonly FailedSession[]): void {
  const [only] = failed;
  if (only === undefined) return;
  const signIn = signInOf(only);
  if (failed.length === 1 && signIn !== null) {
    navigate({ kind: 'dialog', dialog: { kind: 'sign-in', ...signIn } });
    return;
  }
  const { happened, advice } = failedWords(only);
  const others = failed.slice(1).map(({ profile }) => profile);
  const text = [
    strong(only.profile),
    plain(words.notStartedReason(happened, advice)),
    ...(others.length === 0 ? [] : [plain(` ${words.notStarted(others)}`)]),
  ];
  toasts.show({ kind: 'problem', text, action: null });
}

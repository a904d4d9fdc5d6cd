/** Asking AWS about access keys, with how far that is, and doing something to one. No secret is ever here. */
import { safe } from '@orpc/client';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { catalogue } from '../../shared/catalogue/index.js';
import type { KeyAction, KeyRow } from '../../shared/models/key.js';
import type { MfaQuestion } from '../../shared/models/session.js';
import type { ClientError } from '../client/client.js';
import { showProblem } from './actions.js';
import { useApi } from './api.js';
import { answerMark } from './key-rows.js';
import { useKeyList } from './key-queries.js';
import { useNavigate } from './navigation.js';
import { wasCancelled } from './session-failures.js';
import type { MfaAnswer } from './sessions.js';
import { useToasts } from './toasts.js';

const { keysView: words, keyActionWords } = catalogue;

/** How an answer to a question for a code ended. */
export interface CodeUsed {
  /** The call failed as a whole. */
  readonly error: ClientError | null;
  /** What AWS said of one of the keys, where it told nothing of any. */
  readonly failed: NonNullable<KeyRow['failure']> | null;
  readonly waiting: readonly MfaQuestion[];
}

export interface KeyActions {
  /** Null: all. */
  learn(ids: readonly string[] | null): Promise<void>;
  /** The same for the keys of the question's profiles, with its code. */
  answer(question: MfaQuestion, mfa: MfaAnswer): Promise<CodeUsed>;
  /** What is being asked is waited for no longer; rows that were not come to stay as they were. */
  cancel(): void;
  /** Main asks before it deactivates or deletes. Gives the error where it could not be done. */
  act(row: KeyRow, action: KeyAction, mfa: MfaAnswer | null): Promise<ClientError | null>;
}

/** The keys that one call asks about, each as it was before. */
type Asked = ReadonlyMap<string, string>;

const ActionsContext = createContext<KeyActions | null>(null);
const AskedContext = createContext<readonly Asked[]>([]);

export function useKeyActions(): KeyActions {
  const actions = useContext(ActionsContext);
  if (actions === null) throw new Error('useKeyActions outside KeysProvider');
  return actions;
}

/** How far asking is; null while nothing is asked. */
export function useLearning(): { readonly done: number; readonly all: number } | null {
  const asked = useContext(AskedContext);
  const rows = useKeyList().data?.keys;
  if (asked.length === 0) return null;
  const before = new Map(asked.flatMap((each) => [...each]));
  const done = (rows ?? []).filter(
    (row) => before.has(row.id) && !row.isAsked && before.get(row.id) !== answerMark(row),
  );
  return { done: done.length, all: before.size };
}

export function KeysProvider({ children }: { readonly children: ReactNode }) {
  const [asked, setAsked] = useState<readonly Asked[]>([]);
  const tools = useTools();
  const actions = useMemo(
    () =>
      keyActions(tools, async (rows, run) => {
        const mine = new Map(rows.map((row) => [row.id, answerMark(row)]));
        setAsked((before) => [...before, mine]);
        try {
          return await run();
        } finally {
          setAsked((before) => before.filter((each) => each !== mine));
        }
      }),
    [tools],
  );
  return (
    <ActionsContext value={actions}>
      <AskedContext value={asked}>{children}</AskedContext>
    </ActionsContext>
  );
}

type Tools = ReturnType<typeof useTools>;
type WhileAsked = <Value>(rows: readonly KeyRow[], run: () => Promise<Value>) => Promise<Value>;

function useTools() {
  const { client, queries } = useApi();
  const cache = useQueryClient();
  const toasts = useToasts();
  const navigate = useNavigate();
  const [asking] = useState(() => new Set<AbortController>());
  return useMemo(
    () => ({ client, queries, cache, toasts, navigate, asking }),
    [client, queries, cache, toasts, navigate, asking],
  );
}

function keyActions(tools: Tools, whileAsked: WhileAsked): KeyActions {
  const { client, toasts, navigate, asking } = tools;

  async function ask(rows: readonly KeyRow[], ids: readonly string[] | null, mfa: MfaAnswer | null) {
    const controller = new AbortController();
    const { signal } = controller;
    asking.add(controller);
    const answered = await whileAsked(rows, () => safe(client.keys.learn({ keys: ids, mfa }, { signal })));
    asking.delete(controller);
    await look(tools);
    return { ...answered, isCancelled: signal.aborted };
  }

  return {
    async learn(ids) {
      const all = await knownRows(tools);
      const rows = ids === null ? all : all.filter(({ id }) => ids.includes(id));
      const { error, data, isCancelled } = await ask(rows, ids, null);
      if (isCancelled) return;
      if (error) {
        if (!wasCancelled(error)) showProblem(toasts, error);
        return;
      }
      if (data.waiting.length > 0) {
        navigate({ kind: 'dialog', dialog: { kind: 'keys-mfa', questions: data.waiting } });
      } else if (data.asked > 1) {
        toasts.show({ kind: 'done', text: words.asked(data.answered, data.asked), action: null });
      }
    },
    async answer({ profiles }, mfa) {
      const rows = rowsOf(tools).filter(({ places }) =>
        places.some(({ profile }) => profiles.includes(profile)),
      );
      const ids = rows.map(({ id }) => id);
      const { error, data, isCancelled } = await ask(rows, ids, mfa);
      if (isCancelled) return { error: null, failed: null, waiting: [] };
      if (error) return { error, failed: null, waiting: [] };
      const failed = rowsOf(tools).find(({ id, failure }) => ids.includes(id) && failure !== null);
      return {
        error: null,
        failed: data.answered === 0 ? (failed?.failure ?? null) : null,
        waiting: data.waiting,
      };
    },
    cancel() {
      for (const controller of asking) controller.abort();
    },
    act: (row, action, mfa) => act(tools, row, action, mfa),
  };
}

function rowsOf({ cache, queries }: Tools): readonly KeyRow[] {
  return cache.getQueryData(queries.keys.list.queryKey())?.keys ?? [];
}

/** Asked for where no view has shown them yet. */
async function knownRows({ cache, queries }: Tools): Promise<readonly KeyRow[]> {
  const { data } = await safe(cache.query({ ...queries.keys.list.queryOptions(), staleTime: 'static' }));
  return data?.keys ?? [];
}

function look({ cache, queries }: Tools): Promise<void> {
  return cache.invalidateQueries({ queryKey: queries.keys.list.key() });
}

async function act(
  tools: Tools,
  row: KeyRow,
  action: KeyAction,
  mfa: MfaAnswer | null,
): Promise<ClientError | null> {
  const { client, toasts } = tools;
  const { error } = await safe(client.keys.act({ key: row.id, action, mfa }));
  await look(tools);
  if (error) return error;
  const reactivate = async (): Promise<void> => {
    const failed = await act(tools, row, 'activate', null);
    if (failed !== null) showProblem(toasts, failed);
  };
  toasts.show({
    kind: 'done',
    text: keyActionWords.done(action, row.keyId),
    action:
      action === 'deactivate' ? { label: keyActionWords.reactivate, run: () => void reactivate() } : null,
  });
  return null;
}

/** Reading the login shell: it takes a moment, can be given up, and can fail. */
import { safe } from '@orpc/client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { FailureWords } from '../../../shared/catalogue/words.js';
import { useApi } from '../../state/api.js';
import { errorWords } from '../../state/failures.js';
import { useAsk } from '../../state/question.js';

export type LoginShellState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly words: FailureWords };

export interface LoginShell {
  readonly state: LoginShellState;
  /** Reads it, and asks about it as soon as it is there. */
  read(): void;
  /** Gives up reading, or puts the failure away. */
  cancel(): void;
}

const idle: LoginShellState = { kind: 'idle' };

export function useLoginShell(): LoginShell {
  const { client, queries } = useApi();
  const cache = useQueryClient();
  const ask = useAsk();
  const [state, setState] = useState(idle);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const cancel = (): void => {
    running.current?.abort();
    running.current = null;
    setState(idle);
  };
  async function read(): Promise<void> {
    const controller = new AbortController();
    running.current?.abort();
    running.current = controller;
    setState({ kind: 'reading' });
    const { error, data } = await safe(
      client.resolution.readLoginShell(undefined, { signal: controller.signal }),
    );
    if (controller.signal.aborted) return;
    running.current = null;
    if (error) {
      setState({ kind: 'failed', words: errorWords(error) });
      return;
    }
    setState(idle);
    await cache.invalidateQueries({ queryKey: queries.resolution.environments.key() });
    // Read again, it has the same name and may have other variables.
    void cache.invalidateQueries({ queryKey: queries.resolution.resolve.key() });
    ask({ kind: 'environment', environment: data.id });
  }
  return { state, read: () => void read(), cancel };
}

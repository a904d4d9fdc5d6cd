/** Asking AWS with what a form would save: nothing is written, and a typed secret goes through to main alone. */
import { safe } from '@orpc/client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { FailureWords } from '../../../shared/catalogue/words.js';
import type { CallerIdentity, MfaQuestion } from '../../../shared/models/session.js';
import { useApi } from '../../state/api.js';
import { errorWords } from '../../state/failures.js';
import { deviceNeeded, waitNeeded, wasCancelled } from '../../state/session-failures.js';
import type { MfaAnswer } from '../../state/sessions.js';
import type { CodeTrouble } from '../../ui/mfa-dialog.js';
import { type Around, commandOf } from './edit-request.js';
import type { Draft } from './form-state.js';

export type TestState =
  | { readonly kind: 'idle' | 'testing' | 'cancelled' }
  /** It waits for a code. */
  | { readonly kind: 'asking'; readonly question: MfaQuestion }
  | { readonly kind: 'works'; readonly identity: CallerIdentity; readonly draft: Draft }
  | { readonly kind: 'failed'; readonly words: FailureWords; readonly draft: Draft };

export interface FormTest {
  readonly state: TestState;
  /** Something was changed since. */
  readonly isOutdated: boolean;
  run(): Promise<void>;
  /** Gives what is wrong with the code; null where the dialog is done with. */
  answer(mfa: MfaAnswer): Promise<CodeTrouble | null>;
  cancel(): void;
}

export function useFormTest(draft: Draft, around: Around): FormTest {
  const { client, queries } = useApi();
  const cache = useQueryClient();
  const [state, setState] = useState<TestState>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function ask(mfa: MfaAnswer | null) {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const command = commandOf(draft, around);
    const answered = await safe(client.sessions.test({ command, mfa }, { signal: controller.signal }));
    // A session may have been started on the way, and the store may have been asked.
    void cache.invalidateQueries({ queryKey: queries.sessions.list.key() });
    return { ...answered, isCancelled: controller.signal.aborted };
  }

  /** With what main knows of the device; a code can be typed whatever becomes of that. */
  async function questionFor(device: string): Promise<MfaQuestion> {
    const profiles = [draft.name.trim()];
    const { error, data } = await safe(client.sessions.mfaQuestion({ device, profiles }));
    return error ? { device, profiles, keptSecret: false, nextCodeAt: null } : data;
  }

  async function run(): Promise<void> {
    if (state.kind === 'testing') return;
    setState({ kind: 'testing' });
    const { error, data, isCancelled } = await ask(null);
    if (isCancelled) return;
    if (!error) setState({ kind: 'works', identity: data, draft });
    else if (wasCancelled(error)) setState({ kind: 'cancelled' });
    else {
      const device = deviceNeeded(error);
      const question = device === null ? null : await questionFor(device);
      if (running.current?.signal.aborted === true) return;
      setState(
        question === null
          ? { kind: 'failed', words: errorWords(error), draft }
          : { kind: 'asking', question },
      );
    }
  }

  return {
    state,
    isOutdated: (state.kind === 'works' || state.kind === 'failed') && state.draft !== draft,
    run,
    async answer(mfa) {
      const { error, data, isCancelled } = await ask(mfa);
      if (isCancelled) return null;
      if (!error) {
        setState({ kind: 'works', identity: data, draft });
        return null;
      }
      const wait = waitNeeded(error);
      return { words: errorWords(error), waitUntil: wait === null ? null : Date.now() + wait };
    },
    cancel() {
      running.current?.abort();
      setState({ kind: 'cancelled' });
    },
  };
}

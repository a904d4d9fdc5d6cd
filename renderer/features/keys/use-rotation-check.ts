/** What stands before a rotation, asked of AWS as the dialog opens; nothing is made or written. */
import { safe } from '@orpc/client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RotationCheck } from '../../../shared/models/rotation.js';
import type { ClientError } from '../../client/client.js';
import { useApi } from '../../state/api.js';
import { deviceToAsk, wasCancelled } from '../../state/session-failures.js';
import type { MfaAnswer } from '../../state/sessions.js';

export type CheckState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'ready'; readonly check: RotationCheck }
  | { readonly kind: 'failed'; readonly error: ClientError }
  /** It waits for a code; `error`: what was wrong with the one before. */
  | { readonly kind: 'code'; readonly device: string; readonly error: ClientError | null }
  /** The person gave no code. */
  | { readonly kind: 'given-up' };

export interface RotationChecking {
  readonly state: CheckState;
  ask(mfa: MfaAnswer | null): void;
  giveUp(): void;
}

export function useRotationCheck(profile: string, key: string | null): RotationChecking {
  const { client } = useApi();
  const [state, setState] = useState<CheckState>({ kind: 'asking' });
  const running = useRef<AbortController | null>(null);

  /** Null where it was asked again meanwhile. */
  const request = useCallback(
    async (mfa: MfaAnswer | null): Promise<CheckState | null> => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      const { signal } = controller;
      const { error, data } = await safe(client.rotations.check({ profile, key, mfa }, { signal }));
      if (signal.aborted) return null;
      return error ? stateOf(error, mfa) : { kind: 'ready', check: data };
    },
    [client, profile, key],
  );
  const show = (next: CheckState | null): void => setState((before) => next ?? before);
  useEffect(() => {
    void request(null).then((next) => setState((before) => next ?? before));
    return () => running.current?.abort();
  }, [request]);

  return {
    state,
    ask(mfa) {
      setState({ kind: 'asking' });
      void request(mfa).then(show);
    },
    giveUp: () => setState({ kind: 'given-up' }),
  };
}

function stateOf(error: ClientError, mfa: MfaAnswer | null): CheckState {
  if (wasCancelled(error)) return { kind: 'given-up' };
  const device = deviceToAsk(error, mfa);
  if (device === null) return { kind: 'failed', error };
  return { kind: 'code', device, error: mfa === null ? null : error };
}

/** What Keyway's own processes say to each other: the command asks, the open app answers. One request a connection. */
import type { Failure } from '../../../shared/models/failure.js';
import { fail, type Result, succeed } from '../../../shared/models/result.js';
import type { StoreSummary } from '../../../shared/models/store.js';
import type { Secret } from '../../core/secret.js';
import type { Asker, HandedOut, HandingOutService, StoreService } from '../api.js';
import type { HandOutChoice } from './handing-out.js';

export type BridgeRequest =
  | { readonly type: 'credentials'; readonly choice: HandOutChoice; readonly asker: Asker }
  | { readonly type: 'summary' }
  | { readonly type: 'lock' }
  | { readonly type: 'unlock'; readonly passphrase: Secret | null; readonly recoveryCode: Secret | null };

export type BridgeReply =
  | { readonly type: 'credentials'; readonly handedOut: HandedOut }
  | { readonly type: 'summary'; readonly summary: Pick<StoreSummary, 'state' | 'reason' | 'id'> }
  | { readonly type: 'done' }
  | { readonly type: 'failure'; readonly failure: Failure };

/** Other Keyways of the same person that are open on the same folders. */
export interface OpenApps {
  /** What each of them replies; one that is gone, is no Keyway or takes too long is left out. Never rejects. */
  ask(request: BridgeRequest, waitMilliseconds: number): Promise<readonly BridgeReply[]>;
}

/** So long a person may think about a question before the tool that waits is told that nobody is there. */
const personWait = 120_000;

/** The `elsewhere` of handing out: the first open app that gives them, else what one of them said against it. */
export function askOpenApps(
  apps: OpenApps,
): (choice: HandOutChoice, asker: Asker) => Promise<Result<HandedOut> | null> {
  return async (choice, asker) => {
    const replies = await apps.ask({ type: 'credentials', choice, asker }, personWait);
    const given = replies.find((reply) => reply.type === 'credentials');
    if (given !== undefined) return succeed(given.handedOut);
    const refused = replies.find((reply) => reply.type === 'failure');
    return refused === undefined ? null : fail(refused.failure);
  };
}

/** What an open app asks of itself to answer. */
export interface AnsweringServices {
  readonly handingOut: HandingOutService;
  readonly store: Pick<StoreService, 'summary' | 'lock' | 'unlock'>;
}

export async function answerRequest(
  { handingOut, store }: AnsweringServices,
  request: BridgeRequest,
): Promise<BridgeReply> {
  switch (request.type) {
    case 'credentials': {
      const given = await handingOut.credentials(request.choice, request.asker);
      return given.ok
        ? { type: 'credentials', handedOut: given.value }
        : { type: 'failure', failure: given.failure };
    }
    case 'summary': {
      const { state, reason, id } = await store.summary();
      return { type: 'summary', summary: { state, reason, id } };
    }
    case 'lock':
      return done(await store.lock('by-hand'));
    case 'unlock':
      return done(await store.unlock(request));
  }
}

function done(result: Result<null>): BridgeReply {
  return result.ok ? { type: 'done' } : { type: 'failure', failure: result.failure };
}

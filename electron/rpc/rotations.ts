/** The procedures of rotations. */
import { implement, type Router } from '@orpc/server';
import { contract, type Contract } from '../../shared/contract/index.js';
import type { RotationOptions } from '../services/rotation-api.js';
import { answerOf, mask, unwrap } from './answers.js';
import type { RpcContext } from './context.js';
import { seal } from './seal.js';

/** @param signal aborted once the window wants the answer no more: the rotation stays where it is, to be resumed */
function optionsOf(mfa: Parameters<typeof answerOf>[0], signal: AbortSignal | undefined): RotationOptions {
  return { mask, mfa: answerOf(mfa), signal: signal ?? null };
}

const named = implement(contract.rotations).$context<RpcContext>().use(seal);

export const rotations: Router<Contract['rotations'], RpcContext> = {
  list: named.list.handler(async ({ context }) => ({
    // Asked before the rows, as the changes' revision is.
    revision: context.services.application.revision(),
    rotations: unwrap(await context.services.rotation.list(mask)),
  })),
  check: named.check.handler(async ({ context, input, signal }) =>
    unwrap(
      await context.services.rotation.check(input.profile, {
        ...optionsOf(input.mfa, signal),
        key: input.key,
      }),
    ),
  ),
  start: named.start.handler(async ({ context, input, signal }) => {
    const { profile, key, deletesUnused, mfa } = input;
    const options = { ...optionsOf(mfa, signal), key, deletesUnused };
    return unwrap(await context.services.rotation.start(profile, options));
  }),
  resume: named.resume.handler(async ({ context, input, signal }) =>
    unwrap(await context.services.rotation.resume(input.id, optionsOf(input.mfa, signal))),
  ),
  undo: named.undo.handler(async ({ context, input, signal }) =>
    unwrap(await context.services.rotation.undo(input.id, optionsOf(input.mfa, signal))),
  ),
  abort: named.abort.handler(async ({ context, input, signal }) =>
    unwrap(await context.services.rotation.abort(input.id, optionsOf(input.mfa, signal))),
  ),
  deleteOld: named.deleteOld.handler(async ({ context, input, signal }) =>
    unwrap(await context.services.rotation.deleteOld(input.id, optionsOf(input.mfa, signal))),
  ),
  remind: named.remind.handler(async ({ context, input }) => {
    const at = input.at === null ? null : Date.parse(input.at);
    return unwrap(await context.services.rotation.remind(input.id, at, mask));
  }),
  startSeveral: named.startSeveral.handler(({ context, input, signal }) =>
    context.services.rotation.startSeveral(input.keys, optionsOf(null, signal)),
  ),
};

/** The procedures of access keys. */
import { implement, type Router } from '@orpc/server';
import { contract, type Contract } from '../../shared/contract/index.js';
import { answerOf, mask, unwrap } from './answers.js';
import type { RpcContext } from './context.js';
import { seal } from './seal.js';

const named = implement(contract.keys).$context<RpcContext>().use(seal);

export const keys: Router<Contract['keys'], RpcContext> = {
  list: named.list.handler(({ context }) => context.services.keys.list(mask)),
  learn: named.learn.handler(({ context, input, signal }) =>
    context.services.keys.learn(input.keys, answerOf(input.mfa), signal ?? null),
  ),
  programs: named.programs.handler(({ context }) => context.services.keys.programs()),
  preview: named.preview.handler(async ({ context, input }) =>
    unwrap(await context.services.keys.preview(input.key, input.action, mask)),
  ),
  act: named.act.handler(async ({ context, input: { key, action, mfa }, signal }) =>
    unwrap(
      await context.services.keys.act(key, action, { mask, mfa: answerOf(mfa), signal: signal ?? null }),
    ),
  ),
};

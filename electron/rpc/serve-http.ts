import type { IncomingMessage, ServerResponse } from 'node:http';
import { RPCHandler } from '@orpc/server/node';
import type { RpcContext } from './context.js';
import { router } from './router.js';

/** Where calls arrive over HTTP. */
export const rpcPrefix = '/rpc';

/**
 * Answers one call over HTTP; resolves to false, without having written anything, where there is no such procedure.
 * Whether the caller may call at all, and how much it may send, is for the host to decide before.
 */
export function createHttpHandler(
  context: RpcContext,
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  const handler = new RPCHandler(router);
  return async (request, response) => {
    const { matched } = await handler.handle(request, response, { prefix: rpcPrefix, context });
    return matched;
  };
}

import { RPCHandler } from '@orpc/server/message-port';
import type { Dispose } from '../services/ports.js';
import type { RpcContext } from './context.js';
import { guardPort, type MainPort } from './guarded-port.js';
import { router } from './router.js';

/**
 * Answers calls that arrive on the port until either end closes it. The result closes it from here and ends the
 * streams that run for it. The first message that no client of ours would send is logged; all of them are ignored.
 */
export function servePort(port: MainPort, context: RpcContext): Dispose {
  let logged = false;
  const guarded = guardPort(port, () => {
    if (!logged) context.logger.error('malformed-message-dropped', {});
    logged = true;
  });
  new RPCHandler(router).upgrade(guarded, { context });
  return guarded.close;
}

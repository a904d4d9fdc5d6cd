import type { Services } from '../services/api.js';
import type { Logger, RandomSource } from '../services/ports.js';

/** What every procedure is given by the host that runs it. (A type: oRPC wants its contexts open to index.) */
export type RpcContext = {
  readonly services: Services;
  readonly logger: Logger;
  /** Names unexpected errors, so that what the window shows and what the log holds can be brought together. */
  readonly random: RandomSource;
};

import { z } from 'zod';

/**
 * Why nothing can be asked or done with an access key. `no-signer`: an inactive key signs nothing, and no other key of its user
 * stands here. `gone`: AWS does not list it for its user any more.
 */
export const keyObstacle = z.enum(['temporary', 'no-secret', 'no-signer', 'gone']);

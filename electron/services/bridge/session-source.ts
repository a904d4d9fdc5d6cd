/** Sessions as handing out asks for them, in a Keyway that has all of them. */
import { succeed } from '../../../shared/models/result.js';
import type { HandedOut } from '../api.js';
import type { Sessions, UsableSession } from '../sessions/api.js';
import type { SessionSource } from './handing-out.js';

export function createSessionSource(sessions: Pick<Sessions, 'usable'>): SessionSource {
  return {
    async running(name) {
      // It makes nothing of a key with a device but the key itself, without a code.
      const used = await sessions.usable(name, false, null);
      if (!used.ok || used.value.kind === 'access-key') return null;
      return { given: succeed(handedOut(used.value)), isNoted: false };
    },
    async credentials(name, _asker, isPersonPresent) {
      const used = await sessions.usable(name, isPersonPresent, null);
      return { given: used.ok ? succeed(handedOut(used.value)) : used, isNoted: false };
    },
  };
}

function handedOut({ accessKeyId, secretAccessKey, sessionToken, expiration }: UsableSession): HandedOut {
  return { accessKeyId, secretAccessKey, sessionToken, expiration };
}

/** A session in a shell: as lines on the clipboard, or in a terminal that is opened with it. */
import { type Failure, fail, type Result, succeed } from '../../../shared/models/failure.js';
import { handedOver, type HandedOver, shellLines } from '../../core/bridge/hand-over.js';
import { Secret } from '../../core/secret.js';
import { type ClipboardKeeper, secretSeconds } from '../editing/clipboard-keeper.js';
import { askFor } from '../editing/edit-request.js';
import type { SessionHandingService } from '../sessions-api.js';
import type { SessionHandingParts } from './session-handing.js';

export function createShells(
  parts: SessionHandingParts,
  keeper: ClipboardKeeper | null,
): Pick<SessionHandingService, 'copyEnvironment' | 'openTerminal'> {
  const { ports, activity } = parts;
  return {
    async copyEnvironment(profile, shell) {
      if (keeper === null) return fail({ code: 'clipboard-unavailable', facts: {}, action: null });
      const set = await variablesOf(parts, profile);
      if (!set.ok) return set;
      const lines = shellLines(shell, set.value);
      if (lines === null) return fail(notForShell);
      const refused = await askFor(ports.consent, { kind: 'copy-session', profile });
      if (refused !== null) return fail(refused);
      await keeper.copySecret(new Secret(lines));
      await activity.record('session-handed-out', { profile, reason: 'environment' });
      return succeed({ clearsAfterSeconds: secretSeconds });
    },
    async openTerminal(profile) {
      const { terminals } = ports;
      if (terminals === null) return fail(noTerminal);
      const set = await variablesOf(parts, profile);
      if (!set.ok) return set;
      try {
        await terminals.open(set.value);
      } catch {
        return fail(noTerminal);
      }
      await activity.record('session-handed-out', { profile, reason: 'terminal' });
      return succeed(null);
    },
  };
}

/** A value that a shell has no way to write. */
const notForShell: Failure = {
  code: 'invalid-setting',
  facts: { field: 'shell', problem: 'value-not-readable' },
  action: null,
};
const noTerminal: Failure = { code: 'cannot-open', facts: { what: 'terminal' }, action: null };

async function variablesOf({ sessions }: SessionHandingParts, profile: string): Promise<Result<HandedOver>> {
  const used = await sessions.usable(profile, true, null);
  return used.ok ? succeed(handedOver(used.value, used.value.region)) : used;
}

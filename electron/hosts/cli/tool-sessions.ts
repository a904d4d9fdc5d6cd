/**
 * Sessions for the command that tools start: a running one as it is kept, else an open Keyway's, else one that is started here and
 * now where no person is needed for it. Loaded for profiles that need one.
 */
import { succeed } from '../../../shared/models/result.js';
import type { HandingOutParts, SessionAnswer, SessionSource } from '../../services/bridge/handing-out.js';
import { keptSession } from '../../services/bridge/kept-session.js';
import type { Ports } from '../../services/ports.js';
import type { Vault } from '../../services/store/vault.js';

export interface ToolSessionsParts {
  readonly ports: Pick<Ports, 'clock' | 'environment' | 'files' | 'locks' | 'places' | 'sealing'>;
  readonly vault: Pick<Vault, 'privateKey'>;
  readonly elsewhere: NonNullable<HandingOutParts['elsewhere']>;
  /** As given by `--home`; null without. */
  readonly home: string | null;
}

export function createToolSessions({ ports, vault, elsewhere, home }: ToolSessionsParts): SessionSource {
  return {
    async running(name, asker) {
      const kept = await keptSession(ports, vault, name);
      if (kept.kind === 'given') return { given: succeed(kept.credentials), isNoted: false };
      const other = await elsewhere({ name }, asker);
      if (other?.ok === true) return { given: other, isNoted: true };
      if (kept.kind === 'none') return null;
      const here = await startHere(name, home);
      return here.given.ok ? here : null;
    },
    async credentials(name, asker) {
      const kept = await keptSession(ports, vault, name);
      if (kept.kind === 'given') return { given: succeed(kept.credentials), isNoted: false };
      const other = await elsewhere({ name }, asker);
      return other === null ? await startHere(name, home) : { given: other, isNoted: true };
    },
  };
}

/** The whole of Keyway, for one answer. */
async function startHere(name: string, home: string | null): Promise<SessionAnswer> {
  const { openUnattended } = await import('./unattended.js');
  const app = await openUnattended(home);
  try {
    const { sessions } = app.services;
    return { given: await sessions.credentials(name, false, null), isNoted: false };
  } finally {
    await app.dispose();
  }
}

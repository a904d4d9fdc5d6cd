/** Puts settings on the clipboard, and takes secrets off it again. What was put there is remembered as a digest alone. */
import type { Secret } from '../../core/secret.js';
import type { Clipboard, Clock, Digests, Dispose, RandomSource } from '../ports.js';

/** Seconds that a secret stays on the clipboard. */
export const secretSeconds = 30;

export interface ClipboardKeeper {
  copy(text: string): Promise<void>;
  /** The same, until the time is over or Keyway ends. */
  copySecret(secret: Secret): Promise<void>;
  /** Takes a secret off that is still there. */
  dispose(): Promise<void>;
}

interface Waiting {
  readonly digest: string;
  readonly stop: Dispose;
}

export interface ClipboardPorts {
  readonly clock: Pick<Clock, 'now' | 'at'>;
  readonly digests: Digests;
  readonly random: RandomSource;
}

export function createClipboardKeeper(clipboard: Clipboard, ports: ClipboardPorts): ClipboardKeeper {
  const { clock, digests, random } = ports;
  // Its own for each run: the digest alone says nothing about a text that can be guessed.
  const salt = random.hex(32);
  let waiting: Waiting | null = null;

  function digestOf(text: string): string {
    return digests.hex('sha256', salt + text);
  }

  async function clear({ digest, stop }: Waiting): Promise<void> {
    stop();
    if (waiting?.digest === digest) waiting = null;
    // Something else was copied meanwhile: that is the person's.
    if (digestOf(await clipboard.read()) === digest) await clipboard.write('');
  }

  return {
    copy: (text) => clipboard.write(text),
    async copySecret(secret) {
      const text = secret.reveal();
      await clipboard.write(text);
      waiting?.stop();
      const digest = digestOf(text);
      const stop = clock.at(clock.now() + secretSeconds * 1000, () => {
        if (waiting?.digest === digest) void clear(waiting).catch(() => undefined);
      });
      waiting = { digest, stop };
    },
    async dispose() {
      if (waiting !== null) await clear(waiting);
    },
  };
}

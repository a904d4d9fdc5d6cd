/** Lines over a socket: one at a time, no longer than they may be, and none waited for without end. */
import type { Socket } from 'node:net';

/** Bytes; credentials and questions are far shorter. */
const longestLine = 64 * 1024;

export interface LineChannel {
  /** Null where the other end closed, was silent for so long, or sent too much. */
  read(waitMilliseconds: number): Promise<string | null>;
  write(line: string): void;
  /** Called once, when the other end is gone. */
  close(): void;
}

export function createLineChannel(socket: Socket): LineChannel {
  let received = Buffer.alloc(0);
  let isEnded = false;
  let wake: () => void = () => undefined;
  const end = (): void => {
    isEnded = true;
    wake();
  };
  socket.on('data', (part: Buffer) => {
    received = Buffer.concat([received, part]);
    if (received.length > longestLine) socket.destroy();
    wake();
  });
  socket.on('error', end);
  socket.on('close', end);
  socket.on('end', end);

  function take(): string | null {
    const at = received.indexOf(0x0a);
    if (at < 0) return null;
    const line = received.toString('utf-8', 0, at);
    received = received.subarray(at + 1);
    return line;
  }

  return {
    async read(waitMilliseconds) {
      const late = new AbortController();
      const timer = setTimeout(() => {
        late.abort();
        wake();
      }, waitMilliseconds);
      try {
        for (;;) {
          const line = take();
          if (line !== null) return line;
          if (isEnded || late.signal.aborted || received.length > longestLine) return null;
          await new Promise<void>((resume) => (wake = resume));
        }
      } finally {
        clearTimeout(timer);
      }
    },
    write(line) {
      if (!isEnded) socket.write(`${line}\n`);
    },
    close: () => socket.end(),
  };
}

/** The Logger port: lines of JSON in one file of the person's own, redacted, never longer than two files' worth. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, Logger } from '../services/ports.js';
import { redact } from './redaction.js';

type Facts = Readonly<Record<string, string | number | boolean | null>>;

export interface LoggerOptions {
  /** Absolute; made 0700 when the first line is written. */
  readonly folder: string;
  readonly clock: Clock;
  /** Size in bytes at which the file is put aside as `keyway.log.1`, replacing an earlier one. */
  readonly largest?: number;
}

const usualLargest = 1_000_000;

/** A log that cannot be written is no reason to stop: it is given up silently. */
export function createRedactingLogger({ folder, clock, largest = usualLargest }: LoggerOptions): Logger {
  const path = join(folder, 'keyway.log');
  function write(level: 'info' | 'error', event: string, facts: Facts): void {
    const line = JSON.stringify({
      at: new Date(clock.now()).toISOString(),
      level,
      event: redact(event),
      ...redactFacts(facts),
    });
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) + line.length > largest) {
        renameSync(path, `${path}.1`);
      }
      appendFileSync(path, `${line}\n`, { mode: 0o600 });
    } catch {
      return;
    }
  }
  return {
    info: (event, facts) => write('info', event, facts),
    error: (event, facts) => write('error', event, facts),
  };
}

function redactFacts(facts: Facts): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => {
      const isNamedSecret = typeof value === 'string' && /secret|token|password|passphrase/iu.test(name);
      return [name, isNamedSecret ? '«redacted»' : typeof value === 'string' ? redact(value) : value];
    }),
  );
}

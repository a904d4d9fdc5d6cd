/** What moving needs from the outside besides the ports of all services. */
import type { Secret } from '../../core/secret.js';

/** What came of a line of the config file. */
export type RanLine =
  | { readonly kind: 'ended'; readonly status: number; readonly stdout: Secret }
  /** Over the time limit, or the shell could not be started. */
  | { readonly kind: 'failed'; readonly reason: 'time-limit' | 'not-started' };

/** Runs a line as AWS tools run credential_process: by the system's shell. Never rejects. */
export interface LineRunner {
  run(line: string): Promise<RanLine>;
}

/** Windows' own encryption for one user on one machine. Never rejects. */
export interface UserDecryption {
  /** Whether this system has it. */
  readonly isHere: boolean;
  /** @param values upper-case hexadecimal; null for each that this user on this machine cannot decrypt */
  decrypt(values: readonly string[]): Promise<readonly (Secret | null)[]>;
}

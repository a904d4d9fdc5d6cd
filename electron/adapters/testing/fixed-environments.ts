/** The EnvironmentSources port without a system: what it is given is what there is. */
import type { EnvironmentSources, LoginShellAnswer, ProcessEnvironment } from '../../services/ports.js';

export interface FixedEnvironments {
  readonly loginShell?: LoginShellAnswer;
  readonly processes?: readonly ProcessEnvironment[];
}

export function createFixedEnvironments({
  loginShell,
  processes = [],
}: FixedEnvironments = {}): EnvironmentSources {
  return {
    seesProcesses: true,
    loginShell: (signal) =>
      Promise.resolve(
        signal?.aborted === true || loginShell === undefined
          ? { kind: 'failed', program: '', reason: loginShell === undefined ? 'not-started' : 'no-answer' }
          : loginShell,
      ),
    processes: () => Promise.resolve(processes.toSorted((one, other) => other.started - one.started)),
    process: (pid, started) =>
      Promise.resolve(processes.find((one) => one.pid === pid && one.started === started) ?? null),
  };
}

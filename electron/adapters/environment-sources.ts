/** The EnvironmentSources port: login shell and processes of this machine. */
import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import type { EnvironmentSources, Places } from '../services/ports.js';
import { freshEnvironment } from './fresh-environment.js';
import { readLoginShell } from './login-shell.js';
import { createProcessEnvironments } from './process-environments.js';

const timeLimit = 10_000;

export interface EnvironmentSourcesOptions {
  readonly places: Pick<Places, 'platform' | 'home'>;
  /** Keyway's own environment: what a session gives is taken from it, and SHELL where the account names none. */
  readonly own: NodeJS.ProcessEnv;
  /** Where another account than that of this process is meant: in tests. */
  readonly account?: Account;
}

export interface Account {
  readonly user: string;
  /** Absolute path of its login shell; null where none is known. */
  readonly shell: string | null;
}

export function createEnvironmentSources({
  places,
  own,
  account,
}: EnvironmentSourcesOptions): EnvironmentSources {
  const seesProcesses = places.platform === 'linux';
  const processes = createProcessEnvironments(process.getuid?.() ?? -1, process.pid);
  return {
    seesProcesses,
    async loginShell(signal) {
      const { user, shell } = account ?? accountOf(own);
      // Windows has none: its variables are the same in every new terminal, and are not set by start files.
      if (places.platform === 'win32' || shell === null)
        return { kind: 'failed', program: '', reason: 'not-started' };
      const systemEnvironment = await readFile('/etc/environment', 'utf-8').catch(() => null);
      const environment = freshEnvironment({ own, systemEnvironment, home: places.home, user, shell });
      return await readLoginShell({ shell, environment, home: places.home, timeLimit }, signal);
    },
    processes: async () => (seesProcesses ? await processes.list() : []),
    process: async (pid, started) => (seesProcesses ? await processes.find(pid, started) : null),
  };
}

/** The account's own shell; SHELL can be another one, of whatever started Keyway. */
function accountOf(own: NodeJS.ProcessEnv): Account {
  const named = own['SHELL'] === '' ? null : (own['SHELL'] ?? null);
  try {
    const { username, shell } = userInfo();
    return { user: username, shell: shell === '' ? named : (shell ?? named) };
  } catch {
    // An account that the system does not list, as in a container started under a bare number.
    return { user: own['USER'] ?? '', shell: named };
  }
}

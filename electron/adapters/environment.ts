/** The only place that reads the environment: AWS's variables and the few that say where things are. */
import { selectNeeded } from '../core/environments/needed-names.js';
import type { Platform } from '../core/paths.js';
import type { Environment } from '../services/ports.js';

/** For finding Keyway's own folders, and the programs of credential processes; no AWS tool looks at them by itself. */
const ownNames: readonly string[] = [
  'XDG_CONFIG_HOME',
  'XDG_DATA_HOME',
  'XDG_STATE_HOME',
  'XDG_RUNTIME_DIR',
  'KEYWAY_HOME',
  'PATH',
  'PATHEXT',
  // How AWS is reached; botocore looks at both letter cases.
  'HTTPS_PROXY',
  'https_proxy',
  'NO_PROXY',
  'no_proxy',
];

/**
 * @param source usually `process.env`
 * @param home `--home DIR`, which stands in for the home folder; null without
 * @param platform on Windows names are the same in any case, and come in capitals
 * @returns the variables that matter. Those that the path of an AWS file mentions are among them: tools expand them
 */
export function readEnvironment(
  source: NodeJS.ProcessEnv,
  home: string | null,
  platform: Platform = 'linux',
): Environment {
  const entries = Object.entries(source).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const needed = selectNeeded(entries, { foldsCase: platform === 'win32' });
  const own = ownNames.flatMap((name) => {
    const value = source[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const chosen = home ?? (source['KEYWAY_HOME'] === '' ? null : (source['KEYWAY_HOME'] ?? null));
  const moved = chosen === null ? {} : { HOME: chosen, USERPROFILE: chosen };
  return { ...needed, ...Object.fromEntries(own), ...moved };
}

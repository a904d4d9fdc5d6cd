/** The only place that reads the environment: AWS's variables and the few that say where things are. */
import type { Environment } from '../services/ports.js';

/** Every variable that is not AWS's and still enters the app. */
const otherNames: readonly string[] = [
  'HOME',
  'USERPROFILE',
  'LOCALAPPDATA',
  'XDG_CONFIG_HOME',
  'XDG_DATA_HOME',
  'XDG_STATE_HOME',
  'XDG_RUNTIME_DIR',
  'KEYWAY_HOME',
];
const pathNames: readonly string[] = ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'];

/**
 * @param source usually `process.env`
 * @param home `--home DIR`, which stands in for the home folder; null without
 * @returns the variables that matter. Those that the path of an AWS file mentions are among them: tools expand them
 */
export function readEnvironment(source: NodeJS.ProcessEnv, home: string | null): Environment {
  const mentioned = pathNames.flatMap((name) => variablesIn(source[name] ?? ''));
  const names = new Set([...Object.keys(source).filter(isAwsName), ...otherNames, ...mentioned]);
  const kept: [string, string][] = [];
  for (const name of names) {
    const value = source[name];
    if (value !== undefined) kept.push([name, value]);
  }
  const own = home ?? (source['KEYWAY_HOME'] === '' ? null : (source['KEYWAY_HOME'] ?? null));
  const moved: [string, string][] =
    own === null
      ? []
      : [
          ['HOME', own],
          ['USERPROFILE', own],
        ];
  return Object.fromEntries([...kept, ...moved]);
}

function isAwsName(name: string): boolean {
  return name.startsWith('AWS_');
}

function variablesIn(path: string): string[] {
  return Array.from(
    path.matchAll(/\$(\w+)|\$\{([^}]*)\}|%([^%]+)%/gu),
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );
}

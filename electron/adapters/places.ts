/** Where Keyway keeps its own things on each platform, and under a home of its own. */
import { joinPath, type Platform } from '../core/paths.js';
import type { Environment, Places } from '../services/ports.js';

export interface PlacesInput {
  readonly platform: Platform;
  /** HOME, XDG_*, LOCALAPPDATA and KEYWAY_HOME are looked at. */
  readonly environment: Environment;
  /** What the system says where the environment says nothing. Absolute. */
  readonly userHome: string;
  /** Absolute. */
  readonly workingFolder: string;
  /** `--home DIR`, absolute; outranks KEYWAY_HOME. Null where it was not given. */
  readonly home: string | null;
}

/** The platform's name as the design knows it. */
export function platformOf(name: string): Platform {
  return name === 'linux' || name === 'darwin' || name === 'win32' ? name : 'other';
}

/** Finds them; touches no disk. */
export function findPlaces(input: PlacesInput): Places {
  const { platform, environment, userHome, workingFolder, home } = input;
  const single = (owner: string, folder: string): Places => ({
    platform,
    home: owner,
    workingFolder,
    configFolder: folder,
    dataFolder: folder,
    stateFolder: folder,
  });
  const ownHome = home ?? nonEmpty(environment['KEYWAY_HOME']);
  if (ownHome !== null) return single(ownHome, joinPath(ownHome, '.keyway'));
  const person = nonEmpty(environment[platform === 'win32' ? 'USERPROFILE' : 'HOME']) ?? userHome;
  if (platform === 'darwin')
    return single(person, joinPath(person, 'Library', 'Application Support', 'Keyway'));
  if (platform === 'win32') {
    const local = nonEmpty(environment['LOCALAPPDATA']) ?? joinPath(person, 'AppData', 'Local');
    return single(person, joinPath(local, 'Keyway'));
  }
  return {
    platform,
    home: person,
    workingFolder,
    configFolder: joinPath(xdg(environment['XDG_CONFIG_HOME']) ?? joinPath(person, '.config'), 'keyway'),
    dataFolder: joinPath(xdg(environment['XDG_DATA_HOME']) ?? joinPath(person, '.local', 'share'), 'keyway'),
    stateFolder: joinPath(
      xdg(environment['XDG_STATE_HOME']) ?? joinPath(person, '.local', 'state'),
      'keyway',
    ),
  };
}

function nonEmpty(value: string | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}

/** The XDG base directory specification: relative paths are to be ignored. */
function xdg(value: string | undefined): string | null {
  return value?.startsWith('/') === true ? value : null;
}

/** What a shell begins with in a new terminal: the session's variables, and none that its start files are asked about. */
import { readSystemEnvironment } from '../core/environments/system-environment.js';

export interface FreshEnvironmentInput {
  /** Keyway's own environment. */
  readonly own: NodeJS.ProcessEnv;
  /** Text of /etc/environment, which Linux gives every session; null where there is none. */
  readonly systemEnvironment: string | null;
  readonly home: string;
  readonly user: string;
  readonly shell: string;
}

/** What a session hands on to its terminals; programs in start files need them, and no start file sets them. */
const sessionNames: readonly string[] = [
  'LANG',
  'LC_ALL',
  'LC_CTYPE',
  'TZ',
  'TMPDIR',
  'DISPLAY',
  'WAYLAND_DISPLAY',
  'XAUTHORITY',
  'DBUS_SESSION_BUS_ADDRESS',
  'SSH_AUTH_SOCK',
  'XDG_RUNTIME_DIR',
  'XDG_SESSION_TYPE',
  'XDG_CURRENT_DESKTOP',
  'XDG_DATA_DIRS',
  'XDG_CONFIG_DIRS',
  'WSL_DISTRO_NAME',
  'NIX_PROFILES',
  '__CF_USER_TEXT_ENCODING',
];
const usualPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * Keyway's own AWS_ variables are left out: it may have been started from a terminal, and what is asked is what start files set.
 * Terminals are kept from starting (tmux) and updates from asking.
 */
export function freshEnvironment(input: FreshEnvironmentInput): Readonly<Record<string, string>> {
  const { own, systemEnvironment, home, user, shell } = input;
  const session = sessionNames.flatMap((name) => {
    const value = own[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    PATH: own['PATH'] ?? usualPath,
    ...Object.fromEntries(
      readSystemEnvironment(systemEnvironment ?? '').map(({ name, value }) => [name, value]),
    ),
    ...Object.fromEntries(session),
    HOME: home,
    USER: user,
    LOGNAME: user,
    SHELL: shell,
    TERM: 'dumb',
    DISABLE_AUTO_UPDATE: 'true',
    ZSH_TMUX_AUTOSTART: 'false',
  };
}

/** Where the buses are: D-Bus specification 0.42, "Server Addresses". Only Unix sockets, as every Linux desktop has them. */

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The person's own bus. Where no variable names it, it is the runtime folder's, as libdbus has it; a bus is never started
 * for it.
 * @returns addresses as `socketPaths` takes them; null where this session has none
 */
export function sessionBusAddress(environment: Environment): string | null {
  const named = environment['DBUS_SESSION_BUS_ADDRESS'] ?? '';
  if (named !== '') return named;
  const runtime = environment['XDG_RUNTIME_DIR'] ?? '';
  return runtime === '' ? null : `unix:path=${escapeValue(`${runtime}/bus`)}`;
}

/** The machine's bus. */
export function systemBusAddress(environment: Environment): string {
  const named = environment['DBUS_SYSTEM_BUS_ADDRESS'] ?? '';
  return named === '' ? 'unix:path=/run/dbus/system_bus_socket' : named;
}

/** @returns what Node connects to, in the order to try; a name that begins with NUL is no file (Linux's abstract sockets) */
export function socketPaths(address: string): readonly string[] {
  return address.split(';').flatMap((entry) => {
    const [transport, values = ''] = entry.split(/:(.*)/su);
    if (transport !== 'unix') return [];
    const pairs = values.split(',').map((pair) => {
      const [key = '', value = ''] = pair.split(/=(.*)/su);
      return [key, unescapeValue(value)] as const;
    });
    const { path, abstract } = Object.fromEntries<string | undefined>(pairs);
    if (path !== undefined) return [path];
    return abstract === undefined ? [] : [`\0${abstract}`];
  });
}

/** Every byte but these is written as `%` and two hexadecimal digits. */
function escapeValue(value: string): string {
  const bytes = [...new TextEncoder().encode(value)];
  return bytes
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[-0-9A-Za-z_/.\\]/u.test(character) ? character : `%${byte.toString(16).padStart(2, '0')}`;
    })
    .join('');
}

function unescapeValue(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

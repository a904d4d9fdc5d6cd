/** Who tells on a Linux desktop that the machine sleeps and that the screen is locked. Nothing here starts a service. */
import type { Dispose, SystemEvents } from '../../services/ports.js';
import { type Bus, busDriver, connectToBus, type Signal } from '../d-bus/connection.js';
import type { Value } from '../d-bus/values.js';

type SystemEvent = Parameters<Parameters<SystemEvents['watch']>[0]>[0];

/** What one bus tells. */
export interface Source {
  readonly suspend: boolean;
  readonly screenLock: boolean;
  /** Called once, when the bus is gone. */
  onLost(listener: () => void): void;
  readonly dispose: Dispose;
}

const manager = {
  destination: 'org.freedesktop.login1',
  path: '/org/freedesktop/login1',
  interface: 'org.freedesktop.login1.Manager',
} as const;
const sessionInterface = 'org.freedesktop.login1.Session';
const propertiesInterface = 'org.freedesktop.DBus.Properties';

/** Desktops that do not use logind's name for it have their own, with the same signal. */
const screenSavers = [
  'org.freedesktop.ScreenSaver',
  'org.gnome.ScreenSaver',
  'org.cinnamon.ScreenSaver',
  'org.mate.ScreenSaver',
];

export interface SourceOptions {
  readonly address: string;
  /** For each question, in milliseconds. */
  readonly timeLimit: number;
  readonly onEvent: (event: SystemEvent) => void;
}

/** systemd-logind (org.freedesktop.login1, systemd 252): sleep, and the lock of this session. Rejects with BusError. */
export async function watchLogind(
  options: SourceOptions & {
    /** The session's own name, as XDG_SESSION_ID has it; null where it is not known. */
    readonly sessionId: string | null;
  },
): Promise<Source | null> {
  const { timeLimit, onEvent } = options;
  return await onBus(options, async (bus) => {
    if (!(await hasOwner(bus, manager.destination, timeLimit))) return null;
    const session = await findSession(bus, options.sessionId, timeLimit);
    bus.onSignal((signal) => {
      if (signal.interface === manager.interface && signal.member === 'PrepareForSleep') {
        onEvent(signal.body[0] === true ? 'suspend' : 'resume');
      } else if (signal.path === session && saysLocked(signal)) onEvent('screen-lock');
    });
    const from = `type='signal',sender='${manager.destination}'`;
    await listen(bus, `${from},interface='${manager.interface}',member='PrepareForSleep'`, timeLimit);
    if (session !== null) await listen(bus, `${from},path='${session}'`, timeLimit);
    return { suspend: true, screenLock: session !== null };
  });
}

/** The desktop's screen saver or lock screen. Rejects with BusError. */
export async function watchScreenSavers(options: SourceOptions): Promise<Source | null> {
  const { timeLimit, onEvent } = options;
  return await onBus(options, async (bus) => {
    const owned = await Promise.all(screenSavers.map((name) => hasOwner(bus, name, timeLimit)));
    const present = screenSavers.filter((_name, index) => owned[index]);
    bus.onSignal(({ interface: ofInterface, member, body }) => {
      if (present.includes(ofInterface) && member === 'ActiveChanged' && body[0] === true)
        onEvent('screen-lock');
    });
    for (const name of present) {
      await listen(
        bus,
        `type='signal',sender='${name}',interface='${name}',member='ActiveChanged'`,
        timeLimit,
      );
    }
    return present.length === 0 ? null : { suspend: false, screenLock: true };
  });
}

async function onBus(
  { address, timeLimit }: SourceOptions,
  watch: (bus: Bus) => Promise<Pick<Source, 'suspend' | 'screenLock'> | null>,
): Promise<Source | null> {
  const bus = await connectToBus(address, timeLimit);
  bus.unref();
  const told = await watch(bus).catch((error: unknown) => {
    bus.close();
    throw error;
  });
  if (told === null) bus.close();
  return told === null
    ? null
    : { ...told, onLost: (listener) => bus.onLost(listener), dispose: () => bus.close() };
}

async function hasOwner(bus: Bus, name: string, timeLimit: number): Promise<boolean> {
  const call = { ...busDriver, member: 'NameHasOwner', signature: 's', body: [name] };
  return (await bus.call(call, timeLimit))[0] === true;
}

async function listen(bus: Bus, rule: string, timeLimit: number): Promise<void> {
  await bus.call({ ...busDriver, member: 'AddMatch', signature: 's', body: [rule] }, timeLimit);
}

/** The path of the session that this process is in, or else of the one that its user looks at; null where there is none. */
async function findSession(bus: Bus, id: string | null, timeLimit: number): Promise<string | null> {
  const ask = async (call: Parameters<Bus['call']>[0]): Promise<Value | null> =>
    await bus.call(call, timeLimit).then(
      ([answer]) => answer ?? null,
      () => null,
    );
  if (id !== null) {
    const named = await ask({ ...manager, member: 'GetSession', signature: 's', body: [id] });
    if (typeof named === 'string') return named;
  }
  const own = await ask({ ...manager, member: 'GetSessionByPID', signature: 'u', body: [process.pid] });
  if (typeof own === 'string') return own;
  const display = await ask({
    destination: manager.destination,
    path: '/org/freedesktop/login1/user/self',
    interface: propertiesInterface,
    member: 'Get',
    signature: 'ss',
    body: ['org.freedesktop.login1.User', 'Display'],
  });
  const [, path] = typeof display === 'object' && display !== null ? display : [];
  return typeof path === 'string' && path !== '/' ? path : null;
}

/** Someone asks the session to lock itself, or its lock screen says that it is there. */
function saysLocked({ interface: ofInterface, member, body }: Signal): boolean {
  if (ofInterface === sessionInterface) return member === 'Lock';
  const [changedInterface, changed] = body;
  if (ofInterface !== propertiesInterface || changedInterface !== sessionInterface) return false;
  const entries = typeof changed === 'object' ? changed : [];
  return entries.some((entry) => typeof entry === 'object' && entry[0] === 'LockedHint' && entry[1] === true);
}

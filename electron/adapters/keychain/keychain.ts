/**
 * The Keychain port: the Secret Service on Linux, the Keychain on macOS, the Credential Manager on Windows.
 *
 * On Linux the service is asked over D-Bus first. So a hung one is found by a time limit of ours, a locked one asks the person
 * for no longer than we let it, and the library is not even loaded where there is nobody to talk to, or an open item is read.
 */
import { Secret } from '../../core/secret.js';
import { type Dispose, type Keychain, KeychainError, type Places } from '../../services/ports.js';
import { sessionBusAddress } from '../d-bus/address.js';
import { classifyBusError } from './keychain-errors.js';
import type { KeyringLibrary } from './library.js';
import type { LibraryCall } from './library-calls.js';
import { createSessionKey, type SessionKey } from './session-key.js';
import { openSecretService, type SecretService, type SecretServiceLimits } from './secret-service.js';

export interface KeychainOptions {
  readonly platform: Places['platform'];
  /** The process's own: where the session bus is. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** False: what is locked fails with `keychain-locked`, and nobody is asked. For what runs unseen. */
  readonly asksPerson?: boolean;
  /**
   * False: the library runs in the calling thread, which saves a command that does one thing some milliseconds. A service that
   * hangs in the wrong moment then blocks it for two seconds.
   */
  readonly ownThread?: boolean;
  readonly limits?: Partial<KeychainLimits>;
  /** Where the library is looked for: a file or its URL. */
  readonly libraryFrom?: string;
}

export interface KeychainLimits extends SecretServiceLimits {
  /** How long the library may take for one call, in milliseconds. */
  readonly library: number;
  /** Milliseconds without a call after which the library's thread is ended. */
  readonly idle: number;
}

/** A person finds the prompt, looks up a password, and types it. */
const forPerson = 120_000;
const usualLimits = { answer: 3000, prompt: forPerson, idle: 30_000 };
/** The library itself never waits for a person on Linux; elsewhere the system asks while it waits. */
const libraryLimit = { linux: 10_000, elsewhere: forPerson };

export interface DisposableKeychain extends Keychain {
  /** Ends the library's thread. A later call starts anew. */
  readonly dispose: Dispose;
}

export function createKeychain(options: KeychainOptions): DisposableKeychain {
  const isLinux = options.platform === 'linux' || options.platform === 'other';
  const library = isLinux ? libraryLimit.linux : libraryLimit.elsewhere;
  const limits = { ...usualLimits, library, ...options.limits };
  const keyring = createLibraryWhenNeeded(options, limits);
  const desktop = isLinux ? createDesktopGuard(options, limits) : null;
  const inTurn = createTurns();

  async function ask(call: Exclude<LibraryCall, { verb: 'load' }>): Promise<string | boolean | null> {
    return await inTurn(async () => {
      const opened = desktop === null ? { text: null, hasCollection: true } : await desktop.open(call);
      if (opened.text !== null) return opened.text;
      const value = await keyring.ask(call);
      if (value === null && call.verb === 'get' && !opened.hasCollection) {
        throw new KeychainError('no-keychain-collection');
      }
      return value;
    });
  }

  return {
    async getPassword(service, account) {
      const password = await ask({ verb: 'get', service, account });
      return typeof password === 'string' ? new Secret(password) : null;
    },
    async setPassword(service, account, password) {
      await ask({ verb: 'set', service, account, password: password.reveal() });
    },
    deletePassword: async (service, account) => (await ask({ verb: 'delete', service, account })) === true,
    async probe() {
      const state = desktop === null ? 'available' : await desktop.probe();
      if (state !== 'available') return state;
      return await keyring.ask({ verb: 'load' }).then(
        () => 'available',
        () => 'unavailable',
      );
    },
    dispose: () => keyring.dispose(),
  };
}

/** Where an open item is only read, neither it nor what runs it is loaded. */
function createLibraryWhenNeeded(options: KeychainOptions, limits: KeychainLimits): KeyringLibrary {
  // Electron reads JavaScript inside the app's archive, but a thread of Node's may not: the library is beside it, unpacked.
  const from = options.libraryFrom ?? import.meta.url.replace(/app\.asar(?=[/\\])/u, 'app.asar.unpacked');
  let library: KeyringLibrary | null = null;
  return {
    async ask(call) {
      const { createDirectLibrary, createThreadedLibrary } = await import('./library.js');
      library ??=
        options.ownThread === false
          ? createDirectLibrary(from)
          : createThreadedLibrary({ from, timeLimit: limits.library, idle: limits.idle });
      return await library.ask(call);
    },
    dispose: () => library?.dispose(),
  };
}

interface DesktopGuard {
  /** Has the service open what the call needs. Rejects with KeychainError. */
  open(call: Exclude<LibraryCall, { verb: 'load' }>): Promise<Opened>;
  probe: Keychain['probe'];
}

interface Opened {
  /** What was to be got, where the service itself told it; the library need not be asked then. */
  readonly text: string | null;
  /** Whether there is a collection for new items. */
  readonly hasCollection: boolean;
}

function createDesktopGuard(
  { environment, asksPerson = true }: KeychainOptions,
  limits: KeychainLimits,
): DesktopGuard {
  async function talk<Answer>(conversation: (service: SecretService) => Promise<Answer>): Promise<Answer> {
    const address = sessionBusAddress(environment);
    if (address === null) throw new KeychainError('no-secret-service');
    const service = await openSecretService(address, limits);
    // The answer need not wait until the connection is taken down, nor a command that has nothing else to do.
    return await conversation(service).finally(() => setImmediate(() => service.close()));
  }
  return {
    async open(call) {
      const purpose = call.verb === 'set' ? 'write' : 'read';
      const key = call.verb === 'get' ? makeSessionKey() : null;
      try {
        return await talk(async (service) => {
          const text = key === null ? null : await service.read(call, key);
          if (text !== null) return { text, hasCollection: true };
          const unlocking = await service.unlock(call, purpose, asksPerson);
          if (unlocking === 'locked') throw new KeychainError('keychain-locked');
          if (unlocking === 'dismissed') throw new KeychainError('unlock-dismissed');
          return { text: null, hasCollection: (await service.isLocked()) !== null };
        });
      } catch (error) {
        throw error instanceof KeychainError ? error : classifyBusError(error);
      }
    },
    async probe() {
      try {
        const isLocked = await talk((service) => service.isLocked());
        if (isLocked === null) return 'unavailable';
        return isLocked ? 'locked' : 'available';
      } catch (error) {
        return classifyBusError(error).reason === 'keychain-not-answering' ? 'not-answering' : 'unavailable';
      }
    },
  };
}

/** While the bus and the service do their part. Where it cannot be made, whoever needs it is told. */
function makeSessionKey(): Promise<SessionKey> {
  const making = new Promise<SessionKey>((resolve, reject) => {
    setImmediate(() => {
      try {
        resolve(createSessionKey());
      } catch (error) {
        reject(error instanceof Error ? error : new TypeError('no key'));
      }
    });
  });
  making.catch(() => undefined);
  return making;
}

/** One after the other: two calls that both find it locked ask the person once. */
function createTurns(): <Answer>(work: () => Promise<Answer>) => Promise<Answer> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

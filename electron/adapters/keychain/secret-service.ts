/**
 * The Secret Service of a Linux desktop (Secret Service API 0.2), asked about what the keyring library does not tell:
 * whether it is there, whether it answers, whether it is locked. And it is unlocked here, because only here the wait for
 * a person has an end, and does not keep the process from ending. An open item is read here too: asking on the connection
 * that is there takes 2 ms where the library takes 12, and each credential that is handed out waits for it.
 */
import { type Bus, BusError, busDriver, connectToBus } from '../d-bus/connection.js';
import type { Value } from '../d-bus/values.js';
import { sessionAlgorithm, type SessionKey } from './session-key.js';

const destination = 'org.freedesktop.secrets';
const root = '/org/freedesktop/secrets';
const serviceInterface = 'org.freedesktop.Secret.Service';
const itemInterface = 'org.freedesktop.Secret.Item';
/** What stands for "none" where a path must stand. */
const noObject = '/';

export interface SecretServiceLimits {
  /** How long it may take to answer what it can answer by itself, in milliseconds. */
  readonly answer: number;
  /** How long a person may take to answer its prompt, in milliseconds. */
  readonly prompt: number;
}

/** `locked`: nobody was asked. `dismissed`: the person did not want to, or did not say anything in time. */
export type Unlocking = 'open' | 'locked' | 'dismissed';

/** A conversation with it. Every method rejects with BusError. */
export interface SecretService {
  /** Of the collection in which new items are kept; null where there is none. */
  isLocked(): Promise<boolean | null>;
  /**
   * The text of the one item of that name, where it is open. Asks nobody.
   * @param key for this session
   * @returns null wherever there is anything else to say, which is the library's to find out
   */
  read(item: ItemName, key: Promise<SessionKey>): Promise<string | null>;
  /** Unlocks what the item is in, or where a new one would be kept. Where that takes a person, asks only if allowed to. */
  unlock(item: ItemName, purpose: 'read' | 'write', asksPerson: boolean): Promise<Unlocking>;
  close(): void;
}

export interface ItemName {
  readonly service: string;
  readonly account: string;
}

/** Asks the service itself, and starts it where the bus knows how to. Rejects with BusError. */
export async function openSecretService(
  address: string,
  limits: SecretServiceLimits,
): Promise<SecretService> {
  const bus = await connectToBus(address, limits.answer);

  async function ask(
    path: string,
    member: string,
    signature: string,
    body: readonly Value[],
    ofInterface = serviceInterface,
  ): Promise<readonly Value[]> {
    return await bus.call(
      { destination, path, interface: ofInterface, member, signature, body },
      limits.answer,
    );
  }
  async function defaultCollection(): Promise<string | null> {
    const [path] = await ask(root, 'ReadAlias', 's', ['default']);
    return typeof path === 'string' && path !== noObject ? path : null;
  }
  async function isCollectionLocked(path: string): Promise<boolean> {
    const property = ['org.freedesktop.Secret.Collection', 'Locked'];
    const [locked] = await ask(path, 'Get', 'ss', property, 'org.freedesktop.DBus.Properties');
    return locked === true;
  }
  /** By what the library finds it (dbus-secret-service-keyring-store 1.0.1): open items, then locked ones. */
  async function search({ service, account }: ItemName): Promise<readonly Value[]> {
    const attributes = [
      ['service', service],
      ['username', account],
    ];
    return await ask(root, 'SearchItems', 'a{ss}', [attributes]);
  }
  /** What has to be unlocked: the items of that name, or the collection where it would be put. */
  async function lockedObjects(item: ItemName, purpose: 'read' | 'write'): Promise<readonly Value[]> {
    const [open, locked] = await search(item);
    if (isFilled(locked)) return locked;
    if (isFilled(open) || purpose === 'read') return [];
    const collection = await defaultCollection();
    return collection !== null && (await isCollectionLocked(collection)) ? [collection] : [];
  }

  async function readSealed(item: ItemName, making: Promise<SessionKey>): Promise<string | null> {
    const [found, { path: session, theirs, key }] = await Promise.all([search(item), openSession(making)]);
    const [open, locked] = found;
    if (isFilled(locked) || !isFilled(open) || open.length !== 1) return null;
    const [secret] = await ask(String(open[0]), 'GetSecret', 'o', [session], itemInterface);
    const [, parameters, sealed] = typeof secret === 'object' ? secret : [];
    return key.open(theirs, bytesOf(parameters), bytesOf(sealed));
  }
  async function openSession(making: Promise<SessionKey>): Promise<Session> {
    const key = await making;
    const input = ['ay', [...key.publicKey]];
    const [theirs, path] = await ask(root, 'OpenSession', 'sv', [sessionAlgorithm, input]);
    return { key, path: String(path), theirs: bytesOf(theirs) };
  }

  return {
    async read(item, key) {
      try {
        return await readSealed(item, key);
      } catch (error) {
        // What is hung or gone is so for the library too; any other trouble may be with our way of asking.
        if (error instanceof BusError && error.reason !== 'refused') throw error;
        return null;
      }
    },
    async isLocked() {
      const collection = await defaultCollection();
      return collection === null ? null : await isCollectionLocked(collection);
    },
    async unlock(item, purpose, asksPerson) {
      const objects = await lockedObjects(item, purpose);
      if (objects.length === 0) return 'open';
      if (!asksPerson) return 'locked';
      const [, prompt] = await ask(root, 'Unlock', 'ao', [objects]);
      if (typeof prompt !== 'string' || prompt === noObject) return 'open';
      const unlocking = await waitForPerson(bus, prompt, limits);
      // What is locked still, the library would ask about again, and wait for ever.
      return (await lockedObjects(item, purpose)).length === 0 ? unlocking : 'dismissed';
    },
    close: () => bus.close(),
  };
}

function isFilled(value: Value | undefined): value is readonly Value[] {
  return typeof value === 'object' && value.length > 0;
}

interface Session {
  readonly key: SessionKey;
  readonly path: string;
  readonly theirs: Uint8Array;
}

/** Throws TypeError where it is no array of bytes. */
function bytesOf(value: Value | undefined): Uint8Array {
  if (typeof value !== 'object') throw new TypeError('no bytes');
  return Uint8Array.from(value, Number);
}

async function waitForPerson(bus: Bus, path: string, limits: SecretServiceLimits): Promise<Unlocking> {
  const promptInterface = 'org.freedesktop.Secret.Prompt';
  const call = { destination, path, interface: promptInterface };
  const rule = `type='signal',interface='${promptInterface}',path='${path}'`;
  await bus.call({ ...busDriver, member: 'AddMatch', signature: 's', body: [rule] }, limits.answer);
  const completed = new Promise<boolean>((resolve, reject) => {
    bus.onSignal(({ interface: ofInterface, member, path: ofPath, body }) => {
      if (ofInterface === promptInterface && member === 'Completed' && ofPath === path)
        resolve(body[0] === false);
    });
    bus.onLost(() => reject(new BusError('no-bus')));
  });
  completed.catch(() => undefined);
  await bus.call({ ...call, member: 'Prompt', signature: 's', body: [''] }, limits.answer);
  // In no time: the prompt goes with the connection. Not by the method Dismiss, which ends gnome-keyring 42 altogether.
  return (await within(limits.prompt, completed)) === true ? 'open' : 'dismissed';
}

/** Null where it takes longer than that. */
async function within<Answer>(milliseconds: number, answer: Promise<Answer>): Promise<Answer | null> {
  const timer: { id?: NodeJS.Timeout } = {};
  const late = new Promise<null>((resolve) => {
    timer.id = setTimeout(() => resolve(null), milliseconds);
  });
  return await Promise.race([answer, late]).finally(() => clearTimeout(timer.id));
}

import { longestRequest } from './limits.js';

/** What is used of Electron's MessagePortMain. */
export interface MainPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  close(): void;
}

/** A port that passes on well-formed requests only. `close` also ends what still runs for it. */
export interface GuardedPort {
  on(event: string, listener: (event?: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
  close(): void;
}

/**
 * Drops everything the RPC library's own client would never send. The library takes what arrives for well-formed
 * and rejects without anyone to catch it, so a page could otherwise bring main into an unforeseen state.
 *
 * `onDropped` is called for each message that was dropped; it is told nothing of its content.
 */
export function guardPort(port: MainPort, onDropped: () => void): GuardedPort {
  const closeListeners = new Set<() => void>();
  let open = true;

  function close(): void {
    if (!open) return;
    open = false;
    for (const listener of closeListeners) listener();
    port.close();
  }
  port.on('close', close);

  return {
    on(event, listener) {
      if (event === 'close') closeListeners.add(() => listener());
      if (event !== 'message') return;
      port.on('message', ({ data }) => {
        if (!open) return;
        if (isRequest(data)) listener({ data });
        else onDropped();
      });
    },
    postMessage(message) {
      if (open) port.postMessage(message);
    },
    close,
  };
}

const longestIdentifier = 32;
const procedurePath = /^\/[\w/-]{1,200}$/;
const abortType = 4;

/** Whether it is what the client library writes for a call (`i`, `p.u`, `p.b`) or for taking one back (`i`, `t`). */
function isRequest(data: unknown): boolean {
  if (typeof data !== 'string' || data.length > longestRequest) return false;
  const message = parseObject(data);
  if (message === null) return false;
  const { i: identifier, t: type, p: payload } = message;
  if (typeof identifier !== 'string' || identifier.length > longestIdentifier) return false;
  if (type === abortType) return true;
  if (type !== undefined || !isObject(payload)) return false;
  const { u: path, m: method, h: headers } = payload;
  if (typeof path !== 'string' || !procedurePath.test(path) || method !== undefined) return false;
  return headers === undefined || hasNoMoreThanResumption(headers);
}

/** The client names the last event it saw when it takes a stream up again. Other headers would change how a body is read. */
function hasNoMoreThanResumption(headers: unknown): boolean {
  if (!isObject(headers)) return false;
  return Object.entries(headers).every(
    ([name, value]) => name === 'last-event-id' && typeof value === 'string',
  );
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

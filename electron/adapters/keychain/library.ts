/** Runs the keyring library where it can block nobody: in a thread of its own, which is there only while it is needed. */
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { KeychainError } from '../../services/ports.js';
import { classifyLibraryError } from './keychain-errors.js';
import { createLibraryCalls, type LibraryAnswer, type LibraryCall } from './library-calls.js';

export interface LibraryOptions {
  /** A file or its URL; the library is looked for from there on. */
  readonly from: string;
  /** Milliseconds for one call. */
  readonly timeLimit: number;
  /** Milliseconds without a call after which the thread is ended. */
  readonly idle: number;
}

export interface KeyringLibrary {
  /** Rejects with KeychainError. */
  ask(call: LibraryCall): Promise<string | boolean | null>;
  /** Calls under way are rejected. A later call starts anew. */
  dispose(): void;
}

/** Secrets cross to the thread in messages; its environment is empty. */
const threadText = `
const { parentPort, workerData } = require('node:worker_threads');
const answer = (${createLibraryCalls.toString()})(require('node:module').createRequire(workerData));
parentPort.on('message', async ({ id, call }) => parentPort.postMessage({ id, answer: await answer(call) }));
`;

interface Answered {
  readonly id: number;
  readonly answer: LibraryAnswer;
}

export function createThreadedLibrary({ from, timeLimit, idle }: LibraryOptions): KeyringLibrary {
  const waiting = new Map<number, (answer: LibraryAnswer | KeychainError) => void>();
  let thread: Worker | null = null;
  let idleTimer: NodeJS.Timeout | undefined;
  let lastId = 0;

  function startThread(): Worker {
    const started = new Worker(threadText, { eval: true, workerData: from, env: {} });
    started.on('message', ({ id, answer }: Answered) => waiting.get(id)?.(answer));
    const fail = (): void => {
      if (thread === started) endThread('keychain-failed');
    };
    started.on('error', fail).on('exit', fail);
    // What keeps the process alive are the time limits of calls under way, and nothing else. A listener added later undoes it.
    started.unref();
    return started;
  }
  function endThread(reason: KeychainError['reason']): void {
    clearTimeout(idleTimer);
    const ending = thread;
    thread = null;
    // It takes as long as the library blocks it; nobody waits for that.
    void ending?.terminate();
    for (const finish of [...waiting.values()]) finish(new KeychainError(reason));
  }

  return {
    async ask(call) {
      clearTimeout(idleTimer);
      thread ??= startThread();
      lastId += 1;
      const id = lastId;
      const answer = new Promise<LibraryAnswer | KeychainError>((resolve) => waiting.set(id, resolve));
      const timer = setTimeout(() => endThread('keychain-not-answering'), timeLimit);
      thread.postMessage({ id, call });
      try {
        return valueOf(await answer);
      } finally {
        clearTimeout(timer);
        waiting.delete(id);
        if (waiting.size === 0) idleTimer = setTimeout(() => endThread('keychain-failed'), idle).unref();
      }
    },
    dispose: () => endThread('keychain-failed'),
  };
}

/** In this thread: for a command that does one thing and has nothing else to go on with. A call blocks for two seconds at most. */
export function createDirectLibrary(from: string): KeyringLibrary {
  const answer = createLibraryCalls(createRequire(from));
  return {
    ask: async (call) => valueOf(await answer(call)),
    dispose: () => undefined,
  };
}

function valueOf(answer: LibraryAnswer | KeychainError): string | boolean | null {
  if (answer instanceof KeychainError) throw answer;
  if (answer.kind === 'done') return answer.value;
  throw answer.message === null ? new KeychainError('keychain-failed') : classifyLibraryError(answer.message);
}

/**
 * `keyway credential-process`, as AWS tools start it: credentials on standard output, or one sentence on standard error and exit
 * status 1. It loads what it needs and no more, shows nothing, asks nobody but an open Keyway, and ends whatever happens.
 */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { createBlockingFileSystem } from '../../adapters/blocking-file-system.js';
import { askingProgram } from '../../adapters/bridge/asking-program.js';
import { readEnvironment } from '../../adapters/environment.js';
import { createKeychain } from '../../adapters/keychain/keychain.js';
import { createNodeSealing } from '../../adapters/node-sealing.js';
import { findPlaces, platformOf } from '../../adapters/places.js';
import { onCrash } from '../../adapters/unexpected.js';
import { createRandomSource } from '../../adapters/random-source.js';
import { createSystemClock } from '../../adapters/system-clock.js';
import { printProcessAnswer } from '../../core/bridge/process-answer.js';
import type { Failure } from '../../../shared/models/failure.js';
import { fail, type Result } from '../../../shared/models/result.js';
import { createActivity } from '../../services/activity.js';
import type { HandedOut } from '../../services/api.js';
import {
  createHandingOut,
  type HandingOutParts,
  type HandOutChoice,
  type SessionSource,
} from '../../services/bridge/handing-out.js';
import { createReadingVault } from '../../services/bridge/reading-vault.js';
import type { SharedKeys } from '../../services/bridge/shared-keys.js';
import type { Environment, FileSystem, Keychain, Locks, Places } from '../../services/ports.js';
import { recursionVariable } from '../../core/bridge/recursion.js';
import { readToolArguments } from './tool-arguments.js';
import type { ToolSessionsParts } from './tool-sessions.js';
import { writeNow, writeText } from './streams.js';

/** Milliseconds; longer than a person is asked. */
const longestRun = 150_000;

/**
 * @param argv with the command's name first
 * @returns the exit status; null where the arguments are none that a tool gives, which the whole command then looks at
 */
export async function answerTool(argv: readonly string[]): Promise<number | null> {
  const asked = readToolArguments(argv);
  if (asked === null) return null;
  const unexpected = async (error: unknown): Promise<void> => {
    const { reportUnexpected } = await import('./unexpected.js');
    await complain(reportUnexpected(error, placesOf(asked.home).places));
  };
  onCrash((error) => void unexpected(error).finally(() => process.exit(1)));
  try {
    const given = await within(longestRun, handOut(asked.choice, asked.home));
    if (given.ok) {
      await writeNow(1, () => process.stdout, printProcessAnswer(given.value));
      return 0;
    }
    await complain(await sentenceOf(given.failure));
  } catch (error) {
    await unexpected(error);
  }
  return 1;
}

async function complain(text: string): Promise<void> {
  // Who does not listen is told nothing.
  process.stderr.on('error', () => undefined);
  await writeText(process.stderr, text);
}

async function handOut(choice: HandOutChoice, home: string | null): Promise<Result<HandedOut>> {
  if (process.env[recursionVariable] !== undefined) {
    const name = 'id' in choice ? choice.id : choice.name;
    return fail({ code: 'not-handed-out', facts: { name, reason: 'recursion' }, action: null });
  }
  // Whatever is started from here on must not ask again.
  process.env[recursionVariable] = '1';
  const { places, environment } = placesOf(home);
  const [files, clock] = [createBlockingFileSystem(), createSystemClock()];
  const locks = locksWhenNeeded(places, clock);
  const sealing = createNodeSealing();
  const vault = createReadingVault({
    ...{ files, locks, clock, places, sealing },
    random: createRandomSource(),
    keychain: createUnseenKeychain(),
  });
  const elsewhere = openAppsWhenNeeded(places);
  const session = { ports: { clock, environment, files, locks, places, sealing }, vault, elsewhere, home };
  const handing = createHandingOut({
    vault,
    sharedKeys: sharedKeysWhenNeeded(files, environment, places),
    // Nobody sits at the streams of a tool.
    consent: { allow: () => Promise.resolve('unasked') },
    activity: createActivity({ files, locks, clock, places }),
    clock,
    elsewhere,
    sessions: sessionsWhenNeeded(session),
  });
  return await handing.credentials(choice, await askingProgram(process.ppid));
}

function placesOf(home: string | null): { readonly places: Places; readonly environment: Environment } {
  const variable = process.env['KEYWAY_HOME'] === '' ? undefined : process.env['KEYWAY_HOME'];
  const chosen = home ?? variable;
  const ownHome = chosen === undefined ? null : resolve(chosen);
  const platform = platformOf(process.platform);
  const environment = readEnvironment(process.env, ownHome, platform);
  const given = { platform, environment, userHome: homedir(), workingFolder: process.cwd(), home: ownHome };
  return { places: findPlaces(given), environment };
}

/** A tool may be waiting where nobody sits: a locked keychain is an answer, not a question. */
function createUnseenKeychain(): Keychain {
  const platform = platformOf(process.platform);
  return createKeychain({ platform, environment: process.env, asksPerson: false, ownThread: false });
}

/** Reading takes no lock, and the library of locks takes its time to load. */
function locksWhenNeeded(places: Places, clock: ReturnType<typeof createSystemClock>): Locks {
  return {
    async withLocks(paths, wait, work) {
      const { createProcessLocks } = await import('../../adapters/process-locks.js');
      const folder = join(places.dataFolder, 'locks');
      return await createProcessLocks({ folder, clock }).withLocks(paths, wait, work);
    },
  };
}

/** What is asked for by its id stands in no file of AWS's. */
function sharedKeysWhenNeeded(files: FileSystem, environment: Environment, places: Places): SharedKeys {
  return {
    async find(name) {
      const { createSharedKeys } = await import('../../services/bridge/shared-keys.js');
      return await createSharedKeys({ files, environment, places }).find(name);
    },
  };
}

/** Only a store that is shut, or a profile that wants a person asked, leads to them. */
function openAppsWhenNeeded(places: Places): NonNullable<HandingOutParts['elsewhere']> {
  return async (choice, asker) => {
    const [{ createOpenApps }, { askOpenApps }] = await Promise.all([
      import('../../adapters/bridge/bridge-client.js'),
      import('../../services/bridge/messages.js'),
    ]);
    return await askOpenApps(createOpenApps(places.dataFolder))(choice, asker);
  };
}

/** An access key needs none of it. */
function sessionsWhenNeeded(parts: ToolSessionsParts): SessionSource {
  const load = async (): Promise<SessionSource> =>
    (await import('./tool-sessions.js')).createToolSessions(parts);
  return {
    running: async (...asked) => (await load()).running(...asked),
    credentials: async (...asked) => (await load()).credentials(...asked),
  };
}

/** A timer that is waited for also keeps the process from ending without a word. */
async function within(milliseconds: number, work: Promise<Result<HandedOut>>): Promise<Result<HandedOut>> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Result<HandedOut>>((late) => {
    const failure: Failure = {
      code: 'store-key-missing',
      facts: { reason: 'keychain-not-answering' },
      action: 'retry',
    };
    timer = setTimeout(() => late(fail(failure)), milliseconds);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

async function sentenceOf(failure: Failure): Promise<string> {
  const [{ failureSentence }, { printable }] = await Promise.all([
    import('./failures.js'),
    import('./style.js'),
  ]);
  return `keyway: ${printable(failureSentence(failure))}\n`;
}

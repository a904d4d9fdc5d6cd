/**
 * One run of the command line: reads the arguments, runs the command on the services, prints, gives the exit status.
 * Everything it touches is handed in, so that tests run it as it is.
 */
import { commandLine } from '../../../shared/catalogue/en/command-line.js';
import { fail, succeed } from '../../../shared/models/failure.js';
import type { Result } from '../../../shared/models/failure.js';
import type { Services } from '../../services/api.js';
import type { OpenApps } from '../../services/bridge/messages.js';
import { FileSystemError } from '../../services/ports.js';
import { readArguments } from './arguments.js';
import type { Request } from './arguments.js';
import type { Answer, CommandFailure, Context, Given, NamedFile } from './command.js';
import type { CommandName } from '../../../shared/catalogue/en/command-line.js';
import { commands } from './commands.js';
import { failureJson, failureSentence } from './failures.js';
import { helpText } from './help.js';
import { printable } from './style.js';
import type { Style } from './style.js';

/** What `exec` exits with where its program was never reached, as env(1) and chroot(1) do. */
const failedToRun = 125;

/** The application as the command line uses it. */
export interface OpenApplication {
  readonly services: Services;
  /** Rejects with FileSystemError. */
  readonly read: (path: string) => Promise<Uint8Array>;
  /** A path as it is shown: `~/…` under the home in question. */
  readonly shown: (path: string) => string;
  /** Logs an unexpected error, redacted; returns the id it stands under. */
  readonly report: (error: unknown) => string;
  readonly openApps: OpenApps;
  readonly dispose: () => Promise<void>;
}

/** What a run needs of the process it runs in. */
export interface CommandHost extends Pick<
  Context,
  'shellVariable' | 'asker' | 'runProgram' | 'askSecret' | 'serveContainer' | 'openPage'
> {
  readonly version: string;
  readonly style: Style;
  /** KEYWAY_HOME, which is the same as `--home`; null where it is not set. */
  readonly homeVariable: string | null;
  readonly absolute: (path: string) => string;
  /** Both resolve when the text is handed over, also where nobody reads it any more. */
  readonly out: (text: string | Uint8Array) => Promise<void>;
  readonly err: (text: string) => Promise<void>;
  /** Standard input to its end. */
  readonly input: () => Promise<Uint8Array>;
  /**
   * @param home the folder that stands in for the home folder, null for the person's own
   * @param consents the person said yes beforehand to what the command would ask
   */
  readonly open: (home: string | null, consents: boolean) => Promise<OpenApplication>;
}

/** @returns the exit status: 0 done, 1 failed, 2 wrong use; of `exec` the program's, or 125 where Keyway failed. */
export async function run(argv: readonly string[], host: CommandHost): Promise<number> {
  const { json, home, request } = readArguments(argv, commands);
  if (!request.ok) return sayFailure(request.failure, json, host, null);
  return answerRequest(request.value, home, json, host);
}

async function answerRequest(
  request: Request,
  home: string | null,
  json: boolean,
  host: CommandHost,
): Promise<number> {
  switch (request.kind) {
    case 'help': {
      const help = helpText(request.command);
      await host.out(json ? `${JSON.stringify({ help })}\n` : help);
      return 0;
    }
    case 'version':
      await host.out(`${json ? JSON.stringify({ version: host.version }) : host.version}\n`);
      return 0;
    case 'command':
      return runCommand(request.given, home, json, host);
  }
}

async function runCommand(
  given: Given,
  home: string | null,
  json: boolean,
  host: CommandHost,
): Promise<number> {
  const application = await openOrNull(home, given.flags.has('yes'), host);
  const { command } = given;
  if (application === null) return sayFailure(internal('not logged'), json, host, command);
  try {
    await takeBack(application, host);
    const answer = await commands[command].run(given, contextOf(application, home, host));
    if (!answer.ok) return await sayFailure(answer.failure, json, host, command);
    return await sayAnswer(answer.value, json, host);
  } catch (error) {
    return await sayFailure(internal(application.report(error)), json, host, command);
  } finally {
    await application.dispose();
  }
}

/** Null where the application cannot even start; there is no log to say it in then. */
async function openOrNull(
  home: string | null,
  consents: boolean,
  host: CommandHost,
): Promise<OpenApplication | null> {
  try {
    return await host.open(home, consents);
  } catch {
    return null;
  }
}

function internal(id: string): CommandFailure {
  return { code: 'internal', facts: { id }, action: null };
}

/** What was made active for a time that is over goes back first, so that every answer is about what holds from now on. */
async function takeBack(application: OpenApplication, host: CommandHost): Promise<void> {
  const taken = await application.services.switching.takeBackIfDue();
  if (taken === null) return;
  const sentence = taken.ok
    ? commandLine.tookBack(taken.value.active)
    : commandLine.couldNotTakeBack(failureSentence(taken.failure));
  await host.err(`keyway: ${printable(sentence)}\n`);
}

function contextOf(application: OpenApplication, home: string | null, host: CommandHost): Context {
  const chosen = home ?? host.homeVariable;
  return {
    home: chosen === null ? null : host.absolute(chosen),
    services: application.services,
    style: host.style,
    absolute: host.absolute,
    readFile: (path) => readFile(host.absolute(path), application),
    readInput: onceRead(host.input),
    openApps: application.openApps,
    askSecret: host.askSecret,
    platform: application.services.application.info().platform,
    shellVariable: host.shellVariable,
    asker: host.asker,
    runProgram: host.runProgram,
    serveContainer: host.serveContainer,
    openPage: host.openPage,
    say: (sentence) => host.err(`keyway: ${printable(sentence)}\n`),
  };
}

/** What was read of standard input once is there for whoever asks after that: a passphrase and a secret, line by line. */
function onceRead(input: CommandHost['input']): Context['readInput'] {
  let read: Promise<Uint8Array> | null = null;
  return () => (read ??= input());
}

async function readFile(
  path: string,
  { read, shown }: OpenApplication,
): Promise<Result<NamedFile, CommandFailure>> {
  try {
    return succeed({ path: shown(path), bytes: await read(path) });
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    const facts = { path: shown(path) };
    return error.systemCode === 'ENOENT'
      ? fail({ code: 'file-not-found', facts, action: null })
      : fail({ code: 'file-unreadable', facts: { ...facts, systemCode: error.systemCode }, action: 'retry' });
  }
}

async function sayAnswer(answer: Answer, json: boolean, host: CommandHost): Promise<number> {
  await host.out(json ? answer.json() : answer.text());
  for (const note of answer.notes ?? []) await host.err(`keyway: ${printable(note)}\n`);
  return answer.status;
}

async function sayFailure(
  failure: CommandFailure,
  json: boolean,
  host: CommandHost,
  command: CommandName | null,
): Promise<number> {
  if (json) await host.out(failureJson(failure));
  await host.err(`keyway: ${printable(failureSentence(failure))}\n`);
  if (failure.code === 'wrong-use') return 2;
  return command === 'exec' ? failedToRun : 1;
}

/** What a command of the command line is: what it takes, what it can reach, what it answers. */
import type { z } from 'zod';
import type { CommandName, OptionName } from '../../../shared/catalogue/en/command-line.js';
import type { Failure, Result } from '../../../shared/models/failure.js';
import type { commandFailureFacts, WrongUseReason } from '../../../shared/models/printed.js';
import type { Platform } from '../../core/paths.js';
import type { Secret } from '../../core/secret.js';
import type { Asker, Services } from '../../services/api.js';
import type { OpenApps } from '../../services/bridge/messages.js';
import type { ServeContainer } from '../../adapters/container-endpoint.js';
import type { RunProgram } from './child.js';
import type { Style } from './style.js';

type CommandFailureFacts = typeof commandFailureFacts;

/** A failure that only the command line knows. */
type OwnFailure = {
  readonly [Code in keyof CommandFailureFacts]: {
    readonly code: Code;
    readonly facts: z.infer<CommandFailureFacts[Code]>;
    readonly action: null;
  };
}[keyof CommandFailureFacts];

/** Everything a command can fail with. */
export type CommandFailure = Failure | OwnFailure;

/** What was given on the command line, already checked against what the command takes. */
export interface Given {
  readonly command: CommandName;
  readonly operands: readonly string[];
  /** Options with a value, by name without the dashes. */
  readonly values: ReadonlyMap<OptionName, string>;
  /** All values of each such option, in their order: one that may be given again and again. */
  readonly lists: ReadonlyMap<OptionName, readonly string[]>;
  /** Options without one. */
  readonly flags: ReadonlySet<OptionName>;
}

/** A file named on the command line. */
export interface NamedFile {
  /** As it is shown: `~/…` under the home in question, else absolute. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What a command can reach. */
export interface Context {
  readonly services: Services;
  readonly style: Style;
  /** The folder that stands in for the home folder, absolute; null for the person's own. */
  readonly home: string | null;
  /** Makes a path from the command line absolute, as the folder the command was started in has it. */
  readonly absolute: (path: string) => string;
  /** Reads a file named on the command line. Fails with `file-not-found` or `file-unreadable`. */
  readonly readFile: (path: string) => Promise<Result<NamedFile, CommandFailure>>;
  /** Standard input to its end. */
  readonly readInput: () => Promise<Uint8Array>;
  /** Asks on the terminal, without showing what is typed; null where nobody sits at one. */
  readonly askSecret: (question: string) => Promise<Secret | null>;
  /** Other Keyways that are open on the same folders. */
  readonly openApps: OpenApps;
  readonly platform: Platform;
  /** The person's shell as SHELL has it; null where it is not set. */
  readonly shellVariable: string | null;
  /** Who started this command. */
  readonly asker: () => Promise<Asker>;
  /** Runs another program with this process's streams; gives its exit status. */
  readonly runProgram: RunProgram;
  /** Opens an address on this computer from which a program that is run gets its credentials. */
  readonly serveContainer: ServeContainer;
  /** What a person is told while the command goes on, a sentence: on standard error, also under --json. */
  readonly say: (sentence: string) => Promise<void>;
  /** Opens a page of this computer in the person's browser, and waits until that has it; false where none could be opened. */
  readonly openPage: (address: string) => Promise<boolean>;
}

/** What a command says when it is done. Only the one that is asked for is made. */
export interface Answer {
  /** 0 and 1; of a program that was run, its own. */
  readonly status: number;
  /** One JSON value, checked against its schema. Throws where it does not fit: an error of ours. */
  readonly json: () => string;
  /** What is worth knowing besides, a sentence each: printed on standard error, also under --json. */
  readonly notes?: readonly string[];
  /** For a person; bytes are printed as they are. */
  readonly text: () => string | Uint8Array;
}

/** What a command takes besides the options of every command. */
export interface CommandTakes {
  readonly options: readonly OptionName[];
  /** Names of its operands as help shows them; a name in square brackets may be left out. */
  readonly operands: readonly string[];
}

/** One command. */
export interface Command extends CommandTakes {
  run(given: Given, context: Context): Promise<Result<Answer, CommandFailure>>;
}

/** The failure of a command line that is wrong. `argument` is an option or operand by name, never a value somebody typed. */
export function wrongUse(
  reason: WrongUseReason,
  command: CommandName | null,
  argument: string | null,
): OwnFailure {
  return { code: 'wrong-use', facts: { reason, command, argument }, action: null };
}

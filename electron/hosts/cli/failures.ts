/** Failures in words: the sentence on standard error, the object under `--json`. */
import { commandLine, commandNames } from '../../../shared/catalogue/en/command-line.js';
import { catalogue } from '../../../shared/catalogue/index.js';
import { errorPrinted } from '../../../shared/models/printed.js';
import type { CommandFailure } from './command.js';
import { jsonLine } from './output.js';

/** What happened and what to do, in one line. */
export function failureSentence(failure: CommandFailure): string {
  switch (failure.code) {
    case 'wrong-use': {
      const { reason, argument, command } = failure.facts;
      const known = commandNames.find((name) => name === command) ?? null;
      return `${commandLine.wrongUse[reason](argument ?? '')} ${commandLine.moreHelp(known)}`;
    }
    case 'file-not-found':
      return commandLine.fileNotFound(failure.facts.path);
    case 'internal':
      return commandLine.internal(failure.facts.id);
    default:
      return catalogue.failureSentence(failure);
  }
}

/** The one JSON value of a command that failed. */
export function failureJson(failure: CommandFailure): string {
  return jsonLine(errorPrinted, failureObject(failure));
}

/** A failure as it is printed under `--json`. */
export function failureObject(failure: CommandFailure): unknown {
  const { code, facts, action } = failure;
  return { error: { code, message: failureSentence(failure), facts, action } };
}

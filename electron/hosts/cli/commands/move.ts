/** `keyway move`: a profile from the files into the encrypted store, or back. */
import { commandLine } from '../../../../shared/catalogue/en/command-line.js';
import { purging } from '../../../../shared/catalogue/en/purging.js';
import { type Failure, fail, type Result, succeed } from '../../../../shared/models/failure.js';
import { moveAllPrinted } from '../../../../shared/models/printed.js';
import { storeTypes, type StoreType } from '../../../../shared/vocabulary.js';
import type { MadeMove } from '../../../services/api.js';
import {
  type Answer,
  type Command,
  type CommandFailure,
  type Context,
  type Given,
  wrongUse,
} from '../command.js';
import { failureSentence } from '../failures.js';
import { changePrintedOf, jsonLine, madeText } from '../output.js';
import { openForCommand } from '../passphrase.js';
import { printable } from '../style.js';

type Answered = Promise<Result<Answer, CommandFailure>>;

export const move: Command = {
  options: ['to', 'all', 'passphrase-stdin', 'yes'],
  operands: ['[NAME]'],
  async run(given, context) {
    const to = destinationOf(given);
    if (!to.ok) return to;
    const [name] = given.operands;
    const isAll = given.flags.has('all');
    if (isAll && (name !== undefined || to.value !== 'encrypted'))
      return fail(wrongUse('all-stands-alone', 'move', '--all'));
    if (!isAll && name === undefined) return fail(wrongUse('argument-missing', 'move', 'NAME'));
    const opened = await openForCommand(given, context);
    if (!opened.ok) return opened;
    if (name === undefined) return moveAll(context);
    return to.value === 'encrypted' ? moveIn(name, context) : moveOut(name, context);
  },
};

function destinationOf(given: Given): Result<StoreType, CommandFailure> {
  const said = given.values.get('to');
  if (said === undefined) return fail(wrongUse('destination-missing', 'move', '--to'));
  const to = storeTypes.find((known) => known === said);
  return to === undefined ? fail(wrongUse('unknown-destination', 'move', '--to')) : succeed(to);
}

async function moveIn(name: string, context: Context): Answered {
  const made = await context.services.moving.moveIn(name, 'whole');
  if (!made.ok) return made;
  const words = commandLine.store;
  const first = context.style.strong(words.moved(printable(name)));
  return succeed({
    ...changePrintedOf(made.value),
    notes: [
      ...alsoIn(name, made.value),
      ...(made.value.id === null ? [] : [words.undoIsPlain, words.howToPurge]),
    ],
    text: () => `${first}\n${madeText(made.value, context)}`,
  });
}

async function moveOut(name: string, context: Context): Answered {
  const made = await context.services.moving.moveOut(name, 'whole');
  if (!made.ok) return made;
  const first = context.style.strong(commandLine.store.movedOut(printable(name)));
  return succeed({
    ...changePrintedOf(made.value),
    text: () => `${first}\n${madeText(made.value, context)}`,
  });
}

function alsoIn(name: string, { alsoIn: places }: MadeMove): readonly string[] {
  return purging.alsoIn(name, places);
}

interface Moved {
  readonly name: string;
  readonly made: MadeMove;
}

/** One after the other: what cannot be moved does not keep the others from it. */
async function moveAll(context: Context): Answered {
  const { services } = context;
  const rows = await services.profiles.rows();
  if (!rows.ok) return rows;
  const files = await services.profiles.files();
  const elsewhere = new Set(files.filter(({ role }) => role === 'location').map(({ path }) => path));
  const names = rows.value
    .filter(({ findings, locations, copyOf }) => {
      const isShared = locations.some(
        ({ storeType, path }) => storeType === 'shared' && !elsewhere.has(path),
      );
      return isShared && copyOf === null && findings.includes('plaintext-long-term-key');
    })
    .map(({ name }) => name);
  const moved: Moved[] = [];
  const failed: { readonly name: string; readonly failure: Failure }[] = [];
  for (const name of names) {
    const made = await services.moving.moveIn(name, 'whole');
    if (made.ok) moved.push({ name, made: made.value });
    else failed.push({ name, failure: made.failure });
  }
  return succeed({
    status: failed.length === 0 ? 0 : 1,
    json: () =>
      jsonLine(moveAllPrinted, {
        moved: moved.map(({ name, made }) => ({ name, change: made.id })),
        failed: failed.map(({ name, failure }) => {
          return { name, code: failure.code, message: failureSentence(failure) };
        }),
      }),
    notes: [
      ...moved.flatMap(({ name, made }) => alsoIn(name, made)),
      ...failed.map(({ failure }) => commandLine.store.notMoved(failureSentence(failure))),
      ...(moved.length === 0 ? [] : [commandLine.store.undoIsPlain, commandLine.store.howToPurge]),
    ],
    text: () => allText(moved, failed.length > 0),
  });
}

function allText(moved: readonly Moved[], hasFailed: boolean): string {
  const words = commandLine.store;
  if (moved.length === 0) return hasFailed ? '' : `${words.nothingToMove}\n`;
  const lines = moved.flatMap(({ name, made }) => [
    words.moved(printable(name)),
    ...(made.id === null ? [] : [commandLine.howToUndo(made.id)]),
  ]);
  return `${lines.join('\n')}\n`;
}

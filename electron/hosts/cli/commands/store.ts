/** `keyway store …`: how the encrypted store stands, and everything that is done to it as a whole. */
import { commandLine } from '../../../../shared/catalogue/en/command-line.js';
import { type StoreAction, storeActions } from '../../../../shared/catalogue/en/command-line-store.js';
import { storeReasonWords } from '../../../../shared/catalogue/en/store-failures.js';
import { fail, type Result, succeed } from '../../../../shared/models/failure.js';
import { importPrinted, storeFilePrinted } from '../../../../shared/models/printed.js';
import {
  type StoreKey,
  storeKeys,
  storeSummary,
  type StoreSummary,
} from '../../../../shared/models/store.js';
import type { OptionName } from '../../../../shared/catalogue/en/command-line.js';
import type { Secret } from '../../../core/secret.js';
import {
  type Answer,
  type Command,
  type CommandFailure,
  type Context,
  type Given,
  wrongUse,
} from '../command.js';
import { changePrintedOf, jsonLine, madeText } from '../output.js';
import { needsPassphrase, type PassphraseQuestion, readPassphrases } from '../passphrase.js';
import { printable } from '../style.js';

type Answered = Promise<Result<Answer, CommandFailure>>;

export const store: Command = {
  options: ['key', 'passphrase-stdin', 'recovery-code-stdin', 'yes'],
  operands: ['ACTION', '[FILE|NAME]'],
  async run(given, context) {
    const action = storeActions.find((known) => known === given.operands[0]);
    if (action === undefined) return fail(wrongUse('unknown-action', 'store', null));
    const wrong = wrongFor(action, given);
    return wrong === null ? await actions[action](given, context) : fail(wrong);
  },
};

const actions: Readonly<Record<StoreAction, (given: Given, context: Context) => Answered>> = {
  status: (_given, context) => status(context),
  create,
  lock: async (_given, context) => thenStatus(await context.services.store.lock('by-hand'), context),
  unlock,
  import: importSdkStore,
  rekey,
  backup,
  restore,
  'recovery-kit': recoveryKit,
  accept: async (_given, context) => thenStatus(await context.services.store.acceptVersion(), context),
  connect,
};

interface Takes {
  /** The second operand: a file, or the name of a profile. */
  readonly file: 'needed' | 'optional' | 'none';
  readonly options: readonly OptionName[];
}

const takes: Readonly<Record<StoreAction, Takes>> = {
  status: { file: 'none', options: [] },
  create: { file: 'none', options: ['key', 'passphrase-stdin'] },
  lock: { file: 'none', options: [] },
  unlock: { file: 'none', options: ['passphrase-stdin', 'recovery-code-stdin'] },
  import: { file: 'optional', options: ['passphrase-stdin'] },
  rekey: { file: 'none', options: ['key', 'passphrase-stdin'] },
  backup: { file: 'needed', options: ['passphrase-stdin', 'yes'] },
  restore: { file: 'needed', options: ['passphrase-stdin', 'yes'] },
  'recovery-kit': { file: 'needed', options: ['passphrase-stdin', 'yes'] },
  accept: { file: 'none', options: ['yes'] },
  connect: { file: 'needed', options: ['passphrase-stdin'] },
};

function wrongFor(action: StoreAction, { operands, flags, values }: Given): CommandFailure | null {
  const { file, options } = takes[action];
  if (file === 'none' && operands.length > 1) return wrongUse('argument-not-expected', 'store', null);
  if (file === 'needed' && operands.length < 2)
    return wrongUse('argument-missing', 'store', action === 'connect' ? 'NAME' : 'FILE');
  const own = store.options.filter((name) => flags.has(name) || values.has(name));
  const stray = own.find((name) => !options.includes(name));
  return stray === undefined ? null : wrongUse('option-not-for-command', 'store', `--${stray}`);
}

async function status({ services }: Context): Answered {
  return summaryAnswer(await services.store.summary());
}

/** How it stands once that is done. */
async function thenStatus(done: Result<null>, context: Context): Answered {
  return done.ok ? status(context) : done;
}

function summaryAnswer(summary: StoreSummary): Result<Answer, CommandFailure> {
  return succeed({
    status: 0,
    json: () => jsonLine(storeSummary, summary),
    text: () => `${summaryLines(summary).join('\n')}\n`,
  });
}

function summaryLines({ state, reason, key, entries }: StoreSummary): readonly string[] {
  const words = commandLine.store;
  return [
    words.states[state],
    ...(reason === null ? [] : [storeReasonWords[reason]]),
    ...(key === null ? [] : [words.key[key]]),
    ...(entries === null ? [] : [words.entries(entries)]),
  ];
}

function keyOf(given: Given): StoreKey | null {
  const said = given.values.get('key') ?? 'keychain';
  return storeKeys.find((key) => key === said) ?? null;
}

async function create(given: Given, context: Context): Answered {
  const key = keyOf(given);
  if (key === null) return fail(wrongUse('unknown-key', 'store', '--key'));
  const read = await readPassphrases(key === 'keychain' ? [] : ['new'], given, context);
  if (!read.ok) return read;
  const [passphrase = null] = read.value;
  return thenStatus(await context.services.store.create({ key, passphrase }), context);
}

async function unlock(given: Given, context: Context): Answered {
  const byCode = given.flags.has('recovery-code-stdin');
  const summary = await context.services.store.summary();
  const questions: readonly PassphraseQuestion[] = byCode
    ? ['recovery']
    : needsPassphrase(summary)
      ? ['present']
      : [];
  const read = await readPassphrases(
    questions,
    given,
    context,
    byCode ? 'recovery-code-stdin' : 'passphrase-stdin',
  );
  if (!read.ok) return read;
  const [secret = null] = read.value;
  const opening = byCode
    ? { passphrase: null, recoveryCode: secret }
    : { passphrase: secret, recoveryCode: null };
  return thenStatus(await context.services.store.unlock(opening), context);
}

async function rekey(given: Given, context: Context): Answered {
  const { store: service } = context.services;
  const key = keyOf(given);
  if (key === null) return fail(wrongUse('unknown-key', 'store', '--key'));
  const opened = await openAnd(key === 'keychain' ? [] : ['new'], given, context);
  if (!opened.ok) return opened;
  const [passphrase = null] = opened.value;
  return thenStatus(await service.rekey({ key, passphrase }), context);
}

/** Opens a store that lacks a passphrase, and reads what else is needed after that one. */
async function openAnd(
  questions: readonly PassphraseQuestion[],
  given: Given,
  context: Context,
): Promise<Result<readonly Secret[], CommandFailure>> {
  const { store: service } = context.services;
  const isClosed = needsPassphrase(await service.summary());
  const read = await readPassphrases(isClosed ? ['present', ...questions] : questions, given, context);
  if (!read.ok || !isClosed) return read;
  const [present = null, ...others] = read.value;
  const opened = await service.unlock({ passphrase: present, recoveryCode: null });
  return opened.ok ? succeed(others) : opened;
}

function fileOf(given: Given, { absolute }: Context): string {
  return absolute(given.operands[1] ?? '');
}

async function backup(given: Given, context: Context): Answered {
  const opened = await openAnd(['new'], given, context);
  if (!opened.ok) return opened;
  const [passphrase] = opened.value;
  if (passphrase === undefined) return fail(wrongUse('passphrase-missing', 'store', '--passphrase-stdin'));
  const path = await context.services.store.backup(fileOf(given, context), passphrase);
  return path.ok ? fileAnswer(path.value, commandLine.store.wrote) : path;
}

async function restore(given: Given, context: Context): Answered {
  const read = await readPassphrases(['backup'], given, context);
  if (!read.ok) return read;
  const [passphrase] = read.value;
  if (passphrase === undefined) return fail(wrongUse('passphrase-missing', 'store', '--passphrase-stdin'));
  const path = await context.services.store.restore(fileOf(given, context), passphrase);
  return path.ok ? fileAnswer(path.value, commandLine.store.restored) : path;
}

async function recoveryKit(given: Given, context: Context): Answered {
  const opened = await openAnd([], given, context);
  if (!opened.ok) return opened;
  const path = await context.services.store.saveRecoveryKit(fileOf(given, context));
  return path.ok ? fileAnswer(path.value, commandLine.store.wrote) : path;
}

async function connect(given: Given, context: Context): Answered {
  const name = given.operands[1] ?? '';
  const opened = await openAnd([], given, context);
  if (!opened.ok) return opened;
  const made = await context.services.moving.connect(name, 'whole');
  if (!made.ok) return made;
  const first = context.style.strong(commandLine.store.connected(printable(name)));
  return succeed({
    ...changePrintedOf(made.value),
    text: () => `${first}\n${madeText(made.value, context)}`,
  });
}

/** The path was named, so that nobody could choose none. */
function fileAnswer(path: string | null, sentence: (path: string) => string): Result<Answer, CommandFailure> {
  const shown = path ?? '';
  return succeed({
    status: 0,
    json: () => jsonLine(storeFilePrinted, { path: shown }),
    text: () => `${sentence(printable(shown))}\n`,
  });
}

async function importSdkStore(given: Given, context: Context): Answered {
  const { moving } = context.services;
  const named = given.operands[1] === undefined ? null : fileOf(given, context);
  const reading = await moving.sdkStore(named);
  if (!reading.ok) return reading;
  if (reading.value === null) return importAnswer(null, []);
  const opened = await openAnd([], given, context);
  if (!opened.ok) return opened;
  const { path, profiles } = reading.value;
  const names = profiles.filter(({ exists }) => !exists).map(({ name }) => name);
  const imported = await moving.importSdkStore(names, named);
  return imported.ok ? importAnswer(path, imported.value) : imported;
}

function importAnswer(path: string | null, imported: readonly string[]): Result<Answer, CommandFailure> {
  const words = commandLine.store;
  const text = path === null ? words.noSdkStore : words.imported(imported.map(printable), printable(path));
  return succeed({
    status: 0,
    json: () => jsonLine(importPrinted, { path, imported }),
    text: () => `${text}\n`,
  });
}

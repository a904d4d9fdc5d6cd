/** `keyway resolve`: which credentials each tool would use, and why. */
import { commandLine } from '../../../../shared/catalogue/en/command-line.js';
import { fail, succeed } from '../../../../shared/models/failure.js';
import type { Result } from '../../../../shared/models/failure.js';
import { resolvePrinted } from '../../../../shared/models/printed.js';
import type { Trace } from '../../../../shared/models/trace.js';
import { wrongUse } from '../command.js';
import type { Answer, Command, CommandFailure, Context, Given } from '../command.js';
import { failureObject, failureSentence } from '../failures.js';
import { jsonLine } from '../output.js';
import { questionsOfOptions, questionsOfRequest } from '../resolve-questions.js';
import type { AskedEntry } from '../resolve-questions.js';
import { printable } from '../style.js';
import type { Style } from '../style.js';
import { answerText, traceText, warningLines } from '../trace-text.js';

/** One trace, or why there is none. */
type Entry = Result<Trace, CommandFailure>;

/** What a request says by itself. */
const notWithRequest = ['tool', 'profile', 'region', 'output', 'location'] as const;

export const resolve: Command = {
  options: ['tool', 'profile', 'region', 'output', 'location', 'env-file', 'clean-env', 'request'],
  operands: [],
  async run(given, context) {
    const request = given.values.get('request');
    if (request !== undefined) return answerRequest(request, given, context);
    const questions = await questionsOfOptions(given, context);
    if (!questions.ok) return questions;
    const traces = await context.services.resolution.traces(questions.value);
    const isChosen = given.lists.has('tool');
    return succeed({
      status: 0,
      json: () => jsonLine(resolvePrinted, traces),
      text: () => (isChosen ? tracesText(traces, context.style) : overview(traces, context.style)),
    });
  },
};

async function answerRequest(
  request: string,
  given: Given,
  context: Context,
): Promise<Result<Answer, CommandFailure>> {
  const stray = notWithRequest.find((name) => given.values.has(name));
  if (stray !== undefined) return fail(wrongUse('request-stands-alone', 'resolve', `--${stray}`));
  const text = await requestText(request, context);
  if (!text.ok) return text;
  const asked = await questionsOfRequest(text.value, given, context);
  if (!asked.ok) return asked;
  const entries = await answerAll(asked.value, context);
  return succeed({
    status: 0,
    json: () =>
      jsonLine(
        resolvePrinted,
        entries.map((entry) => (entry.ok ? entry.value : failureObject(entry.failure))),
      ),
    text: () => entries.map((entry) => entryText(entry, context.style)).join('\n'),
  });
}

async function requestText(path: string, context: Context): Promise<Result<string, CommandFailure>> {
  const decoder = new TextDecoder('utf-8');
  if (path === '-') return succeed(decoder.decode(await context.readInput()));
  const read = await context.readFile(path);
  return read.ok ? succeed(decoder.decode(read.value.bytes)) : read;
}

/** All right ones at once; each answer in the place of its question. */
async function answerAll(asked: readonly AskedEntry[], { services }: Context): Promise<readonly Entry[]> {
  const questions = asked.flatMap((entry) => (entry.ok ? [entry.value] : []));
  const traces = await services.resolution.traces(questions);
  let next = 0;
  return asked.map((entry): Entry => {
    if (!entry.ok) return entry;
    const trace = traces[next];
    next += 1;
    return trace === undefined ? fail(wrongUse('unknown-tool', 'resolve', 'tool')) : succeed(trace);
  });
}

function entryText(entry: Entry, style: Style): string {
  return entry.ok ? traceText(entry.value, style) : `${printable(failureSentence(entry.failure))}\n`;
}

function tracesText(traces: readonly Trace[], style: Style): string {
  return traces.map((trace) => traceText(trace, style)).join('\n');
}

/** A sentence a tool; tables of eleven tools would hide them. */
function overview(traces: readonly Trace[], style: Style): string {
  const lines = traces.flatMap((trace) => [answerText(trace), ...warningLines(trace).map(style.faint)]);
  return [...lines, '', commandLine.howToSeeSources, ''].join('\n');
}

/** The recorded cases of who wins: what real libraries and the real command answered. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { findTool } from '../../electron/core/resolution/all-tools.js';
import { resolve } from '../../electron/core/resolution/resolve.js';
import type { ToolId } from '../../shared/vocabulary.js';
import { paperRequest, type PaperFiles, readCaseEnvironment, readCaseFiles } from './case-home.js';
import { difference, recordedAnswer, saidByRecorded, type RecordedAnswer } from './recorded-answer.js';
import { type CaseResult, skipped, type SuiteReport } from './report.js';

/** Which recorded library stands for which of our tools. */
const libraries: readonly { readonly prefix: string; readonly tool: ToolId }[] = [
  { prefix: 'botocore-1.43', tool: 'boto3' },
  { prefix: 'jsv3', tool: 'sdk-js-v3' },
  { prefix: 'gov1', tool: 'copilot' },
];

/** Source names as the libraries have them, where they are not ours. */
const methods: Readonly<Record<string, string>> = {
  'assume-role-with-web-identity': 'web-identity',
  'container-role': 'container',
  'iam-role': 'imds',
};

/** One suite a library, over every case folder that has its answer. */
export function runRecordedLibraries(folder: string): readonly SuiteReport[] {
  return libraries.map(({ prefix, tool }) => ({
    suite: `recorded ${prefix}* as ${tool}`,
    cases: caseFolders(folder).flatMap((name) => {
      const own = path.join(folder, name);
      const answers = readAnswers(path.join(own, 'expected.resolve.json'));
      const [, answer] = Object.entries(answers).find(([library]) => library.startsWith(prefix)) ?? [];
      return answer === undefined ? [] : [ask(name, tool, own, answer)];
    }),
  }));
}

export function caseFolders(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function readAnswers(file: string): Readonly<Record<string, RecordedAnswer>> {
  if (!existsSync(file)) return {};
  const answers = z.record(z.string(), recordedAnswer).parse(JSON.parse(readFileSync(file, 'utf8')));
  // A driver that found no Region left it out, wrote why, or, in Go, wrote an empty text.
  return Object.fromEntries(
    Object.entries(answers).map(([library, answer]) => {
      const { region = null } = answer;
      return [library, { ...answer, region: region === '' ? null : region }];
    }),
  );
}

function ask(name: string, id: ToolId, folder: string, answer: RecordedAnswer): CaseResult {
  const named = path.join(folder, 'profile');
  const profile = existsSync(named) ? readFileSync(named, 'utf8').trim() : null;
  return judge(
    name,
    id,
    { files: readCaseFiles(folder), environment: readCaseEnvironment(folder), profile },
    answer,
  );
}

interface Question {
  readonly files: PaperFiles;
  readonly environment: Readonly<Record<string, string>>;
  readonly profile: string | null;
  readonly region?: string | null;
}

/** Puts the question to one tool and compares outcome, source and Region. */
export function judge(name: string, id: ToolId, question: Question, answer: RecordedAnswer): CaseResult {
  const tool = findTool(id);
  if (tool === undefined) return skipped(name, `${id} is not modelled`);
  const { files, environment, profile, region = null } = question;
  const trace = resolve(tool, paperRequest(files, environment, { profile, region }));
  const differences = [difference(saidByRecorded(answer), trace)];
  const source = 'source' in trace.outcome ? trace.outcome.source : null;
  const method = answer.method === undefined ? null : (methods[answer.method] ?? answer.method);
  const isNamedAlike = id === 'boto3' || id === 'aws-cli-v2';
  if (isNamedAlike && answer.ok && method !== null && source !== method) {
    differences.push(`recorded source ${method}, answered ${source ?? 'none'}`);
  }
  if ('region' in answer) {
    const recorded = answer.region ?? null;
    const fromMetadata = trace.region !== null && trace.region.value === null;
    const answered = trace.region?.value ?? null;
    if (answered !== recorded && !fromMetadata)
      differences.push(`recorded Region ${recorded ?? 'none'}, answered ${answered ?? 'none'}`);
  }
  const told = differences.filter((text) => text !== null);
  return { name, status: told.length === 0 ? 'passed' : 'failed', why: told.join('; ') || null };
}

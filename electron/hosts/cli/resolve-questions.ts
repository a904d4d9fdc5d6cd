/** The questions of `keyway resolve`: from its options, or from a request in JSON. */
import type { z } from 'zod';
import { fail, succeed } from '../../../shared/models/failure.js';
import type { Result } from '../../../shared/models/failure.js';
import { resolveRequest } from '../../../shared/models/resolve-request.js';
import type { ResolveRequest } from '../../../shared/models/resolve-request.js';
import type { ToolId } from '../../../shared/vocabulary.js';
import { isAbsolutePath } from '../../core/paths.js';
import { allTools } from '../../core/resolution/all-tools.js';
import { emptyInvocation } from '../../core/resolution/request.js';
import type { ToolQuestion } from '../../services/api.js';
import { wrongUse } from './command.js';
import type { CommandFailure, Context, Given } from './command.js';
import { readEnvironmentFile } from './environment-file.js';

/** One entry of a request, or what is wrong with it. */
export type AskedEntry = Result<ToolQuestion, CommandFailure>;

/** Variables, and whether they stand on top of the present environment. */
type Surroundings = Pick<ToolQuestion, 'environment' | 'inherits'>;

/** What the options ask: one question a tool. */
export async function questionsOfOptions(
  given: Given,
  context: Context,
): Promise<Result<readonly ToolQuestion[], CommandFailure>> {
  const named = given.lists.get('tool') ?? allTools.map(({ id }) => id);
  const asked = named.flatMap((name) => toolNamed(name) ?? []);
  if (asked.length < named.length) return fail(wrongUse('unknown-tool', 'resolve', '--tool'));
  const around = await surroundings(given, context);
  if (!around.ok) return around;
  const { values } = given;
  const location = values.get('location');
  const invocation = {
    ...emptyInvocation,
    profile: values.get('profile') ?? null,
    region: values.get('region') ?? null,
    output: values.get('output') ?? null,
    location: location === undefined ? null : placed(location, context),
  };
  const common = { platform: null, home: null, now: null, invocation, imds: null, ...around.value };
  return succeed(asked.map((tool) => ({ tool, ...common })));
}

/**
 * What a request asks. Fails where it is no request at all; where it is an array, each entry is right or wrong by itself.
 * @param text of the request
 */
export async function questionsOfRequest(
  text: string,
  given: Given,
  context: Context,
): Promise<Result<readonly AskedEntry[], CommandFailure>> {
  const around = await surroundings(given, context);
  if (!around.ok) return around;
  const parsed = parseJson(text);
  if (Array.isArray(parsed)) {
    const entries: readonly unknown[] = parsed;
    return succeed(entries.map((entry) => questionOf(entry, around.value, context)));
  }
  if (typeof parsed !== 'object' || parsed === null)
    return fail(wrongUse('request-not-json', 'resolve', null));
  const question = questionOf(parsed, around.value, context);
  return question.ok ? succeed([question]) : question;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function toolNamed(name: string): ToolId | undefined {
  return allTools.find(({ id }) => id === name)?.id;
}

/** The present environment (none with --clean-env), HOME from --home, the file. */
async function surroundings(given: Given, context: Context): Promise<Result<Surroundings, CommandFailure>> {
  const moved = context.home === null ? {} : homeVariable(context.home, null, context);
  const inherits = !given.flags.has('clean-env');
  const file = given.values.get('env-file');
  if (file === undefined) return succeed({ environment: moved, inherits });
  const read = await context.readFile(file);
  if (!read.ok) return read;
  const variables = readEnvironmentFile(new TextDecoder('utf-8').decode(read.value.bytes));
  if (variables === null) return fail(wrongUse('environment-file-not-readable', 'resolve', '--env-file'));
  return succeed({ environment: { ...moved, ...variables }, inherits });
}

/** The variable that says whose home it is. @param platform null for this machine's */
function homeVariable(
  home: string,
  platform: ToolQuestion['platform'],
  { services }: Context,
): Readonly<Record<string, string>> {
  const isWindows = (platform ?? services.application.info().platform) === 'win32';
  return isWindows ? { USERPROFILE: home } : { HOME: home };
}

function questionOf(entry: unknown, around: Surroundings, context: Context): AskedEntry {
  const read = resolveRequest.safeParse(entry);
  if (!read.success) return fail(whatIsWrong(read.error));
  const { platform, now, hostFacts, invocation } = read.data;
  const tool = toolNamed(read.data.tool);
  if (tool === undefined) return fail(wrongUse('unknown-tool', 'resolve', 'tool'));
  const home = homeOf(read.data, context);
  return succeed({
    tool,
    platform: platform ?? null,
    home,
    now: now === null || now === undefined ? null : timeOf(now),
    invocation: invocationOf(invocation ?? {}, context),
    imds: hostFacts?.imds ?? null,
    ...environmentOf(read.data, home, around, context),
  });
}

/** Milliseconds since the epoch. Without a time zone a date is UTC to JavaScript, but a time is not. */
function timeOf(now: string): number {
  return Date.parse(/T.*(?:Z|[+-]\d\d:?\d\d)$/u.test(now) || !now.includes('T') ? now : `${now}Z`);
}

function homeOf({ home }: ResolveRequest, context: Context): string | null {
  if (home === null || home === undefined) return null;
  return isAbsolutePath(home) ? home : context.absolute(home);
}

/** An environment that is given is all of it. */
function environmentOf(
  { environment, platform }: ResolveRequest,
  home: string | null,
  around: Surroundings,
  context: Context,
): Surroundings {
  if (environment !== null && environment !== undefined) return { environment, inherits: false };
  if (home === null) return around;
  const moved = homeVariable(home, platform ?? null, context);
  return { ...around, environment: { ...around.environment, ...moved } };
}

function invocationOf(
  invocation: NonNullable<ResolveRequest['invocation']>,
  context: Context,
): ToolQuestion['invocation'] {
  const { profile, region, output, accessKeys, credentialObject, location, sessionProfile } = invocation;
  return {
    profile: profile ?? null,
    region: region ?? null,
    output: output ?? null,
    accessKeys: accessKeys ?? false,
    credentialObject: credentialObject ?? false,
    location: location === null || location === undefined ? null : placed(location, context),
    sessionProfile: sessionProfile ?? null,
  };
}

/** A path under `~` stays for the tool to read: whose home it is, the environment says. */
function placed(path: string, context: Context): string {
  return path.startsWith('~') || isAbsolutePath(path) ? path : context.absolute(path);
}

/** The first thing that is wrong, by a key's name only where it looks like one: never a value. */
function whatIsWrong(error: z.ZodError): CommandFailure {
  const [issue] = error.issues;
  if (issue?.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    return wrongUse('unknown-request-key', 'resolve', /^[A-Za-z]{1,30}$/u.test(key) ? key : null);
  }
  const path = issue?.path ?? [];
  // The names of variables are the person's own.
  const known = path[0] === 'environment' ? ['environment'] : path.map(String);
  if (known[0] === 'tool') return wrongUse('unknown-tool', 'resolve', 'tool');
  return wrongUse('request-value-not-valid', 'resolve', known.join('.') || 'tool');
}

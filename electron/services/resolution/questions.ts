/** Questions in full: what a person or script left open is as it is on this machine, now. */
import type { Invocation } from '../../core/resolution/request.js';
import { isAbsolutePath } from '../../core/paths.js';
import type { ToolQuestion } from '../api.js';
import type { Clock, Environment, Places } from '../ports.js';
import type { PaperRequest } from './ask.js';
import type { createInstanceCheck } from './instance.js';

export interface QuestionPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly environment: Environment;
  readonly places: Places;
}

export type InstanceCheck = ReturnType<typeof createInstanceCheck>;

/** The question without files. */
export async function toRequest(
  question: Omit<ToolQuestion, 'tool'>,
  { clock, environment, places }: QuestionPorts,
  imds: InstanceCheck,
): Promise<PaperRequest> {
  const platform = question.platform ?? (places.platform === 'other' ? 'linux' : places.platform);
  const inherited = question.inherits ? environment : {};
  const variables = { ...inherited, ...question.environment };
  const folded = platform === 'win32' ? foldCase(variables) : variables;
  return {
    platform,
    now: question.now ?? clock.now(),
    home: question.home ?? homeIn(folded, platform) ?? places.home,
    workingFolder: places.workingFolder,
    invocation: question.invocation,
    environment: folded,
    imds: question.imds ?? (await imds(folded)),
  };
}

/** The question of someone who types a tool's name and nothing else. */
export function plainQuestion(invocation: Invocation, environment: Environment): Omit<ToolQuestion, 'tool'> {
  return { platform: null, home: null, now: null, invocation, environment, inherits: false, imds: null };
}

function homeIn(environment: Environment, platform: PaperRequest['platform']): string | null {
  const home = environment[platform === 'win32' ? 'USERPROFILE' : 'HOME'] ?? '';
  return isAbsolutePath(home) ? home : null;
}

/** On Windows a name is the same in any case, and tools are given it in capitals; of two, the first counts. */
function foldCase(environment: Environment): Environment {
  const folded = new Map<string, string>();
  for (const [name, value] of Object.entries(environment)) {
    const capitals = name.toUpperCase();
    if (!folded.has(capitals)) folded.set(capitals, value);
  }
  return Object.fromEntries(folded);
}

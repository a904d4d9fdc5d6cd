/** The environments that can be asked about. Their variables stay in memory, and only until they are forgotten. */
import { fail, type Result, succeed } from '../../../shared/models/failure.js';
import type { EnvironmentSummary } from '../../../shared/models/resolution.js';
import { readPasted } from '../../core/environments/paste.js';
import { showVariables } from '../../core/environments/shown-variables.js';
import type { Cancellation, Clock, Environment, EnvironmentSources, ProcessEnvironment } from '../ports.js';

/** One environment with its variables, which never leave the services but masked. */
export interface KnownEnvironment {
  readonly summary: EnvironmentSummary;
  readonly variables: Environment;
}

export interface KnownEnvironments {
  /** Keyway's own first, then the login shell where it was read, then what was pasted, oldest first. */
  list(): readonly EnvironmentSummary[];
  readLoginShell(signal: Cancellation | null): Promise<Result<EnvironmentSummary>>;
  processes(): Promise<readonly EnvironmentSummary[]>;
  /** Fails with `nothing-pasted`. */
  paste(text: string): Result<EnvironmentSummary>;
  /** Fails with `environment-not-found`; a process is looked for again. */
  find(id: string): Promise<Result<KnownEnvironment>>;
  /** Keyway's own stays. */
  forget(id: string): void;
}

export interface EnvironmentPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly environment: Environment;
  readonly environments: EnvironmentSources;
}

export const ownEnvironment = 'own';
const loginShell = 'login-shell';
/** More than a person pastes; the oldest go. */
const pastedLimit = 20;

type Described = Pick<EnvironmentSummary, 'id' | 'kind'> &
  Partial<Pick<EnvironmentSummary, 'program' | 'pid'>>;

export function createKnownEnvironments(ports: EnvironmentPorts): KnownEnvironments {
  const { clock, environment, environments } = ports;
  const own = describe({ id: ownEnvironment, kind: 'own' }, environment, clock.now());
  const others = new Map<string, KnownEnvironment>();
  let pastedCount = 0;

  function keep(known: KnownEnvironment): Result<EnvironmentSummary> {
    others.delete(known.summary.id);
    others.set(known.summary.id, known);
    const pasted = [...others.keys()].filter((id) => id.startsWith('pasted:'));
    for (const id of pasted.slice(0, -pastedLimit)) others.delete(id);
    return succeed(known.summary);
  }

  return {
    list: () => [own, ...others.values()].map(({ summary }) => summary).toSorted(shellFirst),
    async readLoginShell(signal) {
      const answer = await environments.loginShell(signal);
      if (answer.kind === 'failed') {
        const { program, reason } = answer;
        return fail({ code: 'login-shell-failed', facts: { program, reason }, action: 'retry' });
      }
      const { program, environment: variables } = answer;
      return keep(describe({ id: loginShell, kind: 'login-shell', program }, variables, clock.now()));
    },
    async processes() {
      return (await environments.processes()).map((process) => describeProcess(process).summary);
    },
    paste(text) {
      const { variables } = readPasted(text, environment);
      if (!Object.keys(variables).some((name) => name.startsWith('AWS_')))
        return fail({ code: 'nothing-pasted', facts: {}, action: null });
      pastedCount += 1;
      const whole = { ...homeFolders(environment), ...variables };
      return keep(describe({ id: `pasted:${pastedCount}`, kind: 'pasted' }, whole, clock.now()));
    },
    async find(id) {
      const known = id === ownEnvironment ? own : (others.get(id) ?? (await findProcess(environments, id)));
      return known === null
        ? fail({ code: 'environment-not-found', facts: { environment: id }, action: null })
        : succeed(known);
    },
    forget: (id) => void others.delete(id),
  };
}

const homeVariables: readonly string[] = ['HOME', 'USERPROFILE', 'HOMEDRIVE', 'HOMEPATH', 'LOCALAPPDATA'];

/** People paste what they set; the home folder that their terminal has besides is this one. */
function homeFolders(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => homeVariables.includes(name)));
}

/** What was read of the login shell stands before what was pasted, whenever it was read. */
function shellFirst(one: EnvironmentSummary, other: EnvironmentSummary): number {
  const rank = { own: 0, 'login-shell': 1, process: 2, pasted: 3 } as const;
  return rank[one.kind] - rank[other.kind];
}

async function findProcess(environments: EnvironmentSources, id: string): Promise<KnownEnvironment | null> {
  const [, pid, started] = /^process:(\d{1,15}):(\d{1,15})$/u.exec(id) ?? [];
  if (pid === undefined || started === undefined) return null;
  const process = await environments.process(Number(pid), Number(started));
  return process === null ? null : describeProcess(process);
}

function describeProcess({
  pid,
  started,
  startedAt,
  program,
  environment,
}: ProcessEnvironment): KnownEnvironment {
  const id = `process:${pid}:${started}`;
  return describe({ id, kind: 'process', program, pid }, environment, startedAt);
}

/** @param at milliseconds since the epoch */
function describe(
  { id, kind, program, pid }: Described,
  variables: Environment,
  at: number,
): KnownEnvironment {
  const asOf = new Date(at).toISOString();
  const shown = showVariables(variables);
  const summary = { id, kind, program: program ?? null, pid: pid ?? null, asOf, variables: shown };
  return { summary, variables };
}

/** What the system says of the program that started this one: information for a person, no proof of anything. */
import { basename } from 'node:path';
import type { Asker } from '../../services/api.js';
import { processFactsNow } from '../proc.js';

/** The SDKs run their line through one of these; who started that is who asks. */
const shells: ReadonlySet<string> = new Set(['sh', 'dash']);
const longestWait = 1000;

/** @param pid usually `process.ppid`. Never rejects; the name is null where the system says none */
export async function askingProgram(pid: number): Promise<Asker> {
  const asked = await programOf(pid);
  if (asked === null || !shells.has(asked.name)) return { program: asked?.name ?? null, pid };
  const above = await programOf(asked.parent);
  return above === null ? { program: asked.name, pid } : { program: above.name, pid: asked.parent };
}

interface Program {
  readonly name: string;
  readonly parent: number;
}

async function programOf(pid: number): Promise<Program | null> {
  switch (process.platform) {
    case 'linux': {
      const facts = processFactsNow(pid);
      return facts === null ? null : { name: facts.command, parent: facts.parent };
    }
    case 'darwin':
      return await fromPs(pid);
    default:
      return null;
  }
}

async function fromPs(pid: number): Promise<Program | null> {
  const [{ execFile }, { promisify }] = await Promise.all([
    import('node:child_process'),
    import('node:util'),
  ]);
  const options = { timeout: longestWait };
  const answer = await promisify(execFile)(
    '/bin/ps',
    ['-o', 'ppid=,comm=', '-p', String(pid)],
    options,
  ).catch(() => null);
  const [, parent, command] = /^\s*(\d+)\s+(.+)$/mu.exec(answer?.stdout ?? '') ?? [];
  return parent === undefined || command === undefined
    ? null
    : { name: basename(command), parent: Number(parent) };
}

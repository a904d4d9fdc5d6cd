/** How long it takes to say which source wins, beside the tools that find out by doing it. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { type IniDocument, parseDocument } from '../../electron/core/ini/document.js';
import { allTools, findTool, resolveAll } from '../../electron/core/resolution/all-tools.js';
import { emptyInvocation, type ResolutionRequest } from '../../electron/core/resolution/request.js';
import { resolve } from '../../electron/core/resolution/resolve.js';
import { makeBenchHome } from './home.js';
import { noStore } from '../../electron/core/resolution/store-listing.js';

const run = promisify(execFile);
const profileCount = 1000;

export interface ResolutionTimes {
  /** Milliseconds for one profile of one tool, its files read before. */
  readonly one: number;
  /** Milliseconds for all profiles by all tools, files read anew. */
  readonly all: number;
  readonly tools: number;
  readonly profiles: number;
  /** Milliseconds that botocore needs for one profile, files read before; null where it is not on this machine. */
  readonly botocore: number | null;
  /** Milliseconds of one `aws configure export-credentials`; null where it is not on this machine. */
  readonly command: number | null;
}

/** The home holds `profileCount` profiles of three kinds; the caller removes it. */
export async function timeResolution(): Promise<ResolutionTimes & { readonly home: string }> {
  const home = await makeBenchHome(profileCount);
  const tool = findTool('aws-cli-v2');
  if (tool === undefined) throw new Error('aws-cli-v2 is not modelled');
  const names = Array.from({ length: profileCount }, (_, index) => `team-${String(index)}`);
  const known = readingWorld();
  for (let round = 0; round < 5; round += 1)
    for (const profile of names) resolve(tool, question(home, known, profile));
  const one = timed(7, () => {
    for (const profile of names) resolve(tool, question(home, known, profile));
  });
  const all = timed(5, () => {
    const world = readingWorld();
    for (const profile of names) resolveAll(question(home, world, profile));
  });
  return {
    home,
    one: one / profileCount,
    all,
    tools: allTools.length,
    profiles: profileCount,
    botocore: await timeBotocore(home),
    command: await timeCommand(home),
  };
}

/** The median, as of the tools beside it. */
function timed(rounds: number, work: () => void): number {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  return times.toSorted((one, other) => one - other)[rounds >> 1] ?? Number.NaN;
}

function readingWorld(): ResolutionRequest['world'] {
  const documents = new Map<string, IniDocument | null>();
  return {
    file(at) {
      const known = documents.get(at);
      const document =
        known === undefined ? (existsSync(at) ? parseDocument(readFileSync(at)) : null) : known;
      documents.set(at, document);
      return document === null ? { state: 'absent' } : { state: 'read', document };
    },
    store: noStore,
    digest: (algorithm, text) => createHash(algorithm).update(text).digest('hex'),
  };
}

function question(home: string, world: ResolutionRequest['world'], profile: string): ResolutionRequest {
  return {
    platform: 'linux',
    now: Date.now(),
    home,
    workingFolder: home,
    invocation: { ...emptyInvocation, profile },
    environment: { HOME: home, AWS_EC2_METADATA_DISABLED: 'true' },
    imds: 'unavailable',
    world,
  };
}

async function timeBotocore(home: string): Promise<number | null> {
  try {
    const { stdout } = await run('/usr/bin/python3', [path.resolve('e2e/bench/resolve-botocore.py')], {
      env: { PATH: '/usr/bin:/bin', HOME: home, AWS_EC2_METADATA_DISABLED: 'true' },
    });
    return Number(stdout);
  } catch {
    return null;
  }
}

async function timeCommand(home: string): Promise<number | null> {
  if (!existsSync('/usr/bin/aws')) return null;
  const start = performance.now();
  const rounds = 3;
  for (let round = 0; round < rounds; round += 1) {
    await run('/usr/bin/aws', ['configure', 'export-credentials', '--profile', 'team-0'], {
      env: { PATH: '/usr/bin:/bin', HOME: home, AWS_EC2_METADATA_DISABLED: 'true' },
    });
  }
  return (performance.now() - start) / rounds;
}

/** The resolution service over an in-memory home, for its tests. */
import type { Result } from '../../shared/models/failure.js';
import type { ResolutionQuestion } from '../../shared/models/resolution.js';
import { createDigests } from '../../electron/adapters/digests.js';
import { createIniSecondReader } from '../../electron/adapters/ini-second-reader.js';
import {
  createFixedEnvironments,
  type FixedEnvironments,
} from '../../electron/adapters/testing/fixed-environments.js';
import { createImmediateClock } from '../../electron/adapters/testing/immediate-clock.js';
import { createMemoryFileSystem } from '../../electron/adapters/testing/memory-file-system.js';
import { createOpenLocks } from '../../electron/adapters/testing/open-locks.js';
import { emptyInvocation } from '../../electron/core/resolution/request.js';
import type { ToolQuestion } from '../../electron/services/api.js';
import { createChanges } from '../../electron/services/changes/changes.js';
import { createAwsFiles } from '../../electron/services/files/aws-files.js';
import { createFileSurroundings } from '../../electron/services/files/surroundings.js';
import type { Environment } from '../../electron/services/ports.js';
import { createProfiles } from '../../electron/services/profiles.js';
import { createResolution } from '../../electron/services/resolution/resolution.js';
import { createTracer } from '../../electron/services/resolution/tracer.js';
import { placesAt } from '../faults/home.js';

export const home = '/home/p';
export const config = `${home}/.aws/config`;
export const credentials = `${home}/.aws/credentials`;
export const id = 'AKIAIOSFODNN7EXAMPLE';
export const otherId = 'AKIAI44QH8DHBEXAMPLE';
export const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
export const key = (name: string, keyId = id): string =>
  `[${name}]\naws_access_key_id = ${keyId}\naws_secret_access_key = ${secret}\n`;

export interface Opening extends FixedEnvironments {
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: Environment;
}

export function openResolution({ files = {}, environment = {}, ...fixed }: Opening) {
  const disk = createMemoryFileSystem(files);
  const read: string[] = [];
  const watches = new Set<{ readonly paths: readonly string[]; readonly onChange: () => void }>();
  const told: string[] = [];
  let serial = 0;
  const ports = {
    files: {
      ...disk,
      read(path: string) {
        read.push(path);
        return disk.read(path);
      },
    },
    clock: createImmediateClock(),
    watcher: {
      watch(paths: readonly string[], onChange: () => void) {
        const watch = { paths, onChange };
        watches.add(watch);
        return () => watches.delete(watch);
      },
    },
    random: { hex: (digits: number) => String((serial += 1)).padStart(digits, '0') },
    locks: createOpenLocks(),
    secondReader: createIniSecondReader(),
    digests: createDigests(),
    environment: { HOME: home, ...environment },
    environments: createFixedEnvironments(fixed),
    places: placesAt(home),
  };
  const awsFiles = createAwsFiles(ports);
  const changes = createChanges(ports, awsFiles);
  const revertsAt = (): Promise<null> => Promise.resolve(null);
  const profiles = createProfiles({
    files: awsFiles,
    surroundings: createFileSurroundings(ports),
    environment: ports.environment,
    revertsAt,
  });
  const tracer = createTracer(ports, awsFiles);
  const revision = (): number => 7;
  const onChange = (): void => void told.push('changed');
  const service = createResolution({ ports, awsFiles, tracer, changes, profiles, revision, onChange });
  return { service, changes, tracer, disk, read, watches, told };
}

export const own: ResolutionQuestion = { environment: 'own', profile: null, region: null, whatIf: [] };

export function ask(parts: Partial<ToolQuestion>): ToolQuestion {
  return {
    tool: 'boto3',
    platform: null,
    home: null,
    now: null,
    invocation: emptyInvocation,
    environment: {},
    inherits: true,
    imds: null,
    ...parts,
  };
}

export async function valueOf<Value>(result: Promise<Result<Value>>): Promise<Value> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.failure));
  return settled.value;
}

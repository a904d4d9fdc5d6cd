/** A recorded case as a home folder that exists on paper only. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from '../../electron/core/ini/document.js';
import {
  emptyInvocation,
  type FileOnDisk,
  type Invocation,
  type ResolutionRequest,
} from '../../electron/core/resolution/request.js';
import { noStore } from '../../electron/core/resolution/store-listing.js';

/** The home folder that the recorded files and answers write. */
export const recordedHome = '/home/oracle';
/** What `$PORT` stood for when the answers were recorded. */
const recordedPort = '47999';

/** Files by absolute path. */
export type PaperFiles = ReadonlyMap<string, Uint8Array>;

/** The files of a case: `config`, `credentials`, and what `files/` adds to the home folder. */
export function readCaseFiles(folder: string): PaperFiles {
  const files = new Map<string, Uint8Array>();
  for (const name of ['config', 'credentials']) {
    const own = path.join(folder, name);
    if (existsSync(own)) files.set(`${recordedHome}/.aws/${name}`, readFileSync(own));
  }
  const more = path.join(folder, 'files');
  if (!existsSync(more)) return files;
  for (const entry of readdirSync(more, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const own = path.join(entry.parentPath, entry.name);
    const inHome = path.relative(more, own).split(path.sep).join('/');
    files.set(`${recordedHome}/${inHome}`, readFileSync(own));
  }
  return files;
}

/** The environment of a case: `NAME=VALUE` a line; `<unset>` removes. */
export function readCaseEnvironment(folder: string): Readonly<Record<string, string>> {
  const variables = new Map([
    ['HOME', recordedHome],
    ['AWS_EC2_METADATA_DISABLED', 'true'],
  ]);
  const own = path.join(folder, 'env');
  for (const line of existsSync(own) ? readFileSync(own, 'utf8').split('\n') : []) {
    const at = line.indexOf('=');
    if (at < 0) continue;
    const [name, value] = [line.slice(0, at), line.slice(at + 1)];
    if (value === '<unset>') variables.delete(name);
    else variables.set(name, value.replaceAll('$HOME', recordedHome).replaceAll('$PORT', recordedPort));
  }
  return Object.fromEntries(variables);
}

/** The question that a case puts. Only a case that turns instance metadata on has it. */
export function paperRequest(
  files: PaperFiles,
  environment: Readonly<Record<string, string>>,
  invocation: Partial<Invocation>,
  more: Partial<Pick<ResolutionRequest, 'home' | 'platform' | 'now'>> = {},
): ResolutionRequest {
  const home = more.home ?? recordedHome;
  return {
    platform: more.platform ?? 'linux',
    now: more.now ?? Date.parse('2026-07-24T00:00:00Z'),
    home,
    workingFolder: home,
    invocation: { ...emptyInvocation, ...invocation },
    environment,
    imds: environment['AWS_EC2_METADATA_SERVICE_ENDPOINT'] === undefined ? 'unavailable' : 'available',
    world: {
      file: (at): FileOnDisk => {
        const bytes = files.get(at);
        return bytes === undefined ? { state: 'absent' } : { state: 'read', document: parseDocument(bytes) };
      },
      store: noStore,
      digest: (algorithm, text) => createHash(algorithm).update(text, 'utf8').digest('hex'),
    },
  };
}

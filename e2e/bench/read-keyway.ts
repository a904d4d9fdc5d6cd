/* Prints the milliseconds that Keyway needs from the files of the home it runs in to rows: median, first. Argument: rounds. */
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { parseDocument } from '../../electron/core/ini/document.js';
import { readProfiles, type SourceFile } from '../../electron/core/profiles/profiles.js';
import { toListedProfile } from '../../electron/core/profiles/rows.js';
import type { ListedProfile } from '../../shared/models/profile.js';

const state = { active: false, copyOf: null, findings: [] };

async function readSource(role: 'config' | 'credentials'): Promise<SourceFile> {
  const document = parseDocument(await readFile(path.join(homedir(), '.aws', role)));
  return { path: `~/.aws/${role}`, role, document, mode: 0o600 };
}

/** From bytes on the disk to the rows that the window shows, whole. */
async function listProfiles(): Promise<readonly ListedProfile[]> {
  const [config, credentials] = await Promise.all([readSource('config'), readSource('credentials')]);
  const { profiles } = readProfiles({ config, credentials, locations: [] });
  return profiles.map((profile) => toListedProfile(profile, state));
}

const times: number[] = [];
for (let round = 0; round < Number(process.argv[2]); round += 1) {
  const start = performance.now();
  await listProfiles();
  times.push(performance.now() - start);
}
const sorted = times.toSorted((one, other) => one - other);
console.log(sorted[sorted.length >> 1], times[0]);

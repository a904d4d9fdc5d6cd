/** What this command is: a script that Node runs, or Node and the script in one executable, as the packed app has it. */
import { readFileSync } from 'node:fs';
import { getAsset, isSea } from 'node:sea';
import { z } from 'zod';
import type { CommandPlace } from '../../adapters/bridge/own-command.js';

/** Tells where the command stands as it was started: this file itself is bundled elsewhere. */
export function ownPlace(): CommandPlace {
  if (isSea()) return { kind: 'executable', path: process.execPath };
  return { kind: 'script', path: process.argv[1] ?? '' };
}

/** @param manifest package.json; the executable has its own copy, under this name */
export function ownVersion(manifest: URL): string {
  const text = isSea() ? getAsset('package.json', 'utf8') : readFileSync(manifest, 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

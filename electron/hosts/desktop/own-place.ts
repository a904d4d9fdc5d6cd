/** Where the command of this app stands. */
import { join } from 'node:path';
import { app } from 'electron';
import type { CommandPlace } from '../../adapters/bridge/own-command.js';

/** Packed, as an executable beside the archive: tools cannot look into that. Else as it was built, in out/main. */
export function ownPlace(): CommandPlace {
  if (!app.isPackaged) return { kind: 'script', path: join(import.meta.dirname, 'cli.js') };
  const name = process.platform === 'win32' ? 'keyway.exe' : 'keyway';
  return { kind: 'executable', path: join(process.resourcesPath, 'command', name) };
}

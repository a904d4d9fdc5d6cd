/** How tools can start `keyway` from this installation: what the lines name that hand out stored profiles. */
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { BridgeCommand } from '../../services/store/compose.js';

export interface OwnCommandOptions {
  /** Absolute path of the built command. */
  readonly script: string;
  /** Absolute path of the running program where that is Node; null in Electron. */
  readonly node: string | null;
  /** The process's own: KEYWAY_NODE, as `npm start` gives it, and PATH are looked at. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Null where the command or a Node to run it is not there. Paths are those behind links: a link may be gone tomorrow. */
export function findOwnCommand({ script, node, environment }: OwnCommandOptions): BridgeCommand | null {
  if (!existsSync(script)) return null;
  const program = node ?? environment['KEYWAY_NODE'] ?? nodeOnPath(environment['PATH'] ?? '');
  if (program === null || !existsSync(program)) return null;
  return { node: realpathSync(program), command: realpathSync(script) };
}

function nodeOnPath(path: string): string | null {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const candidates = path.split(delimiter).filter((folder) => folder !== '');
  return candidates.map((folder) => join(folder, name)).find((candidate) => existsSync(candidate)) ?? null;
}

/** How tools can start `keyway` from this installation: what the lines name that hand out stored profiles. */
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { fail, succeed } from '../../../shared/models/result.js';
import type { OwnCommand } from '../../services/store/compose.js';

/** The command of this installation: a script that Node runs, or an executable that runs by itself. Absolute paths. */
export interface CommandPlace {
  readonly kind: 'script' | 'executable';
  readonly path: string;
}

export interface OwnCommandOptions {
  readonly place: CommandPlace;
  /** Absolute path of the running program where that is Node; null in Electron. */
  readonly node: string | null;
  /** The process's own: KEYWAY_NODE, as `npm start` gives it, PATH and APPDIR are looked at. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Paths are those behind links: a link may be gone tomorrow.
 *
 * @returns `no-command` where the command, or a Node to run a script, is not there; `mounted` where it is there only as long as
 *   this app runs
 */
export function findOwnCommand({ place, node, environment }: OwnCommandOptions): OwnCommand {
  if (!existsSync(place.path)) return fail({ path: 'keyway', reason: 'no-command' });
  const command = realpathSync(place.path);
  if (isMounted(command, environment['APPDIR'] ?? '')) return fail({ path: command, reason: 'mounted' });
  if (place.kind === 'executable') return succeed({ node: null, command });
  const program = node ?? environment['KEYWAY_NODE'] ?? nodeOnPath(environment['PATH'] ?? '');
  if (program === null || !existsSync(program)) return fail({ path: 'keyway', reason: 'no-command' });
  return succeed({ node: realpathSync(program), command: quickest(command) });
}

/** Beside the script lies the same for tools, in a form that Node starts sooner (scripts/starting/quick-command.ts). */
function quickest(script: string): string {
  const quick = join(dirname(script), 'command', 'keyway.cjs');
  return existsSync(quick) ? quick : script;
}

/**
 * An AppImage mounts itself as `.mount_` and random letters in the temporary folder, or unpacks itself there, and says where in APPDIR;
 * macOS starts an app that was just downloaded from a folder of random name below AppTranslocation. Both are gone afterwards.
 */
function isMounted(path: string, appFolder: string): boolean {
  if (/[\\/](?:\.mount_[^\\/]+|AppTranslocation)[\\/]/u.test(path)) return true;
  if (appFolder === '' || !existsSync(appFolder)) return false;
  return !/^(?:\.\.(?:[\\/]|$)|[\\/]|[A-Za-z]:)/u.test(relative(realpathSync(appFolder), path));
}

function nodeOnPath(path: string): string | null {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const candidates = path.split(delimiter).filter((folder) => folder !== '');
  return candidates.map((folder) => join(folder, name)).find((candidate) => existsSync(candidate)) ?? null;
}

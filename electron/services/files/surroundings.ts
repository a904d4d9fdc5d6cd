/** What stands around the AWS files and makes findings: the folders they are in, and programs that profiles name. Runs nothing. */
import { folderOf, isAbsolutePath, joinPath, shownPath } from '../../core/paths.js';
import { folderFindings } from '../../core/profiles/file-findings.js';
import { programFindings, type ProgramState, programToFind } from '../../core/profiles/program-findings.js';
import type { Profile } from '../../core/profiles/profiles.js';
import type { Finding } from '../../../shared/models/finding.js';
import { FileSystemError, type FileFacts, type Ports } from '../ports.js';
import type { FilesSnapshot } from './aws-files.js';

export interface FileSurroundings {
  /** Of the folders of both shared files. */
  ofFolders(snapshot: Pick<FilesSnapshot, 'config' | 'credentials'>): Promise<readonly Finding[]>;
  /** Of the programs of credential processes. */
  ofPrograms(profiles: readonly Profile[]): Promise<readonly Finding[]>;
}

type SurroundingsPorts = Pick<Ports, 'files' | 'environment' | 'places'>;

/** So many programs are looked for: a home with more has them from a template, and the first tell enough. */
const mostPrograms = 200;
/** What Windows puts behind the name of a program, unless PATHEXT says otherwise. */
const usualEndings = '.COM;.EXE;.BAT;.CMD';

export function createFileSurroundings(ports: SurroundingsPorts): FileSurroundings {
  const { files, places } = ports;
  const isWindows = places.platform === 'win32';
  return {
    async ofFolders({ config, credentials }) {
      // Windows has lists of who may do what, and no such bits.
      if (isWindows) return [];
      const folders = [...new Set([folderOf(config.path), folderOf(credentials.path)])];
      const facts = await Promise.all(folders.map((folder) => factsOf(files, folder)));
      return folders.flatMap((folder, index) => {
        const found = facts[index];
        const mode = found?.kind === 'folder' ? found.mode : null;
        return folderFindings(shownPath(folder, places.home), mode);
      });
    },
    async ofPrograms(profiles) {
      const programs = new Set<string>();
      for (const profile of profiles) {
        const program = programs.size < mostPrograms ? programToFind(profile, isWindows) : null;
        if (program !== null) programs.add(program);
      }
      if (programs.size === 0) return [];
      const names = [...programs];
      const states = await Promise.all(names.map((program) => stateOf(ports, program)));
      const byName = new Map(names.map((program, index) => [program, states[index] ?? 'there']));
      return profiles.flatMap((profile) =>
        programFindings(profile, (program) => byName.get(program) ?? 'there', isWindows),
      );
    },
  };
}

async function stateOf(ports: SurroundingsPorts, program: string): Promise<ProgramState> {
  const { environment, places } = ports;
  if (program.startsWith('~/')) {
    const state = await lookAt(ports, joinPath(places.home, program.slice(2)));
    return state === 'there' ? 'home-not-expanded' : state;
  }
  if (isAbsolutePath(program)) return lookAt(ports, program);
  const separator = places.platform === 'win32' ? ';' : ':';
  // Without it nobody can say where tools would look.
  const path = environment['PATH'];
  if (path === undefined || path === '') return 'there';
  const folders = path.split(separator).filter(isAbsolutePath);
  const states = await Promise.all(folders.map((folder) => lookAt(ports, joinPath(folder, program))));
  return states.includes('there') ? 'there' : 'not-in-path';
}

async function lookAt(ports: SurroundingsPorts, path: string): Promise<ProgramState> {
  const isWindows = ports.places.platform === 'win32';
  const endings = isWindows ? ['', ...(ports.environment['PATHEXT'] ?? usualEndings).split(';')] : [''];
  const found = await Promise.all(endings.map((ending) => factsOf(ports.files, path + ending)));
  const files = found.filter((facts) => facts !== null && facts.kind !== 'folder');
  if (files.length === 0) return 'not-there';
  return isWindows || files.some((facts) => ((facts?.mode ?? 0) & 0o111) !== 0) ? 'there' : 'not-executable';
}

/** Null where nothing is there, or where nobody may look. */
async function factsOf(files: Ports['files'], path: string): Promise<FileFacts | null> {
  try {
    return await files.inspectTarget(path);
  } catch (error) {
    if (error instanceof FileSystemError) return null;
    throw error;
  }
}

/**
 * The Watcher port over chokidar, which sees changes behind a linked file.
 *
 * Watches the folders rather than the files, so that a file made again is seen, both where the path stands and where
 * it leads. chokidar loses a folder that is deleted and made again, and knows nothing of one that is not there
 * yet: both are noticed here, by looking again after each event and, only while a folder is missing, now and then.
 */
import { readlinkSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type FSWatcher, watch as watchWithChokidar } from 'chokidar';
import type { Dispose, Watcher } from '../services/ports.js';

/** Milliseconds between looks at a folder that is missing. */
const missingFolderInterval = 300;
/** Milliseconds for which events are gathered into one call. */
const gathering = 15;
/** Milliseconds after which all is told once more: chokidar drops a change up to 50 after another, a removal up to 100. */
const dropping = 120;
const linkLimit = 40;

export function createChokidarWatcher(): Watcher {
  return { watch: (paths, onChange) => new Watching(paths, onChange).dispose };
}

class Watching {
  readonly #paths: readonly string[];
  readonly #onChange: () => void;
  #watcher: FSWatcher | null = null;
  #armedFor = '';
  #gather: NodeJS.Timeout | null = null;
  #last: NodeJS.Timeout | null = null;
  #look: NodeJS.Timeout | null = null;
  #ended = false;

  constructor(paths: readonly string[], onChange: () => void) {
    this.#paths = paths;
    this.#onChange = onChange;
    this.#arm();
  }

  readonly dispose: Dispose = () => {
    this.#ended = true;
    if (this.#gather !== null) clearTimeout(this.#gather);
    if (this.#last !== null) clearTimeout(this.#last);
    if (this.#look !== null) clearTimeout(this.#look);
    this.#close();
  };

  #arm(): void {
    const names = namesByFolder(this.#paths);
    this.#armedFor = signatureOf(this.#paths);
    const present = [...names.keys()].filter((folder) => identityOf(folder) !== null);
    this.#close();
    if (present.length > 0) {
      const watcher = watchWithChokidar(present, {
        depth: 0,
        ignoreInitial: true,
        ignored: (path) => !names.has(path) && names.get(dirname(path))?.has(basename(path)) !== true,
      });
      // What changed while the watch was being set up is in nobody's events.
      watcher.on('all', () => this.#seen()).on('ready', () => this.#seen());
      watcher.on('error', () => this.#seen());
      this.#watcher = watcher;
    }
    if (present.length < names.size) this.#lookAgainSoon();
  }

  #close(): void {
    void this.#watcher?.close();
    this.#watcher = null;
  }

  #seen(): void {
    if (this.#ended) return;
    this.#gather ??= setTimeout(() => {
      this.#gather = null;
      this.#tell();
    }, gathering);
    if (this.#last !== null) clearTimeout(this.#last);
    this.#last = setTimeout(() => this.#tell(), dropping);
  }

  #tell(): void {
    if (signatureOf(this.#paths) !== this.#armedFor) this.#arm();
    this.#onChange();
  }

  #lookAgainSoon(): void {
    if (this.#look !== null) clearTimeout(this.#look);
    this.#look = setTimeout(() => {
      if (signatureOf(this.#paths) !== this.#armedFor) this.#seen();
      if (!this.#ended) this.#lookAgainSoon();
    }, missingFolderInterval);
    this.#look.unref();
  }
}

/** The names to look for in each folder: where the paths stand, and each place that their links lead through. */
function namesByFolder(paths: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>();
  for (const path of paths.flatMap(placesOf)) {
    const names = folders.get(dirname(path)) ?? new Set();
    folders.set(dirname(path), names.add(basename(path)));
  }
  return folders;
}

function placesOf(path: string): string[] {
  const places = [path];
  for (let at = path; places.length < linkLimit;) {
    const target = linkTarget(at);
    if (target === null) break;
    at = resolve(dirname(at), target);
    places.push(at);
  }
  return places;
}

function linkTarget(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}

/** Changes when a folder is another one than before, appears, vanishes, or a link leads elsewhere. */
function signatureOf(paths: readonly string[]): string {
  const places = paths.flatMap(placesOf);
  return JSON.stringify(places.map((place) => [place, identityOf(dirname(place))]));
}

function identityOf(folder: string): string | null {
  try {
    const stats = statSync(folder, { throwIfNoEntry: false });
    return stats?.isDirectory() === true ? join(String(stats.dev), String(stats.ino)) : null;
  } catch {
    return null;
  }
}

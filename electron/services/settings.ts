/** What the window remembers: theme, favourites, recents, colours, and other credentials files. Holds no secret. */
import type { Settings, SettingsChange } from '../../shared/models/settings.js';
import { succeed } from '../../shared/models/failure.js';
import type { SettingsService } from './api.js';
import type { JsonFile } from './json-file.js';
import type { Consent, Dispose } from './ports.js';

export const defaultSettings: Settings = {
  theme: 'system',
  favourites: [],
  recents: [],
  colours: {},
  locations: [],
};

const recentsKept = 8;

/** Days after which an access key is old. */
export function oldAfterDaysOf({ keyAgeDays = 90 }: Pick<Settings, 'keyAgeDays'>): number {
  return keyAgeDays;
}

export interface SettingsStore extends SettingsService {
  /** What is kept of profiles goes with them to other ids. @param ids from the earlier to the later id, all at once */
  rename(ids: ReadonlyMap<string, string>): Promise<void>;
  onChanged(listener: (settings: Settings) => void): Dispose;
}

/** The service over its file; another Keyway's changes are read again before each change of ours. */
export function createSettings(file: JsonFile<Settings>, consent: Consent): SettingsStore {
  const listeners = new Set<(settings: Settings) => void>();
  let queue: Promise<unknown> = Promise.resolve();

  async function current(): Promise<Settings> {
    return (await file.read()) ?? defaultSettings;
  }

  /** One change after the other, so that two clicks in a row do not lose the first. */
  function update(edit: (settings: Settings) => Settings): Promise<Settings> {
    const next = queue.then(async () => {
      const edited = edit(await current());
      await file.write(edited);
      for (const listener of listeners) listener(edited);
      return edited;
    });
    queue = next.catch(() => undefined);
    return next;
  }

  return {
    current,
    change: (change) => update((settings) => applyChange(settings, change)),
    async addLocation() {
      const path = await consent.chooseFileToOpen('credentials');
      if (path === null) return succeed(null);
      await update((settings) => ({
        ...settings,
        locations: [...settings.locations.filter((location) => location !== path), path],
      }));
      return succeed(path);
    },
    removeLocation: (path) =>
      update((settings) => ({
        ...settings,
        locations: settings.locations.filter((location) => location !== path),
      })),
    async rename(ids) {
      const present = await current();
      const kept = [...present.favourites, ...present.recents, ...Object.keys(present.colours)];
      const concerned = new Set([...ids.keys(), ...ids.values()]);
      if (kept.some((id) => concerned.has(id))) await update((settings) => renamed(settings, ids));
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function applyChange(settings: Settings, change: SettingsChange): Settings {
  switch (change.kind) {
    case 'theme':
      return { ...settings, theme: change.theme };
    case 'shell':
      return { ...settings, shell: change.shell };
    case 'key-age':
      return { ...settings, keyAgeDays: change.days };
    case 'favourite': {
      const others = settings.favourites.filter((id) => id !== change.id);
      return { ...settings, favourites: change.favourite ? [...others, change.id] : others };
    }
    case 'recent': {
      const others = settings.recents.filter((id) => id !== change.id);
      return { ...settings, recents: [change.id, ...others].slice(0, recentsKept) };
    }
    case 'colour': {
      const others = Object.entries(settings.colours).filter(([id]) => id !== change.id);
      const own = change.colour === null ? [] : [[change.id, change.colour] as const];
      return { ...settings, colours: Object.fromEntries([...others, ...own]) };
    }
  }
}

/** What stood under the new ids was of profiles that are gone. */
function renamed(settings: Settings, ids: ReadonlyMap<string, string>): Settings {
  const taken = new Set(ids.values());
  const follow = (id: string): readonly string[] => {
    const next = ids.get(id);
    if (next !== undefined) return [next];
    return taken.has(id) ? [] : [id];
  };
  return {
    ...settings,
    favourites: settings.favourites.flatMap(follow),
    recents: settings.recents.flatMap(follow),
    colours: Object.fromEntries(
      Object.entries(settings.colours).flatMap(([id, colour]) => follow(id).map((each) => [each, colour])),
    ),
  };
}

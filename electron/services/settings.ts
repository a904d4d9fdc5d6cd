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

export interface SettingsStore extends SettingsService {
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

/** What the window must know of its host, and the one stream of "something changed". */
import type { ApplicationInfo, ChangedEvent } from '../../shared/models/application.js';
import type { ApplicationService } from './api.js';
import { createPages } from './pages.js';
import type { Browser } from './ports.js';

export type Topic = ChangedEvent['topics'][number];

export interface Application extends ApplicationService {
  /** Raises the revision and tells everyone who listens. */
  changed(topics: readonly Topic[]): void;
}

export function createApplication(info: () => ApplicationInfo, browser: Browser | null): Application {
  const listeners = new Set<(event: ChangedEvent) => void>();
  let revision = 1;
  return {
    info,
    openPage: createPages(browser),
    revision: () => revision,
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed(topics) {
      revision += 1;
      for (const listener of listeners) listener({ revision, topics });
    },
  };
}

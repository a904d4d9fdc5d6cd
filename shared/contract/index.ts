/** THE table of procedures: what the window can ask of main, and nothing else. */
import { application } from './application.js';
import { changes } from './changes.js';
import { editing } from './editing.js';
import { keys } from './keys.js';
import { profiles } from './profiles.js';
import { resolution } from './resolution.js';
import { rotations } from './rotations.js';
import { sessions } from './sessions.js';
import { store } from './store.js';

/** Named part by part: written out whole it is longer than the compiler prints. No interface: routers are indexed by name. */
export type Contract = {
  readonly application: typeof application;
  readonly profiles: typeof profiles;
  readonly changes: typeof changes;
  readonly resolution: typeof resolution;
  readonly editing: typeof editing;
  readonly store: typeof store;
  readonly sessions: typeof sessions;
  readonly keys: typeof keys;
  readonly rotations: typeof rotations;
};

export const contract: Contract = {
  application,
  profiles,
  changes,
  resolution,
  editing,
  store,
  sessions,
  keys,
  rotations,
};

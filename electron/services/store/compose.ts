/** The encrypted store and what lies around it, put together from the ports. */
import { fail, type FailureFacts, type Result } from '../../../shared/models/failure.js';
import { bridgeLine } from '../../core/bridge/bridge-line.js';
import { joinPath, shownPath } from '../../core/paths.js';
import { type Activity, createActivity } from '../activity.js';
import { type ContentSeal, createContentSeal } from '../changes/content-seal.js';
import type { StoreAccess } from '../files/aws-files.js';
import type { FileSystem, Places, Ports } from '../ports.js';
import type { StoreBeside } from '../profile-reading.js';
import type { StoreSurroundings } from './detail.js';
import { createStore, type Store } from './store.js';
import { storeFilePath, withStoreFile } from './store-file.js';

/** How tools start `keyway`. Absolute paths. */
export interface BridgeCommand {
  /** Null where the command runs by itself. */
  readonly node: string | null;
  readonly command: string;
}

/** Where there is none that a line could name: which path, and why. */
export type OwnCommand = Result<BridgeCommand, FailureFacts<'line-not-quotable'>>;

export interface SealedParts {
  readonly store: Store;
  readonly activity: Activity;
  /** The person's files with the store as one of them. */
  readonly files: FileSystem;
  readonly access: StoreAccess;
  readonly seal: ContentSeal;
  readonly beside: StoreBeside;
  /** The line by which tools get the stored profile of that id. Fails with `line-not-quotable`. */
  readonly bridgeLineFor: (id: string) => Result<string>;
}

/** @param surroundings what other services know of the store's profiles; asked when something is shown */
export function composeStore(ports: Ports, surroundings: StoreSurroundings): SealedParts {
  const { places, sealing, clock } = ports;
  const activity = createActivity(ports);
  const store = createStore({ ports, activity, ...surroundings });
  const path = storeFilePath(places);
  const seal = createContentSeal({ files: ports.files, places, sealing, vault: store });
  const bridgeLineFor = (entryId: string): Result<string> => lineOf(ports, entryId);
  const shownStore = shownPath(joinPath(places.dataFolder, 'store.json'), places.home);
  return {
    store,
    activity,
    files: withStoreFile(ports.files, store, path, clock),
    access: { vault: store, path },
    seal,
    beside: { shownPath: shownStore, bridgeLineFor },
    bridgeLineFor,
  };
}

function lineOf({ places, ownCommand }: Ports, entryId: string): Result<string> {
  if (!ownCommand.ok) return fail({ code: 'line-not-quotable', facts: ownCommand.failure, action: null });
  return bridgeLine({ platform: places.platform, ...ownCommand.value, entryId, home: homeInForce(places) });
}

/** `--home` or KEYWAY_HOME: the command must be told, since nothing else leads it there. */
function homeInForce({ home, dataFolder }: Places): string | null {
  return dataFolder === joinPath(home, '.keyway') ? home : null;
}

/** The composition root: ports in, the whole application out. Plain constructors; everything started is disposed. */
import type { ListedProfile } from '../shared/models/profile.js';
import { settings as settingsSchema } from '../shared/models/settings.js';
import { joinPath, shownPath } from './core/paths.js';
import type { Services } from './services/api.js';
import { activityPath } from './services/activity.js';
import { createActivityService } from './services/activity-export.js';
import { type Application, createApplication } from './services/application.js';
import { type Changes, createChanges } from './services/changes/changes.js';
import { createEditing, type Editing } from './services/editing/editing.js';
import { askOpenApps } from './services/bridge/messages.js';
import { createHandingOut } from './services/bridge/handing-out.js';
import { createSessionSource } from './services/bridge/session-source.js';
import { createSharedKeys } from './services/bridge/shared-keys.js';
import { type AwsFiles, createAwsFiles } from './services/files/aws-files.js';
import { createJsonFile } from './services/json-file.js';
import { withModeFixes } from './services/files/file-modes.js';
import { createFileSurroundings } from './services/files/surroundings.js';
import { createKeys, type Keys } from './services/keys/keys.js';
import { keyMemoryPath } from './services/keys/memory.js';
import { createMoving } from './services/moving/moving.js';
import { type Dispose, FileSystemError, type Logger, type Places, type Ports } from './services/ports.js';
import { clockPath, createClockMemory } from './services/clock-memory.js';
import { createProfiles, type Profiles } from './services/profiles.js';
import { createResolution, type Resolution } from './services/resolution/resolution.js';
import { createTracer } from './services/resolution/tracer.js';
import { createFollowRenames, type FollowRenames, withRenamesUndone } from './services/renamed-profiles.js';
import { createIdentities } from './services/sessions/identities.js';
import { type ComposedSessions, composeSessions } from './services/sessions/compose.js';
import { createSettings, type SettingsStore } from './services/settings.js';
import { type ComposedRotation, composeRotation } from './services/rotation/compose.js';
import { withUndoGuard } from './services/rotation/undo-guard.js';
import { composeStore, type SealedParts } from './services/store/compose.js';
import type { Store } from './services/store/store.js';
import { createSwitching, type Switching, timeLimit } from './services/switching.js';

export interface AppOptions {
  readonly host: 'desktop' | 'web' | 'cli';
  readonly version: string;
}

export interface App {
  readonly services: Services;
  /** Finishes what a crash left, reads the settings, and, with a window, watches the files and keeps time. */
  start(): Promise<void>;
  dispose(): Promise<void>;
}

export function createApp(ports: Ports, options: AppOptions): App {
  let isSealed = false;
  const info = applicationInfo(ports.places, options);
  const application = createApplication(() => ({ ...info, historySealed: isSealed }), ports.browser);
  const parts = createParts(ports, application);
  const { services, awsFiles, changes, resolution, editing, store } = parts;
  const started: Dispose[] = [];
  let following: Promise<void> = Promise.resolve();
  const followStore = (): void => {
    following = following
      .then(() => changes.followStore())
      .then(async () => {
        isSealed = await sealedNow(changes);
      });
  };
  return {
    services,
    async start() {
      const present = await parts.settings.current();
      awsFiles.setLocations(present.locations);
      await recover(changes, ports.logger);
      isSealed = await sealedNow(changes);
      started.push(store.onChanged(followStore));
      if (options.host === 'cli') return;
      await store.start();
      started.push(...keepWatch(parts, application, ports));
      await parts.sessions.begin();
      await parts.rotation.begin();
    },
    async dispose() {
      for (const dispose of started.splice(0).reverse()) dispose();
      await following;
      await parts.rotation.dispose();
      await parts.sessions.dispose();
      resolution.dispose();
      awsFiles.dispose();
      await editing.dispose();
      await store.dispose();
      ports.dispose?.();
    },
  };
}

/** The services, and what has to be started and disposed of. */
interface Parts {
  readonly services: Services;
  readonly awsFiles: AwsFiles;
  readonly changes: Changes;
  readonly settings: SettingsStore;
  readonly switching: Switching;
  readonly resolution: Resolution;
  readonly editing: Editing;
  readonly store: Store;
  readonly sessions: ComposedSessions;
  readonly rotation: ComposedRotation;
}

function createParts(plain: Ports, application: Application): Parts {
  const sealed: SealedParts = composeStore(plain, {
    revision: () => application.revision(),
    historySealed: () => changes.isSealed(),
    ...seenOfStore(() => profiles),
  });
  const { store, access, seal, beside, bridgeLineFor } = sealed;
  // For everything but the store itself, the store is a file like others.
  const ports: Ports = { ...plain, files: sealed.files };
  const { files, random, places, environment, clock } = ports;
  const awsFiles = createAwsFiles(ports, access, seal);
  const changes: Changes = createChanges(ports, awsFiles, seal);
  const settingsPath = joinPath(places.configFolder, 'settings.json');
  const settings = createSettings(createJsonFile(files, random, settingsPath, settingsSchema), ports.consent);
  const limits = createJsonFile(files, random, joinPath(places.dataFolder, 'time-limit.json'), timeLimit);
  const surroundings = createFileSurroundings(ports);
  const revertsAt = (): Promise<number | null> => switching.revertsAt();
  const profiles: Profiles = createProfiles({
    files: awsFiles,
    surroundings,
    environment,
    revertsAt,
    clock: { now: () => clock.now(), offset: () => createClockMemory(ports).remembered() },
    keyFindings: async () => [...(await keys.findings()), ...(await rotation.findings())],
    store: beside,
  });
  const tracer = createTracer(ports, awsFiles);
  const switching = createSwitching({ changes, profiles, limits, clock, tracer, bridgeLineFor });
  const onChange = (): void => application.changed(['profiles']);
  const revision = (): number => application.revision();
  const resolution = createResolution({ ports, awsFiles, tracer, changes, profiles, revision, onChange });
  const follow = createFollowRenames({ settings, identities: createIdentities(ports), logger: ports.logger });
  const following = { store: { newId: () => store.newId(), bridgeLineFor }, onRenamed: follow };
  const edits = createEditing({ ports, changes, profiles, ...following });
  const editing = withModeFixes(edits, { ports, awsFiles, surroundings, onChange });
  const around = { ports, vault: store, activity: sealed.activity, profiles, changes, editing, application };
  const sessions = composeSessions(around);
  const rotation = composeRotation({ ...around, store, sessions: sessions.sessions });
  const asking = { sessions: sessions.sessions, rotation: rotation.rotation };
  const keys: Keys = createKeys({ ...around, ...asking, settings });
  const services = {
    ...{ editing, resolution, profiles, switching, settings, application },
    ...ofStore(ports, sealed, changes, profiles, sessions),
    ...sessions.services,
    ...ofRotation(rotation, changes, profiles, follow),
    keys,
  };
  const timed = { sessions, rotation };
  return { services, awsFiles, changes, settings, switching, resolution, editing, store, ...timed };
}

/** Changes are undone with an eye to the keys that rotations ended, and to what is kept by the names of profiles. */
function ofRotation(
  { rotation }: ComposedRotation,
  changes: Changes,
  profiles: Profiles,
  follow: FollowRenames,
): Pick<Services, 'rotation' | 'changes'> {
  const undoing = withRenamesUndone(changes, () => profiles.switchFiles(), follow);
  return { rotation, changes: withUndoGuard(undoing, rotation) };
}

/** What is done with the store, and with what is in it. */
function ofStore(
  ports: Ports,
  { store, activity, bridgeLineFor }: SealedParts,
  changes: Changes,
  profiles: Profiles,
  { sessions }: ComposedSessions,
): Pick<Services, 'store' | 'moving' | 'handingOut' | 'activity'> {
  const { lineRunner: runner, decryption, openApps, consent, clock } = ports;
  const parts = { ports, vault: store, changes, profiles, activity, runner, decryption };
  const moving = createMoving({ ...parts, bridgeLine: bridgeLineFor });
  const handingOut = createHandingOut({
    vault: store,
    sharedKeys: createSharedKeys(ports),
    consent,
    activity,
    clock,
    sessions: createSessionSource(sessions),
    ...(openApps === null ? {} : { elsewhere: askOpenApps(openApps) }),
  });
  return { store, moving, handingOut, activity: createActivityService({ ports, activity, changes }) };
}

/** What the list knows of the profiles in the store, and of those that are not in it. */
function seenOfStore(profiles: () => Profiles): {
  readonly plaintext: () => Promise<readonly string[]>;
  readonly connected: () => Promise<ReadonlySet<string>>;
} {
  const rows = async (): Promise<readonly ListedProfile[]> => {
    const list = await profiles().list();
    return list.ok ? list.value.profiles : [];
  };
  return {
    plaintext: async () =>
      (await rows())
        .filter(({ location, findings }) => location === null && findings.includes('plaintext-long-term-key'))
        .map(({ name }) => name),
    connected: async () =>
      new Set(
        (await rows()).flatMap(({ stored }) => (stored !== null && stored.connected ? [stored.entry] : [])),
      ),
  };
}

async function sealedNow(changes: Changes): Promise<boolean> {
  try {
    return await changes.isSealed();
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    return false;
  }
}

/** Watches the files and keeps time; gives what ends it. */
function keepWatch(parts: Parts, application: Application, ports: Ports): readonly Dispose[] {
  const { awsFiles, changes, settings, switching, store } = parts;
  return [
    store.onChanged(() => application.changed(['store', 'activity', 'profiles', 'changes'])),
    // Commands that hand out or lock note it there, whether a window is open or not.
    ports.watcher.watch([activityPath(ports.places)], () => application.changed(['activity'])),
    // Whoever asked AWS notes there how far the clock is off.
    ports.watcher.watch([clockPath(ports.places)], () => application.changed(['profiles'])),
    // What AWS said of keys, and the findings that come of it.
    ports.watcher.watch([keyMemoryPath(ports.places)], () => application.changed(['keys', 'profiles'])),
    // Another Keyway may have written them: its history changed too.
    awsFiles.onChanged(() => application.changed(['profiles', 'changes'])),
    changes.onChanged(() => application.changed(['profiles', 'changes'])),
    settings.onChanged(({ locations }) => {
      awsFiles.setLocations(locations);
      application.changed(['settings', 'profiles']);
    }),
    awsFiles.watch(),
    switching.keepTime((result) => {
      if (!result.ok) ports.logger.error('take-back-failed', { code: result.failure.code });
      application.changed(['profiles', 'changes']);
    }),
  ];
}

/** Where Keyway's own folder cannot be used nothing can be finished, but profiles can still be shown. */
async function recover(changes: Changes, logger: Logger): Promise<void> {
  try {
    for (const { change, outcome } of await changes.recover()) logger.info('recovered', { change, outcome });
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    logger.error('not-recovered', { operation: error.operation, systemCode: error.systemCode });
  }
}

function applicationInfo(
  places: Places,
  { host, version }: AppOptions,
): Omit<ReturnType<Application['info']>, 'historySealed'> {
  const shown = (path: string): string => shownPath(path, places.home);
  return {
    version,
    host: host === 'desktop' ? 'desktop' : 'web',
    platform: places.platform,
    paths: {
      home: places.home,
      data: shown(places.dataFolder),
      settings: shown(places.configFolder),
      logs: shown(places.stateFolder),
    },
  };
}

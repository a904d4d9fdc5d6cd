/** The composition root: ports in, the whole application out. Plain constructors; everything started is disposed. */
import { settings as settingsSchema } from '../shared/models/settings.js';
import { joinPath, shownPath } from './core/paths.js';
import type { Services } from './services/api.js';
import { type Application, createApplication } from './services/application.js';
import { type Changes, createChanges } from './services/changes/changes.js';
import { createEditing, type Editing } from './services/editing/editing.js';
import { type AwsFiles, createAwsFiles } from './services/files/aws-files.js';
import { createJsonFile } from './services/json-file.js';
import { withModeFixes } from './services/files/file-modes.js';
import { createFileSurroundings } from './services/files/surroundings.js';
import { type Dispose, FileSystemError, type Logger, type Places, type Ports } from './services/ports.js';
import { createProfiles } from './services/profiles.js';
import { createResolution, type Resolution } from './services/resolution/resolution.js';
import { createTracer } from './services/resolution/tracer.js';
import { createSettings, type SettingsStore } from './services/settings.js';
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
  const application = createApplication(applicationInfo(ports.places, options));
  const parts = createParts(ports, application);
  const { services, awsFiles, changes, resolution, editing } = parts;
  const started: Dispose[] = [];
  return {
    services,
    async start() {
      const present = await parts.settings.current();
      awsFiles.setLocations(present.locations);
      await recover(changes, ports.logger);
      if (options.host !== 'cli') started.push(...keepWatch(parts, application, ports.logger));
    },
    async dispose() {
      for (const dispose of started.splice(0).reverse()) dispose();
      resolution.dispose();
      awsFiles.dispose();
      await editing.dispose();
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
}

function createParts(ports: Ports, application: Application): Parts {
  const { files, random, places, environment } = ports;
  const awsFiles = createAwsFiles(ports);
  const changes = createChanges(ports, awsFiles);
  const settingsPath = joinPath(places.configFolder, 'settings.json');
  const settings = createSettings(createJsonFile(files, random, settingsPath, settingsSchema), ports.consent);
  const limits = createJsonFile(files, random, joinPath(places.dataFolder, 'time-limit.json'), timeLimit);
  const surroundings = createFileSurroundings(ports);
  const revertsAt = (): Promise<number | null> => switching.revertsAt();
  const profiles = createProfiles({ files: awsFiles, surroundings, environment, revertsAt });
  const tracer = createTracer(ports, awsFiles);
  const switching = createSwitching({ changes, profiles, limits, clock: ports.clock, tracer });
  const onChange = (): void => application.changed(['profiles']);
  const revision = (): number => application.revision();
  const resolution = createResolution({ ports, awsFiles, tracer, changes, profiles, revision, onChange });
  const editing = withModeFixes(createEditing({ ports, changes, profiles }), {
    ports,
    awsFiles,
    surroundings,
    onChange,
  });
  const services = { editing, resolution, profiles, switching, changes, settings, application };
  return { services, awsFiles, changes, settings, switching, resolution, editing };
}

/** Watches the files and keeps time; gives what ends it. */
function keepWatch(parts: Parts, application: Application, logger: Logger): readonly Dispose[] {
  const { awsFiles, changes, settings, switching } = parts;
  return [
    // Another Keyway may have written them: its history changed too.
    awsFiles.onChanged(() => application.changed(['profiles', 'changes'])),
    changes.onChanged(() => application.changed(['profiles', 'changes'])),
    settings.onChanged(({ locations }) => {
      awsFiles.setLocations(locations);
      application.changed(['settings', 'profiles']);
    }),
    awsFiles.watch(),
    switching.keepTime((result) => {
      if (!result.ok) logger.error('take-back-failed', { code: result.failure.code });
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

function applicationInfo(places: Places, { host, version }: AppOptions): ReturnType<Application['info']> {
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
    historySealed: false,
  };
}

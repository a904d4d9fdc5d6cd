/** The composition root: ports in, the whole application out. Plain constructors; everything started is disposed. */
import { settings as settingsSchema } from '../shared/models/settings.js';
import { joinPath, shownPath } from './core/paths.js';
import type { Services } from './services/api.js';
import { type Application, createApplication } from './services/application.js';
import { type Changes, createChanges } from './services/changes/changes.js';
import { createAwsFiles } from './services/files/aws-files.js';
import { createJsonFile } from './services/json-file.js';
import { type Dispose, FileSystemError, type Logger, type Places, type Ports } from './services/ports.js';
import { createProfiles } from './services/profiles.js';
import { createResolution } from './services/resolution/resolution.js';
import { createTracer } from './services/resolution/tracer.js';
import { createSettings, defaultSettings } from './services/settings.js';
import { createSwitching, timeLimit } from './services/switching.js';

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
  const { places } = ports;
  const application = createApplication(applicationInfo(places, options));
  const awsFiles = createAwsFiles(ports);
  const changes = createChanges(ports, awsFiles);
  const settingsFile = createJsonFile(
    ports.files,
    ports.random,
    joinPath(places.configFolder, 'settings.json'),
    settingsSchema,
  );
  const settings = createSettings(settingsFile, ports.consent);
  const limits = createJsonFile(
    ports.files,
    ports.random,
    joinPath(places.dataFolder, 'time-limit.json'),
    timeLimit,
  );
  const profiles = createProfiles({
    files: awsFiles,
    environment: ports.environment,
    revertsAt: () => switching.revertsAt(),
  });
  const tracer = createTracer(ports, awsFiles);
  const switching = createSwitching({ changes, profiles, limits, clock: ports.clock, tracer });
  const resolution = createResolution({
    ports,
    awsFiles,
    tracer,
    changes,
    profiles,
    revision: () => application.revision(),
    onChange: () => application.changed(['profiles']),
  });
  const services: Services = { resolution, profiles, switching, changes, settings, application };
  const started: Dispose[] = [];

  return {
    services,
    async start() {
      const present = (await settingsFile.read()) ?? defaultSettings;
      awsFiles.setLocations(present.locations);
      await recover(changes, ports.logger);
      if (options.host === 'cli') return;
      started.push(
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
      );
    },
    dispose() {
      for (const dispose of started.splice(0).reverse()) dispose();
      resolution.dispose();
      awsFiles.dispose();
      return Promise.resolve();
    },
  };
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

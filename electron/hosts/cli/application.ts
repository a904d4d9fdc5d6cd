/** Opens the application for one run of the command line, over the real ports. */
import { createNodePorts } from '../../adapters/node-ports.js';
import { createApp } from '../../app.js';
import { shownPath } from '../../core/paths.js';
import type { OpenApplication } from './run.js';

/**
 * @param home the folder that stands in for the home folder, absolute; null for the person's own.
 * @param version as package.json gives it.
 */
export async function openApplication(home: string | null, version: string): Promise<OpenApplication> {
  const ports = createNodePorts({
    ...(home === null ? {} : { home }),
    // No command of today chooses a file by asking: a location is named on the command line.
    consent: { chooseCredentialsFile: () => Promise.resolve(null) },
  });
  const app = createApp(ports, { host: 'cli', version });
  await app.start();
  return {
    services: app.services,
    read: (path) => ports.files.read(path),
    shown: (path) => shownPath(path, ports.places.home),
    report: (error) => {
      const id = ports.random.hex(8);
      ports.logger.error('unexpected', { id, ...describeError(error) });
      return id;
    },
    dispose: () => app.dispose(),
  };
}

/** What may be logged of an error; the logger redacts it once more. */
function describeError(error: unknown): {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
} {
  return error instanceof Error
    ? { name: error.name, message: error.message, stack: error.stack ?? '' }
    : { name: typeof error, message: '', stack: '' };
}

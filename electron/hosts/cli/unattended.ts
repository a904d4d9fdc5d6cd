/** The application where a tool waits and nobody sits: whatever would be asked is a refusal. */
import { createNodePorts } from '../../adapters/node-ports.js';
import { type App, createApp } from '../../app.js';
import type { Consent } from '../../services/ports.js';
import { ownPlace } from './installation.js';

const nobody: Consent = {
  chooseFileToOpen: () => Promise.resolve(null),
  chooseFileToWrite: () => Promise.resolve(null),
  allow: () => Promise.resolve('unasked'),
};

/** @param home as given by `--home`; null without */
export async function openUnattended(home: string | null): Promise<App> {
  const ports = createNodePorts({
    ...(home === null ? {} : { home }),
    consent: nobody,
    command: ownPlace(),
    isWindow: false,
    asksPerson: false,
  });
  // What it shows of itself nobody sees.
  const app = createApp(ports, { host: 'cli', version: '' });
  await app.start();
  return app;
}

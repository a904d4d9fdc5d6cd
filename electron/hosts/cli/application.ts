/** Opens the application for one run of the command line, over the real ports. */
import { writeSync } from 'node:fs';
import { commandLine } from '../../../shared/catalogue/en/command-line.js';
import { createOpenApps } from '../../adapters/bridge/bridge-client.js';
import { createNodePorts } from '../../adapters/node-ports.js';
import { createTerminalConsent } from '../../adapters/terminal-consent.js';
import { logUnexpected, onCrash } from '../../adapters/unexpected.js';
import { createApp } from '../../app.js';
import { shownPath } from '../../core/paths.js';
import type { Consent } from '../../services/ports.js';
import { ownPlace } from './installation.js';
import type { OpenApplication } from './run.js';

/**
 * @param home the folder that stands in for the home folder, absolute; null for the person's own.
 * @param version as package.json gives it.
 * @param consent who is asked before a change that needs it.
 */
export async function openApplication(
  home: string | null,
  version: string,
  consent: Consent = askOnTerminal(false),
): Promise<OpenApplication> {
  const ports = createNodePorts({
    ...(home === null ? {} : { home }),
    consent,
    command: ownPlace(),
    isWindow: false,
  });
  const report = (error: unknown): string => logUnexpected(ports, error);
  onCrash((error) => {
    writeSync(2, `keyway: ${commandLine.internal(report(error))}\n`);
    process.exit(1);
  });
  const app = createApp(ports, { host: 'cli', version });
  await app.start();
  return {
    services: app.services,
    read: (path) => ports.files.read(path),
    shown: (path) => shownPath(path, ports.places.home),
    report,
    openApps: ports.openApps ?? createOpenApps(ports.places.dataFolder),
    dispose: () => app.dispose(),
  };
}

/**
 * Questions go to standard error: what a command answers stays alone on standard output.
 *
 * @param consents the person said yes beforehand, with `--yes`
 */
export function askOnTerminal(consents: boolean): Consent {
  const { stdin: input, stderr: output } = process;
  const terminal = createTerminalConsent({ input, output, isInteractive: input.isTTY && output.isTTY });
  return {
    ...terminal,
    // No command chooses a file by asking: a location is named on the command line.
    chooseFileToOpen: () => Promise.resolve(null),
    // Whoever types `keyway set … credential_process=…` has said what tools shall run; and undo takes it back.
    allow: (request) =>
      consents || request.kind === 'runs-program' || request.kind === 'sends-elsewhere'
        ? Promise.resolve('allowed')
        : terminal.allow(request),
  };
}

/** What may be logged of an error; the logger redacts it once more. */

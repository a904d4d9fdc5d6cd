/** `node out/main/web.js`: the app on 127.0.0.1, for machines without an Electron binary and for tests. */
import { existsSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { webHostWords } from '../../../shared/catalogue/en/web-host.js';
import { createNodePorts } from '../../adapters/node-ports.js';
import { answerOtherKeyways } from '../../adapters/bridge/answer-others.js';
import { createTerminalConsent } from '../../adapters/terminal-consent.js';
import { logUnexpected, onCrash } from '../../adapters/unexpected.js';
import { createApp } from '../../app.js';
import { openInBrowser } from '../../adapters/open-in-browser.js';
import { startWebHost } from './host.js';
import { readWebOptions, type WebOptions } from './options.js';

// Built, this file stands in out/main, beside out/renderer.
const pageFolder = join(import.meta.dirname, '..', 'renderer');
const packageFile = join(import.meta.dirname, '..', '..', 'package.json');

/** How long what goes on may take to end before the process ends anyway. */
const endsWithinMilliseconds = 3000;

async function run({ home, open }: WebOptions): Promise<void> {
  const ports = createNodePorts({
    ...(home === null ? {} : { home }),
    // Built, this file stands beside the command.
    command: { kind: 'script', path: join(import.meta.dirname, 'cli.js') },
    isWindow: true,
    consent: createTerminalConsent({
      input: process.stdin,
      output: process.stdout,
      isInteractive: process.stdin.isTTY && process.stdout.isTTY,
    }),
  });
  const { logger, random, places } = ports;
  onCrash((error) => {
    writeSync(2, `${webHostWords.crashed(logUnexpected(ports, error), places.stateFolder)}\n`);
    process.exit(1);
  });
  const app = createApp(ports, { host: 'web', version: readVersion() });
  await app.start();
  const { services } = app;
  const context = { services, logger, random };
  const endBridge = await answerOtherKeyways(services, places);
  const host = await startWebHost({ context, pageFolder, stateFolder: places.stateFolder });
  endOnSignals(() => {
    host.close();
    return Promise.all([endBridge(), app.dispose()]);
  });
  const opened = open && (await openInBrowser(host.address));
  say(opened ? webHostWords.opened(host.address) : webHostWords.notOpened(host.address));
  say(webHostWords.howToStop);
}

/** Ctrl+C tells everyone, and whoever started this passes it on: the second time must not cut short what the first one ends. */
function endOnSignals(end: () => Promise<unknown>): void {
  let isEnding = false;
  const once = (): void => {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(0), endsWithinMilliseconds).unref();
    void end().finally(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, once);
}

function readVersion(): string {
  const text: unknown = JSON.parse(readFileSync(packageFile, 'utf8'));
  return z.object({ version: z.string() }).parse(text).version;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const options = readWebOptions(process.argv.slice(2));
if (options === null || !existsSync(pageFolder)) {
  const words = options === null ? webHostWords.wrongUse : webHostWords.windowNotBuilt(pageFolder);
  process.stderr.write(`${words}\n`);
  process.exitCode = 2;
} else {
  await run(options);
}

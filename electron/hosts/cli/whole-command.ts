/** Every command but the one that tools start, over the real process. */
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { openPageAndWait } from '../../adapters/open-in-browser.js';
import { askSecretOnTerminal } from '../../adapters/terminal-secret.js';
import { askOnTerminal, openApplication } from './application.js';
import { runProgram } from './child.js';
import { ownVersion } from './installation.js';
import { askingProgram } from '../../adapters/bridge/asking-program.js';
import { run } from './run.js';
import { writeText } from './streams.js';
import { createStyle } from './style.js';

/** Colour on a terminal, unless the person said no (no-color.org: any value but the empty one). */
function wantsColour(): boolean {
  return process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '';
}

/**
 * @param manifest package.json, which has the version; in the executable it is inside
 * @returns the exit status
 */
export async function runWholeCommand(argv: readonly string[], manifest: URL): Promise<number> {
  const version = ownVersion(manifest);
  return await run(argv, {
    version,
    style: createStyle(wantsColour()),
    homeVariable: process.env['KEYWAY_HOME'] === '' ? null : (process.env['KEYWAY_HOME'] ?? null),
    shellVariable: process.env['SHELL'] ?? null,
    absolute: (path) => resolve(path),
    out: (text) => writeText(process.stdout, text),
    err: (text) => writeText(process.stderr, text),
    input: () => buffer(process.stdin),
    asker: () => askingProgram(process.ppid),
    runProgram,
    serveContainer: async (answer) =>
      (await import('../../adapters/container-endpoint.js')).serveContainer(answer),
    openPage: openPageAndWait,
    askSecret: (question) => askSecretOnTerminal(process.stdin, process.stderr, question),
    open: (home, consents) =>
      openApplication(home === null ? null : resolve(home), version, askOnTerminal(consents)),
  });
}

/** The `keyway` command: everything that a run needs of the real process. Nothing is decided here but what has to be loaded. */
import { answerTool } from './for-tools.js';

async function main(): Promise<void> {
  const argv = process.argv.slice(2);
  // Tools start it for every command of theirs: it must not wait until the rest of Keyway is loaded.
  const isForTools = argv[0] === 'credential-process';
  const status = isForTools ? await answerTool(argv) : null;
  if (status !== null) process.exit(status);
  // A closed pipe is the reader's way of saying "enough": the write's callback says so too, and no error is thrown.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  // The manifest stands two folders above the command where that is a script.
  const manifest = new URL('../../package.json', import.meta.url);
  process.exit(await (await import('./whole-command.js')).runWholeCommand(argv, manifest));
}

void main();

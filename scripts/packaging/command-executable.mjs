/**
 * Makes the `keyway` command one executable: a copy of Node with the bundled command injected (a Node single executable
 * application). Nothing is downloaded.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleCommand } from './command-bundle.mjs';
import { licenceOfNode } from './node-licence.mjs';

/** Node looks for it in its own binary: where it is missing or was used, nothing can be injected (nodejs.org, "Single executable applications"). */
const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/** Node compiles the first text beforehand by itself; this is the same for the second. */
const compileRest = `
const { readFileSync, writeFileSync } = require('node:fs');
const { Script } = require('node:vm');
const script = new Script(readFileSync('rest.cjs', 'latin1'), { filename: 'rest.cjs' });
writeFileSync('rest.cache', script.createCachedData());
`;

/**
 * Throws an error whose message says in one line what failed.
 *
 * @param {string} projectFolder
 * @param {string} node the Node that becomes part of it
 * @returns {Promise<string>} the executable's path, in out/executable
 */
export async function makeCommandExecutable(projectFolder, node = process.execPath) {
  assertTakesProgram(node);
  const licence = licenceOfNode(node);
  const folder = join(projectFolder, 'out', 'executable');
  const parts = join(folder, 'parts');
  const executable = join(folder, process.platform === 'win32' ? 'keyway.exe' : 'keyway');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(parts, { recursive: true });
  const { main, rest } = await bundleCommand(projectFolder);
  writeFileSync(join(parts, 'keyway.cjs'), main);
  writeFileSync(join(parts, 'rest.cjs'), rest);
  run(node, ['--eval', compileRest], 'Node cannot compile the command', parts);
  const blob = makeBlob(projectFolder, parts, node);
  copyFileSync(node, executable);
  writeFileSync(join(folder, 'LICENSE.node.txt'), licence);
  chmodSync(executable, 0o755);
  inject(projectFolder, executable, blob);
  const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
  const said = run(executable, ['--version'], 'the executable does not run').trim();
  if (said !== version) throw new Error(`the executable says it is ${said}, not ${version}`);
  return executable;
}

/** What is injected: the command, compiled beforehand, and the manifest with its version. */
function makeBlob(projectFolder, parts, node) {
  const configuration = {
    // As it stands here it is kept, and shows in stack traces: no path of this machine.
    main: 'keyway.cjs',
    output: 'keyway.blob',
    disableExperimentalSEAWarning: true,
    useCodeCache: true,
    // NODE_OPTIONS count for nothing, where Node is new enough to know this.
    execArgvExtension: 'none',
    assets: {
      'package.json': join(projectFolder, 'package.json'),
      'rest.cjs': 'rest.cjs',
      'rest.cache': 'rest.cache',
    },
  };
  writeFileSync(join(parts, 'configuration.json'), JSON.stringify(configuration));
  const words = ['--experimental-sea-config', 'configuration.json'];
  run(node, words, 'Node cannot prepare the command', parts);
  return join(parts, configuration.output);
}

/** Some distributions build Node as a library, with a small program that starts it. */
function assertTakesProgram(node) {
  if (readFileSync(node).includes(`${fuse}:0`)) return;
  throw new Error(`${node} cannot hold the command: package with a Node as nodejs.org builds it`);
}

function inject(projectFolder, executable, blob) {
  const tool = join(projectFolder, 'node_modules', 'postject', 'dist', 'cli.js');
  const [isMac, words] = [process.platform === 'darwin', [executable, 'NODE_SEA_BLOB', blob]];
  const segment = isMac ? ['--macho-segment-name', 'NODE_SEA'] : [];
  // A signature does not survive the change, and macOS runs nothing unsigned.
  if (isMac) run('codesign', ['--remove-signature', executable], 'the signature cannot be taken off');
  const options = [...words, '--sentinel-fuse', fuse, ...segment];
  run(process.execPath, [tool, ...options], 'the command cannot be put into the executable');
  if (isMac) run('codesign', ['--sign', '-', executable], 'the executable cannot be signed');
}

/** @returns {string} standard output; what is said otherwise is shown only where it fails */
function run(program, words, trouble, folder = '.') {
  const { status, stdout, stderr, error } = spawnSync(program, words, { cwd: folder, encoding: 'utf8' });
  if (status === 0) return stdout;
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
  throw new Error(`${trouble}${error === undefined ? '' : ` (${error.message})`}`);
}

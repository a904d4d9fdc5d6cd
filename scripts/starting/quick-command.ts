/**
 * Part of the build: `keyway credential-process` as one CommonJS file and what V8 made of it. Tools start it for every command of
 * theirs; from the modules that the rest of Keyway is made of, the same takes twice as long to load.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'vite';

const replaced = 'electron/hosts/cli/for-tools.ts';
const entry = 'electron/hosts/cli/credential-process.ts';
/** In the folder of what the command alone loads, which the packed app leaves out. */
const folder = 'command';
const [name, startName] = ['credential-process.cjs', 'keyway.cjs'];

/** Compiles every function at once: the usual way leaves it to the first call. */
const compile = `
const { readFileSync, writeFileSync } = require('node:fs');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');
const [, path] = process.argv;
setFlagsFromString('--no-lazy');
const script = new Script(readFileSync(path, 'latin1'), { filename: path });
// What was made under other flags would not be taken.
setFlagsFromString('--lazy');
writeFileSync(path + '.cache', script.createCachedData());
`;

/**
 * @param project the folder of the repository
 * @param outFolder where the command is built
 */
export function quickCommand(project: string, outFolder: string): Plugin {
  const target = join(outFolder, folder);
  return {
    name: 'quick-command',
    load: (id) => (resolve(id) === resolve(project, replaced) ? moduleText() : null),
    async closeBundle(error) {
      if (error === undefined) await makeQuickCommand(project, target);
    },
  };
}

async function makeQuickCommand(project: string, target: string): Promise<void> {
  await build({
    root: project,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: target,
      emptyOutDir: false,
      target: 'node20.18',
      rolldownOptions: {
        input: join(project, entry),
        output: {
          format: 'cjs',
          entryFileNames: name,
          chunkFileNames: '[name]-[hash].cjs',
          // Names stay: the log shows them.
          minify: { mangle: false, compress: false, codegen: { removeWhitespace: true } },
        },
      },
    },
  });
  const path = join(target, name);
  const text = ascii(readFileSync(path, 'utf8'));
  writeFileSync(path, `(function(exports,require,module,__filename,__dirname){${text}\n})`);
  const { status, stderr } = spawnSync(process.execPath, ['-e', compile, path], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the command cannot be compiled: ${stderr}`);
  writeFileSync(join(target, startName), startText());
}

/** What stands in out/main/cli.js in the place of ./for-tools.ts. */
function moduleText(): string {
  return `export const answerTool = (argv) =>
  (${loadCompiled.toString()})(import.meta.dirname + '/${folder}/${name}').answerTool(argv);\n`;
}

/**
 * The same as a command: what the lines name that tools run. Node takes 3 ms longer to start a module, as cli.js is, than a file in
 * CommonJS.
 */
function startText(): string {
  return `#!/usr/bin/env node
if (process.argv[2] === 'credential-process') {
  const { answerTool } = (${loadCompiled.toString()})(__dirname + '/${name}');
  // Null: arguments that no tool gives.
  void answerTool(process.argv.slice(2)).then((status) => (status === null ? import('../cli.js') : process.exit(status)));
} else void import('../cli.js');\n`;
}

/**
 * Runs a file that is one function in brackets. The text of this function is what is built: it uses its parameter and nothing
 * else. What V8 made of the file is for the Node that built it; another compiles the file itself. Making a `require` takes a
 * millisecond, and is left until a file beside it is asked for.
 */
function loadCompiled(path: string): unknown {
  const { readFileSync: read } = process.getBuiltinModule('node:fs');
  const { dirname } = process.getBuiltinModule('node:path');
  const { Script } = process.getBuiltinModule('node:vm');
  const module = { id: path, filename: path, loaded: true, exports: {} };
  let requireFile: NodeJS.Require | null = null;
  function load(wanted: string): unknown {
    if (!wanted.startsWith('.')) return process.getBuiltinModule(wanted);
    if (requireFile === null) {
      requireFile = process.getBuiltinModule('node:module').createRequire(path);
      // The files beside it ask for what they share with it by its name.
      Object.assign(requireFile.cache, { [path]: module });
    }
    return requireFile(wanted);
  }
  const script = new Script(read(path, 'latin1'), { filename: path, cachedData: read(`${path}.cache`) });
  const run: unknown = script.runInThisContext();
  if (typeof run === 'function')
    Reflect.apply(run, undefined, [module.exports, load, module, path, dirname(path)]);
  return module.exports;
}

/** V8 holds a text with a single other character in twice the bytes, and reads it more slowly. */
function ascii(text: string): string {
  return text.replaceAll(/[^\0-\x7f]/gu, (character) =>
    Array.from({ length: character.length }, (_none, at) => character.charCodeAt(at))
      .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

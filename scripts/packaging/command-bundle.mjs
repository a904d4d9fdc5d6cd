/**
 * The whole `keyway` command as the two texts that an executable holds: an executable starts one CommonJS file and finds no
 * other. What `credential-process` needs is in the first, which Node reads at each start; the second is read when it is asked for.
 */
import { resolve } from 'node:path';
import { build } from 'vite';
import { startParts } from './start-parts.mjs';

/** What tools start: it must not wait until the rest is read. */
const first = 'electron/hosts/cli/credential-process.ts';
const entry = 'electron/hosts/cli/main.ts';

/** @typedef {{ fileName: string, facadeModuleId?: string | null, imports: readonly string[], code: string }} Chunk */

/**
 * @param {string} projectFolder
 * @returns {Promise<{ main: string, rest: string }>} ASCII only
 */
export async function bundleCommand(projectFolder) {
  const [entryId, firstId] = [entry, first].map((path) => resolve(projectFolder, path));
  const { output } = await build(configuration(projectFolder, entryId));
  const chunks = output.filter(({ type }) => type === 'chunk');
  const named = (id) => {
    const found = chunks.find(({ facadeModuleId }) => facadeModuleId === id);
    if (found === undefined) throw new Error(`the command has no part of its own for ${id}`);
    return found.fileName;
  };
  return composeTexts(chunks, named(entryId), [named(firstId)]);
}

/** CommonJS, in files that name each other as `./name`. Whitespace goes, names stay: the log shows them. */
function configuration(projectFolder, input) {
  return {
    root: projectFolder,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      write: false,
      target: 'node20.18',
      rollupOptions: {
        input,
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name]-[hash].cjs',
          minify: { mangle: false, compress: false, codegen: { removeWhitespace: true } },
        },
      },
    },
  };
}

/**
 * @param {readonly Chunk[]} chunks
 * @param {string} start the file that is run
 * @param {readonly string[]} early files that are wanted in the first text with all that they need before they run
 * @returns {{ main: string, rest: string }}
 */
export function composeTexts(chunks, start, early) {
  const needed = new Set();
  const need = (name) => {
    if (needed.has(name)) return;
    needed.add(name);
    chunks.find(({ fileName }) => fileName === name)?.imports.forEach(need);
  };
  [start, ...early].forEach(need);
  const [now, later] = [true, false].map((isNeeded) =>
    tableOf(chunks.filter(({ fileName }) => needed.has(fileName) === isNeeded)),
  );
  return {
    main: ascii(`(${startParts})(${now},require,${JSON.stringify(start)});`),
    rest: ascii(`(${later})`),
  };
}

/** In brackets a function is compiled at once, and so beforehand. */
function tableOf(chunks) {
  const parts = chunks.map(
    ({ fileName, code }) =>
      `${JSON.stringify(`./${fileName}`)}:(function(exports,require,module,__filename){${code}\n})`,
  );
  return `{__proto__:null,${parts.join(',')}}`;
}

/** V8 holds a text with a single other character in twice the bytes, and both halves of it are read more slowly. */
function ascii(text) {
  return text.replaceAll(/[^\0-\x7f]/gu, (character) =>
    [...utf16(character)].map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join(''),
  );
}

function* utf16(character) {
  for (let index = 0; index < character.length; index += 1) yield character.charCodeAt(index);
}

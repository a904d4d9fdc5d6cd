/** The loader inside the executable. */

/**
 * Runs the first part, and each other when it is first asked for. The text of this function is what the executable has: it uses its
 * parameters and nothing else.
 *
 * @param {Record<string, Function>} parts what is there at the start, each as `./file`
 * @param {NodeJS.Require} builtIn knows Node's own modules
 * @param {string} start
 */
export function startParts(parts, builtIn, start) {
  const modules = new Map();
  let rest = null;

  function readRest() {
    const { getRawAsset } = builtIn('node:sea');
    const { Script } = builtIn('node:vm');
    const [text, compiled] = ['rest.cjs', 'rest.cache'].map((name) => Buffer.from(getRawAsset(name)));
    const options = { filename: 'rest.cjs', cachedData: compiled };
    return new Script(text.latin1Slice(), options).runInThisContext();
  }
  function load(name) {
    if (!name.startsWith('./')) return builtIn(name);
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(name, module);
    const part = parts[name] ?? (rest ??= readRest())[name];
    part(module.exports, load, module, process.execPath);
    return module.exports;
  }

  load(`./${start}`);
}

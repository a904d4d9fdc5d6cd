/**
 * Tells the boundary rules which file an import means: this project writes `./x.js` for what is `./x.ts` or `./x.tsx`.
 * Packages and Node's own modules are found without a path, since only our own files have a layer.
 */
'use strict';

const { existsSync } = require('node:fs');
const { dirname, resolve } = require('node:path');

const endings = [
  ['.js', '.ts'],
  ['.js', '.tsx'],
];

exports.interfaceVersion = 2;

/** @type {(source: string, file: string) => { found: boolean, path?: string | null }} */
exports.resolve = function resolveSource(source, file) {
  if (!source.startsWith('.')) return { found: true, path: null };
  const target = resolve(dirname(file), source);
  for (const [written, meant] of endings) {
    const candidate = target.endsWith(written) ? target.slice(0, -written.length) + meant : target;
    if (existsSync(candidate)) return { found: true, path: candidate };
  }
  return existsSync(target) ? { found: true, path: target } : { found: false };
};

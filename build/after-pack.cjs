/** Takes out what a local Electron runtime brings along and no product needs. */
const { rmSync } = require('node:fs');
const { join } = require('node:path');

/** @param {{ appOutDir: string }} context */
exports.default = function afterPack({ appOutDir }) {
  // Electron's own welcome app: it would run if ours were missing.
  rmSync(join(appOutDir, 'resources', 'default_app.asar'), { force: true });
};

/**
 * One build for every Electron from 33 on and for Node 20.18 on. The targets are named, because the tool would
 * otherwise take them from the Electron version in package.json and write syntax that older ones cannot read.
 */
import { chmodSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { quickCommand } from './scripts/starting/quick-command.js';

const out = resolve(import.meta.dirname, 'out');

/** The command must be executable, since package.json names it as one. */
function executableCommand(): Plugin {
  return {
    name: 'executable-command',
    writeBundle: () => chmodSync(resolve(out, 'main/cli.js'), 0o755),
  };
}

export default defineConfig({
  main: {
    plugins: [executableCommand(), quickCommand(import.meta.dirname, resolve(out, 'main'))],
    build: {
      outDir: resolve(out, 'main'),
      target: 'node20.18',
      // Everything is bundled but Electron and the keyring library, which nothing imports: its thread loads it when it is needed.
      externalizeDeps: false,
      rollupOptions: {
        input: {
          main: 'electron/hosts/desktop/main.ts',
          web: 'electron/hosts/web/main.ts',
          cli: 'electron/hosts/cli/main.ts',
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          // What the command alone loads stays out of the packed app, as the command does.
          chunkFileNames: ({ moduleIds }) =>
            `${moduleIds.some((id) => id.includes('/hosts/cli/')) ? 'command' : 'chunks'}/[name]-[hash].js`,
          banner: (chunk) => (chunk.name === 'cli' && chunk.isEntry ? '#!/usr/bin/env node' : ''),
        },
      },
    },
  },
  preload: {
    build: {
      outDir: resolve(out, 'preload'),
      target: 'node20.18',
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: 'electron/hosts/desktop/preload.ts' },
        // A sandboxed preload script must be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      outDir: resolve(out, 'renderer'),
      target: 'chrome130',
      minify: true,
      // The content security policy allows neither inline scripts nor data: fonts.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rollupOptions: { input: 'renderer/index.html' },
    },
  },
});

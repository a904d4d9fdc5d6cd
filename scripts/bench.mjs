/* `npm run bench`: bundles the benchmark as the product is bundled, and runs it. */
import { spawnSync } from 'node:child_process';
import { build } from 'vite';

await build({
  configFile: false,
  logLevel: 'error',
  build: {
    ssr: true,
    target: 'node20.18',
    outDir: '.cache/bench',
    rollupOptions: {
      input: { bench: 'e2e/bench/bench.ts', 'read-keyway': 'e2e/bench/read-keyway.ts' },
      external: [/^@playwright/u],
    },
  },
  ssr: { noExternal: ['zod', 'chokidar', 'ini', 'proper-lockfile'] },
});
process.exitCode = spawnSync(process.execPath, ['.cache/bench/bench.js'], { stdio: 'inherit' }).status ?? 1;

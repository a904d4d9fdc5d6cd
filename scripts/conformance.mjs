/* `npm run conformance -- DIR`: bundles the runner as the product is bundled, and runs it. */
import { spawnSync } from 'node:child_process';
import { build } from 'vite';

await build({
  configFile: false,
  logLevel: 'error',
  build: {
    ssr: true,
    target: 'node20.18',
    outDir: '.cache/conformance',
    rollupOptions: { input: { run: 'e2e/conformance/run.ts' } },
  },
  ssr: { noExternal: ['zod'] },
});
const args = ['.cache/conformance/run.js', ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;

/* `npm run demo [-- --web]`: starts Keyway with a sample home and a sample AWS on this computer; no account is needed. */
import { spawn } from 'node:child_process';
import { build } from 'vite';

await build({
  configFile: false,
  logLevel: 'error',
  build: {
    ssr: true,
    target: 'node20.18',
    outDir: '.cache/demo',
    rollupOptions: { input: { main: 'e2e/aws/demo/main.ts' } },
  },
});
const child = spawn(process.execPath, ['.cache/demo/main.js', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
// The terminal tells the whole group; what ends this one alone is passed on.
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
process.on('SIGINT', () => undefined);
process.exitCode = await new Promise((ended) => child.once('exit', (code) => ended(code ?? 1)));

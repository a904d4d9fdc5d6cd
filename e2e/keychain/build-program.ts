/** Builds ./program.ts as the app is built: into one file, which finds the library from where it lies. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

export interface BuiltProgram {
  /** Below the project's own folder, whose library it then has. */
  readonly path: string;
  remove(): void;
}

export async function buildProgram(): Promise<BuiltProgram> {
  const modules = resolve(import.meta.dirname, '..', '..', 'node_modules');
  const folder = mkdtempSync(join(modules, '.keyway-keychain-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'program.ts'),
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      minify: true,
      rolldownOptions: { output: { entryFileNames: 'program.mjs' } },
    },
  });
  return { path: join(folder, 'program.mjs'), remove: () => rmSync(folder, { recursive: true }) };
}

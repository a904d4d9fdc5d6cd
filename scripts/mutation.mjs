/*
 * `npm run mutation [-- all] [WORD…]`: exchanges two entries of a table of resolution, runs the tests of resolution, and does so
 * for all tables; names every exchange that no test noticed. Neighbours only, or with `all` any two. A WORD picks tables by name.
 *
 * The test of docs/tools.md has no say: it notices any exchange, whether or not an answer depends on it.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { createVitest } from 'vitest/node';

const [first, ...rest] = process.argv.slice(2);
const isAll = first === 'all';
const words = isAll || first === undefined ? rest : [first, ...rest];

const vitest = await createVitest(
  'test',
  {
    config: false,
    watch: false,
    reporters: [{}],
    silent: true,
    bail: 1,
    include: ['electron/core/resolution/**/*.test.ts'],
    exclude: ['**/*.oracle.test.ts', '**/*.properties.test.ts', '**/tool-tables.test.ts'],
    pool: 'threads',
    setupFiles: ['scripts/testing/seed.ts', 'scripts/mutation/swap-tables.ts'],
    testTimeout: 60_000,
  },
  { root: path.resolve('.') },
);
const server = vitest.getRootProject().vite;
const { findTables } = await server.ssrLoadModule('/scripts/mutation/tables.ts');

async function listMutants() {
  const folders = ['tools', 'rules'].map((name) => `electron/core/resolution/${name}`);
  const files = folders
    .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
    .filter((file) => file.endsWith('.ts') && !/\.test\.|testing/u.test(file))
    .sort();
  const seen = new Set();
  const mutants = [];
  for (const file of files) {
    for (const { name, entries } of findTables(await server.ssrLoadModule(`/${file}`))) {
      if (seen.has(entries)) continue;
      seen.add(entries);
      if (words.length > 0 && !words.some((word) => `${file} ${name}`.includes(word))) continue;
      for (let one = 0; one < entries.length; one += 1) {
        const last = isAll ? entries.length - 1 : Math.min(one + 1, entries.length - 1);
        for (let other = one + 1; other <= last; other += 1)
          mutants.push({ file: `/${file}`, table: name, one, other });
      }
    }
  }
  return mutants;
}

/** The test files that failed last, by path: they are likely to notice the next exchange too, and are asked first. */
let noticing = new Set();

/** Whether any test fails. */
async function isNoticed(swap) {
  vitest.provide('swap', swap);
  const all = await vitest.globTestSpecifications();
  const likely = all.filter(({ moduleId }) => noticing.has(moduleId));
  const others = all.filter(({ moduleId }) => !noticing.has(moduleId));
  return (await anyFails(likely)) || (await anyFails(others));
}

async function anyFails(specifications) {
  if (specifications.length === 0) return false;
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications, true);
  const failed = testModules.filter((tested) => tested.state() === 'failed');
  if (failed.length > 0) noticing = new Set(failed.map(({ moduleId }) => moduleId));
  return unhandledErrors.length > 0 || failed.length > 0;
}

const mutants = await listMutants();
if (await isNoticed(null)) {
  console.log('The tests of resolution fail as they are: nothing can be learned from exchanges.');
  process.exit(1);
}
let unnoticed = 0;
for (const swap of mutants) {
  if (await isNoticed(swap)) continue;
  unnoticed += 1;
  console.log(`not noticed: ${swap.file} ${swap.table}, entries ${swap.one} and ${swap.other}`);
}
console.log(`${mutants.length - unnoticed} passed, ${unnoticed} failed`);
await vitest.close();
process.exit(unnoticed === 0 ? 0 : 1);

import { expect, test } from 'vitest';
import { runAtOnce } from './schedule.mjs';

const step = (name, more = {}) => ({
  name,
  needs: [],
  isWide: false,
  isNeededLater: false,
  isAlone: false,
  ...more,
});
const wide = { isWide: true };
const electron = { needs: ['electron'] };

/** Which steps ran beside each, on two cores; the test ends them in the order given. */
async function besides(steps, endings) {
  const running = new Map();
  const seen = new Map(steps.map(({ name }) => [name, new Set()]));
  const all = runAtOnce(
    steps,
    2,
    ({ name }) =>
      new Promise((done) => {
        for (const other of running.keys()) {
          seen.get(name).add(other);
          seen.get(other).add(name);
        }
        running.set(name, done);
      }),
  );
  for (const name of endings) {
    await expect.poll(() => running.has(name)).toBe(true);
    running.get(name)(`${name} ended`);
    running.delete(name);
    await Promise.resolve();
  }
  const results = await all;
  return { results, besides: Object.fromEntries([...seen].map(([name, others]) => [name, [...others]])) };
}

test('a step for one core runs beside one for all; two for all do not', async () => {
  const { results, besides: ran } = await besides(
    [step('journeys'), step('unit', wide), step('long', wide)],
    ['unit', 'long', 'journeys'],
  );
  expect(ran).toEqual({ journeys: ['unit', 'long'], unit: ['journeys'], long: ['journeys'] });
  expect(results).toEqual(['journeys ended', 'unit ended', 'long ended']);
});

test('what later steps need is ended before they start', async () => {
  const { besides: ran } = await besides(
    [step('types'), step('build', { isNeededLater: true }), step('unit', wide)],
    ['build', 'unit', 'types'],
  );
  expect(ran).toEqual({ types: ['build', 'unit'], build: ['types'], unit: ['types'] });
});

test('what is made anew is not taken from under the steps that use it', async () => {
  const { besides: ran } = await besides(
    [step('journeys'), step('package', { isNeededLater: true, isAlone: true }), step('packaged')],
    ['journeys', 'package', 'packaged'],
  );
  expect(ran).toEqual({ journeys: [], package: [], packaged: [] });
});

test('two steps that need Electron run one after the other', async () => {
  const { besides: ran } = await besides(
    [step('journeys', electron), step('security', electron)],
    ['journeys', 'security'],
  );
  expect(ran).toEqual({ journeys: [], security: [] });
});

test('on two cores no more than three run at once', async () => {
  const names = ['a', 'b', 'c', 'd'];
  const { besides: ran } = await besides(
    names.map((name) => step(name)),
    names,
  );
  expect(ran['a']).toEqual(['b', 'c']);
});

test('a step that throws is thrown on', async () => {
  await expect(
    runAtOnce([step('broken'), step('next', electron)], 2, ({ name }) =>
      name === 'broken' ? Promise.reject(new Error('no such program')) : Promise.resolve(),
    ),
  ).rejects.toThrow('no such program');
});

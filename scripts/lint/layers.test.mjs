import { expect, test } from 'vitest';
import { elements, layers } from './layers.js';

const types = [...new Set(elements.map((element) => element.type))];

test('every layer has one row, and names only layers that there are', () => {
  expect(layers.map((layer) => layer.from).sort()).toEqual([...types].sort());
  for (const layer of layers) expect(types).toEqual(expect.arrayContaining(layer.to));
});

test('below the hosts no two layers import each other', () => {
  const below = ['shared', 'contract', 'core', 'services', 'adapters', 'rpc'];
  const pairs = layers
    .filter((layer) => below.includes(layer.from))
    .flatMap((layer) => layer.to.filter((to) => to !== layer.from).map((to) => [layer.from, to]));
  for (const [from, to] of pairs) expect(pairs).not.toContainEqual([to, from]);
});

test('the window reaches nothing of main', () => {
  for (const from of ['renderer', 'feature']) {
    const row = layers.find((layer) => layer.from === from);
    expect(row.to.filter((to) => !['renderer', 'feature', 'shared', 'contract'].includes(to))).toEqual([]);
  }
});

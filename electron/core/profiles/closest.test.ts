import { expect, it } from 'vitest';
import { ClosestName } from './closest.js';

const any = (): boolean => true;

it('finds what forms find: case and the marks between words count for nothing', () => {
  const closest = new ClosestName(() => ['acme-best', 'ACME_Base']);
  expect(closest.find('acme-bse', any)).toBe('ACME_Base');
  expect(closest.find('acmebase', any)).toBe('ACME_Base');
});

it('passes over names that will not do, and those that are hard to write as a value', () => {
  const closest = new ClosestName(() => ['dev #1', 'dev1', 'dev2']);
  expect(closest.find('dev', any)).toBe('dev1');
  expect(closest.find('dev', (name) => name !== 'dev1')).toBe('dev2');
  expect(closest.find('zebra', any)).toBeNull();
});

it('gives up in a home of thousands of wrong names, but for those that it knows', () => {
  const closest = new ClosestName(() => Array.from({ length: 15_000 }, (_, index) => `p${String(index)}`));
  expect(closest.find('p1x', any)).not.toBeNull();
  closest.find('p2x', any);
  expect(closest.find('p3x', any)).toBeNull();
  expect(closest.find('p1x', any)).not.toBeNull();
});

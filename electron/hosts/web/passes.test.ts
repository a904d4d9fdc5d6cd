import { expect, test } from 'vitest';
import { createPasses } from './passes.js';

test('a launch token is worth one bearer token, once', () => {
  const passes = createPasses();
  const launch = passes.newLaunchToken();
  const bearer = passes.exchange(launch);
  expect(passes.isBearer(bearer ?? '')).toBe(true);
  expect(passes.exchange(launch)).toBeNull();
});

test('a new launch token voids the one before', () => {
  const passes = createPasses();
  const first = passes.newLaunchToken();
  passes.newLaunchToken();
  expect(passes.exchange(first)).toBeNull();
});

test('no launch token is no token: nothing, an empty text and a bearer token are refused', () => {
  const passes = createPasses();
  expect(passes.exchange('')).toBeNull();
  const bearer = passes.exchange(passes.newLaunchToken()) ?? '';
  expect(passes.exchange(bearer)).toBeNull();
  expect(passes.isBearer('')).toBe(false);
});

test('a launch token is no bearer token', () => {
  const passes = createPasses();
  expect(passes.isBearer(passes.newLaunchToken())).toBe(false);
});

test('tokens are 256 bits, each another', () => {
  const passes = createPasses();
  const tokens = Array.from({ length: 50 }, () => passes.newLaunchToken());
  expect(new Set(tokens).size).toBe(50);
  expect(tokens.every((token) => /^[\w-]{43}$/.test(token))).toBe(true);
});

test('the oldest window is signed out when there are too many', () => {
  const passes = createPasses();
  const bearers = Array.from({ length: 33 }, () => passes.exchange(passes.newLaunchToken()) ?? '');
  expect(bearers.map((bearer) => passes.isBearer(bearer))).toEqual([false, ...Array<boolean>(32).fill(true)]);
});

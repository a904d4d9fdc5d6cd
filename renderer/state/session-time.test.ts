import { describe, expect, it } from 'vitest';
import { sessionRow } from '../testing/sessions.js';
import { crossedBetween, isRunning, minute, shareLeft, timeLeft, urgencyOf } from './session-time.js';

const end = Date.parse('2026-11-21T12:00:00.000Z');
const row = (profile: string, given: Partial<Parameters<typeof sessionRow>[0]> = {}) =>
  sessionRow({
    profile,
    startedAt: '2026-11-21T11:00:00.000Z',
    expiresAt: '2026-11-21T12:00:00.000Z',
    ...given,
  });

describe('what is left of a session', () => {
  it('is told to the second, and never below nothing', () => {
    expect(timeLeft(row('a'), end - 1000)).toBe(1000);
    expect(timeLeft(row('a'), end + 1000)).toBe(0);
    expect(timeLeft(row('a', { expiresAt: null }), end)).toBeNull();
  });

  it('is urgent below 15 and below 5 minutes, and not at them', () => {
    expect(urgencyOf(15 * minute)).toBe('calm');
    expect(urgencyOf(15 * minute - 1)).toBe('soon');
    expect(urgencyOf(5 * minute)).toBe('soon');
    expect(urgencyOf(5 * minute - 1)).toBe('now');
    expect(urgencyOf(null)).toBe('calm');
  });

  it('is a share of its own whole, or of hours where the beginning is not known', () => {
    expect(shareLeft(row('a'), end - 15 * minute)).toBeCloseTo(0.25);
    expect(shareLeft(row('a', { startedAt: null }), end - 15 * minute)).toBeCloseTo(0.25);
    expect(shareLeft(row('a', { startedAt: null }), end - 360 * minute)).toBeCloseTo(0.5);
    expect(shareLeft(row('a', { expiresAt: null }), end)).toBe(1);
  });

  it('ends the session on the second, whether or not main has said so', () => {
    expect(isRunning(row('a'), end - 1)).toBe(true);
    expect(isRunning(row('a'), end)).toBe(false);
    expect(isRunning(row('a', { state: 'failed' }), end - 1)).toBe(false);
  });
});

describe('what is said about the time', () => {
  it('is said once for each mark, together for all that cross it', () => {
    const rows = [row('a'), row('b'), row('c', { expiresAt: '2026-11-21T13:00:00.000Z' })];
    expect(crossedBetween(rows, end - 15 * minute - 1000, end - 15 * minute)).toEqual([
      { mark: 15 * minute, profiles: ['a', 'b'] },
    ]);
    expect(crossedBetween(rows, end - 15 * minute, end - 15 * minute + 1000)).toEqual([]);
    expect(crossedBetween(rows, end - 1000, end)).toEqual([{ mark: 0, profiles: ['a', 'b'] }]);
  });

  it('after a sleep names the most urgent mark alone', () => {
    expect(crossedBetween([row('a')], end - 60 * minute, end - 2 * minute)).toEqual([
      { mark: 5 * minute, profiles: ['a'] },
    ]);
    expect(crossedBetween([row('a')], end - 60 * minute, end + minute)).toEqual([
      { mark: 0, profiles: ['a'] },
    ]);
  });

  it('leaves out what renews itself, until that fails or the time is over', () => {
    const itself = row('a', { renewsItself: true });
    const failing = row('b', { renewsItself: true, failure: { code: 'aws-unreachable', reason: null } });
    expect(crossedBetween([itself, failing], end - 5 * minute - 1000, end - 5 * minute)).toEqual([
      { mark: 5 * minute, profiles: ['b'] },
    ]);
    expect(crossedBetween([itself], end - 1000, end)).toEqual([{ mark: 0, profiles: ['a'] }]);
  });

  it('is nothing where the clock is put back, where a session has ended, or has no end', () => {
    expect(crossedBetween([row('a')], end - minute, end - 20 * minute)).toEqual([]);
    expect(crossedBetween([row('a', { state: 'ended' })], end - 1000, end)).toEqual([]);
    expect(crossedBetween([row('a', { expiresAt: null })], end - 1000, end)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { daysAgo, rotationRow } from '../testing/keys.js';
import { isDue, stepsBefore, stepsOf, waitsForPerson } from './rotation-steps.js';

const states = (...given: Parameters<typeof stepsOf>) =>
  stepsOf(...given).map(({ step, state }) => `${step} ${state}`);
const proofs = [{ stage: 'create', at: daysAgo(0) }] as const;

describe('how far a rotation is', () => {
  it('begins with the check, and all else is to come', () => {
    expect(stepsBefore('now').map(({ state }) => state)).toEqual(['now', ...Array<string>(6).fill('next')]);
  });

  it('shows what is proved with its time, where it is at work, and what is to come', () => {
    const row = rotationRow('a', { stage: 'save', proofs });
    expect(states(row, true)).toEqual([
      'check done',
      'create done',
      'save now',
      'prove next',
      'deactivate next',
      'watch next',
      'delete next',
    ]);
    expect(stepsOf(row, true)[1]?.at).toBe(proofs[0].at);
    expect(states(row, false)[2]).toBe('save stopped');
    expect(states({ ...row, isGoingBack: true }, true)[2]).toBe('save back');
  });

  it('rests at watch, whether something is done about it or not, and is done with it once the old key is to go', () => {
    expect(states(rotationRow('a'), false)[5]).toBe('watch resting');
    expect(states(rotationRow('a', { stage: 'delete' }), true).slice(5)).toEqual([
      'watch done',
      'delete now',
    ]);
  });

  it('ends with everything done, or with nothing kept', () => {
    const ended = { stage: 'delete', endedAt: daysAgo(0) } as const;
    expect(
      states(rotationRow('a', { ...ended, ended: 'rotated' }), false).every((each) => each.endsWith(' done')),
    ).toBe(true);
    expect(states(rotationRow('a', { ...ended, stage: 'create', ended: 'undone' }), false)[3]).toBe(
      'prove taken-back',
    );
  });

  it('waits for the person where it stopped, and at rest once the reminder is due', () => {
    const now = Date.now();
    const due = rotationRow('a', { remindAt: daysAgo(1) });
    expect(waitsForPerson(rotationRow('a', { stage: 'prove' }), now)).toBe(true);
    expect(waitsForPerson(rotationRow('a', { remindAt: daysAgo(-1) }), now)).toBe(false);
    expect([waitsForPerson(due, now), isDue(due, now)]).toEqual([true, true]);
    expect(waitsForPerson({ ...due, ended: 'rotated' }, now)).toBe(false);
  });
});

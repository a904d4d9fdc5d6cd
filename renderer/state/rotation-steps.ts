/** How far a rotation is, step by step. Pure. */
import type { RotationRow } from '../../shared/models/rotation.js';
import { rotationStages } from '../../shared/vocabulary.js';

export type RotationStep = 'check' | RotationRow['stage'];

/**
 * `resting`: the person's turn, and nothing is wrong; `stopped`: it can be resumed; `back`: being taken back;
 * `taken-back`: it was not kept, or never done; `not-done`: the rotation ended before it.
 */
export type StepState = 'done' | 'now' | 'stopped' | 'resting' | 'next' | 'back' | 'taken-back' | 'not-done';

export interface StepShown {
  readonly step: RotationStep;
  readonly state: StepState;
  /** ISO time at which it was shown to be done. */
  readonly at: string | null;
}

/** Before there is a rotation. @param check how far asking AWS is */
export function stepsBefore(check: 'now' | 'stopped' | 'done'): readonly StepShown[] {
  const rest = rotationStages.map((step): StepShown => ({ step, state: 'next', at: null }));
  return [{ step: 'check', state: check, at: null }, ...rest];
}

/** @param isWorking a step is being taken at this moment */
export function stepsOf(row: RotationRow, isWorking: boolean): readonly StepShown[] {
  const check: StepShown = { step: 'check', state: 'done', at: row.startedAt };
  return [check, ...rotationStages.map((step) => shown(row, step, isWorking))];
}

function shown(row: RotationRow, step: RotationRow['stage'], isWorking: boolean): StepShown {
  // One that came to no key had nothing to take back.
  if (row.ended === 'undone')
    return { step, state: row.newKeyId === null ? 'not-done' : 'taken-back', at: null };
  const proof = row.proofs.find(({ stage }) => stage === step);
  const isPast = rotationStages.indexOf(step) < rotationStages.indexOf(row.stage);
  if (row.ended === 'rotated') return { step, state: 'done', at: proof?.at ?? null };
  if (step === row.stage) return { step, state: stateNow(row, isWorking), at: null };
  // Taking back stops at the first stage that is to be done again, or goes all the way.
  if (isPast) return { step, state: 'done', at: proof?.at ?? null };
  return { step, state: 'next', at: null };
}

function stateNow({ stage, isGoingBack }: RotationRow, isWorking: boolean): StepState {
  if (isGoingBack) return 'back';
  if (stage === 'watch') return 'resting';
  return isWorking ? 'now' : 'stopped';
}

/** Whether it waits for the person: stopped, or the time to be reminded has come. @param now milliseconds since the epoch */
export function waitsForPerson(row: RotationRow, now: number): boolean {
  if (row.ended !== null) return false;
  return row.stage !== 'watch' || row.isGoingBack || isDue(row, now);
}

export function isDue({ ended, remindAt }: RotationRow, now: number): boolean {
  return ended === null && remindAt !== null && Date.parse(remindAt) <= now;
}

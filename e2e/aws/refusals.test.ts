import { describe, expect, it } from 'vitest';
import { actionRefusals, knownActions, refusals } from './refusals.js';

describe('the table of refusals', () => {
  it('names only actions that are there', () => {
    const services = new Set(knownActions.map((action) => `${action.split(':')[0] ?? ''}:*`));
    const known = new Set<string>([...knownActions, ...services]);
    const named = Object.values(refusals).flatMap(({ actions }) => actions);
    expect(named.filter((action) => !known.has(action))).toEqual([]);
  });

  it('has a refusal for every action, and no row that nothing can meet', () => {
    const pairs = actionRefusals();
    expect(knownActions.filter((action) => !pairs.some((pair) => pair.action === action))).toEqual([]);
    const met = new Set<string>(pairs.map(({ id }) => id));
    expect(Object.keys(refusals).filter((id) => !met.has(id))).toEqual([]);
  });
});

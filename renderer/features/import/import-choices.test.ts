import { describe, expect, it } from 'vitest';
import type { ImportCandidate, ImportSection } from '../../../shared/models/pasted.js';
import {
  fatesOf,
  firstFate,
  importChoices,
  neededSections,
  sectionChoices,
  sectionKey,
} from './import-choices.js';

function candidate(parts: Partial<ImportCandidate>): ImportCandidate {
  return {
    index: 0,
    name: 'dev',
    kind: 'access-key',
    state: 'new',
    differences: [],
    freeName: 'dev-2',
    writtenBy: null,
    ...parts,
  };
}

describe('what becomes of the profiles of an import', () => {
  it('takes what is new, and leaves what is here already to the person', () => {
    expect(firstFate(candidate({}))).toBe('take');
    expect(firstFate(candidate({ state: 'same' }))).toBe('skip');
    expect(firstFate(candidate({ state: 'conflict' }))).toBe('skip');
  });

  it('offers replacing only where something differs', () => {
    expect(fatesOf(candidate({ state: 'same' }))).not.toContain('replace');
    expect(fatesOf(candidate({ state: 'conflict' }))).toContain('replace');
  });

  it('names each chosen profile as it shall be called, and replaces only where that was said', () => {
    const candidates = [0, 1, 2, 3].map((index) =>
      candidate({ index, name: `p${String(index)}`, freeName: 'free' }),
    );
    const fates = new Map([
      [0, 'take'],
      [1, 'replace'],
      [2, 'beside'],
      [3, 'skip'],
    ] as const);
    expect(importChoices(candidates, fates)).toEqual([
      { index: 0, name: 'p0', replace: false },
      { index: 1, name: 'p1', replace: true },
      { index: 2, name: 'free', replace: false },
    ]);
  });
});

describe('what becomes of a section that means something else here', () => {
  const section = (name: string, usedBy: readonly number[]): ImportSection => ({
    kind: 'sso-session',
    name,
    differences: [],
    freeName: `${name}-2`,
    usedBy,
  });
  const all = [section('corp', [0, 3]), section('other', [1])];

  it('is asked where a chosen profile names it', () => {
    const choices = [{ index: 3, name: 'dev', replace: false }];
    expect(neededSections(all, choices).map(({ name }) => name)).toEqual(['corp']);
    expect(neededSections(all, [])).toEqual([]);
  });

  it('is the one here, unless the person wants both', () => {
    expect(sectionChoices(all, new Set([sectionKey({ kind: 'sso-session', name: 'other' })]))).toEqual([
      { kind: 'sso-session', name: 'corp', as: 'corp' },
      { kind: 'sso-session', name: 'other', as: 'other-2' },
    ]);
  });
});

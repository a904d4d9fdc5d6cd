/** What becomes of each profile of an import. Pure. */
import type { EditCommand } from '../../../shared/models/edit.js';
import type { ImportCandidate, ImportSection } from '../../../shared/models/pasted.js';

/** `take`: under its own name, which is free; `beside`: under a free one; `replace`: in the place of the one here. */
export type Fate = 'take' | 'beside' | 'replace' | 'skip';

/** By index of the candidate. */
export type Fates = ReadonlyMap<number, Fate>;

type Import = Extract<EditCommand, { kind: 'import' }>;
type Choices = Import['choices'];

/** Sections that get a name of their own here, by `sectionKey`; of the others the one here is used. */
export type Renamed = ReadonlySet<string>;

/** New ones are taken; what is here already, or differs, waits for the person. */
export function firstFate({ state }: ImportCandidate): Fate {
  return state === 'new' ? 'take' : 'skip';
}

/** What can become of it, the first being what it begins with. */
export function fatesOf({ state }: ImportCandidate): readonly Fate[] {
  switch (state) {
    case 'new':
      return ['take', 'skip'];
    case 'same':
      return ['skip', 'beside'];
    case 'conflict':
      return ['skip', 'replace', 'beside'];
  }
}

export function importChoices(candidates: readonly ImportCandidate[], fates: Fates): Choices {
  return candidates.flatMap(({ index, name, freeName }): Choices => {
    switch (fates.get(index)) {
      case 'take':
        return [{ index, name, replace: false }];
      case 'replace':
        return [{ index, name, replace: true }];
      case 'beside':
        return [{ index, name: freeName, replace: false }];
      default:
        return [];
    }
  });
}

export function sectionKey({ kind, name }: Pick<ImportSection, 'kind' | 'name'>): string {
  return `${kind} ${name}`;
}

/** Those that a chosen profile names. */
export function neededSections(
  sections: readonly ImportSection[],
  choices: Choices,
): readonly ImportSection[] {
  const chosen = new Set(choices.map(({ index }) => index));
  return sections.filter(({ usedBy }) => usedBy.some((index) => chosen.has(index)));
}

export function sectionChoices(sections: readonly ImportSection[], renamed: Renamed): Import['sections'] {
  return sections.map((section) => {
    const { kind, name, freeName } = section;
    return { kind, name, as: renamed.has(sectionKey(section)) ? freeName : name };
  });
}

/** What a misspelt name of the files may have been meant to be. */
import { NameFinder } from '../../../shared/kinds/closeness.js';

/** So many names are looked at for one home: a home of thousands of profiles with thousands of wrong names must not wait. */
const MOST_COMPARISONS = 20_000;

/** As the value of a setting some tool would read it otherwise. */
const HARD_TO_WRITE = /[\s\p{C}"'#;]/u;

/** Finds the closest of some names that can be written as a value; asked often about the same few. */
export class ClosestName {
  readonly #names: () => Iterable<string>;
  readonly #known = new Map<string, readonly string[]>();
  #finder: NameFinder | null = null;
  #comparisons = 0;

  /** @param names asked for only where something is looked for */
  constructor(names: () => Iterable<string>) {
    this.#names = names;
  }

  /** The closest name that will do; null where none is close enough, or nobody looks any more. */
  find(meant: string, willDo: (name: string) => boolean): string | null {
    const found = this.#known.get(meant) ?? this.#search(meant);
    this.#known.set(meant, found);
    return found.find(willDo) ?? null;
  }

  /** The closest first; of equally close ones the one that stands first. */
  #search(meant: string): readonly string[] {
    if (this.#comparisons > MOST_COMPARISONS) return [];
    this.#finder ??= new NameFinder([...this.#names()].filter((name) => !HARD_TO_WRITE.test(name)));
    this.#comparisons += this.#finder.size;
    return this.#finder.closestTo(meant);
  }
}

/** What a misspelt name may have been meant to be. */
import { distance } from '../../../shared/kinds/closeness.js';

/** So many names are compared for one home: a home of thousands of profiles with thousands of wrong names must not wait. */
const MOST_COMPARISONS = 20_000;

/** As the value of a setting some tool would read it otherwise. */
const HARD_TO_WRITE = /[\s\p{C}"'#;]/u;

/** Finds the closest of some names; asked often about the same few. */
export class ClosestName {
  readonly #names: () => Iterable<string>;
  readonly #known = new Map<string, readonly string[]>();
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
    if (meant === '' || this.#comparisons > MOST_COMPARISONS) return [];
    const most = mostEdits(meant);
    const found: { readonly name: string; readonly far: number }[] = [];
    for (const name of this.#names()) {
      this.#comparisons += 1;
      if (name === meant || Math.abs(name.length - meant.length) > most) continue;
      const far = distance(meant.toLowerCase(), name.toLowerCase(), most);
      if (far <= most && !HARD_TO_WRITE.test(name)) found.push({ name, far });
    }
    return found.sort((one, other) => one.far - other.far).map(({ name }) => name);
  }
}

/** Of a short name one letter is already much. */
function mostEdits({ length }: string): number {
  return length <= 4 ? 1 : 2;
}

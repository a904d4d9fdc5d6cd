/** How alike two names are. */

/**
 * The least number of letters added, removed, exchanged or swapped with their neighbour.
 *
 * @returns `most` + 1 where it is more than that
 */
export function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  // What both begin and end with needs no comparing: of names that people make up, that is nearly all.
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  const longestEnd = Math.min(one.length, other.length) - start;
  while (end < longestEnd && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return middleDistance(one.slice(start, one.length - end), other.slice(start, other.length - end), most);
}

function middleDistance(one: string, other: string, most: number): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    let least = row;
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const cost = Math.min(
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped && row > 1 && column > 1 ? (before[column - 2] ?? 0) + 1 : most + 1,
      );
      now.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = last;
    last = now;
  }
  return Math.min(last[other.length] ?? 0, most + 1);
}

interface Candidate {
  readonly name: string;
  readonly plain: string;
  readonly letters: number;
}

/** Finds what somebody may have meant among the same names again and again. */
export class NameFinder {
  readonly #candidates: readonly Candidate[];
  #asked: string | null = null;
  #answer: readonly string[] = [];

  constructor(names: readonly string[]) {
    this.#candidates = names.map((name) => {
      const plain = plainName(name);
      return { name, plain, letters: lettersOf(plain) };
    });
  }

  /** How many names each search looks at. */
  get size(): number {
    return this.#candidates.length;
  }

  /**
   * The closest first: at most one slip in short names, two in longer ones. Case and the marks between words count
   * little. The name itself is none of them.
   */
  closestTo(name: string): readonly string[] {
    // Of a form one field changes at a time: the others ask the same again.
    if (this.#asked !== name) {
      this.#answer = this.#search(name);
      this.#asked = name;
    }
    return this.#answer;
  }

  #search(name: string): readonly string[] {
    const wanted = plainName(name);
    if (wanted === '' || wanted.length > LONGEST) return [];
    const most = wanted.length < 5 ? 1 : 2;
    const letters = lettersOf(wanted);
    const found: { readonly name: string; readonly far: number }[] = [];
    for (const candidate of this.#candidates) {
      // Each slip brings one letter in and takes one out at most: few of thousands of names have to be compared.
      if (bitCount(letters ^ candidate.letters) > 2 * most) continue;
      const far = distance(wanted, candidate.plain, most);
      if (far <= most && candidate.name !== name) found.push({ name: candidate.name, far });
    }
    return found.sort((left, right) => left.far - right.far).map((each) => each.name);
  }
}

/** Nobody mistypes two letters of a whole page. */
const LONGEST = 200;

/** The same for names that are asked about once. */
export function closestNames(name: string, candidates: readonly string[]): readonly string[] {
  return new NameFinder(candidates).closestTo(name);
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[\s_.-]/gu, '');
}

/** Which letters a name has, a bit each; those whose codes end alike share one. */
function lettersOf(name: string): number {
  let letters = 0;
  for (let at = 0; at < name.length; at += 1) letters |= 1 << (name.charCodeAt(at) & 31);
  return letters;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

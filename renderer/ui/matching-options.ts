/** What a field offers for what is typed in it. Pure. */

/** One of the values on offer, and what stands beside it. */
export interface ComboOption {
  readonly value: string;
  readonly note?: string;
}

/** As many are offered: of thousands, each key press would make as many elements. */
const mostOffered = 50;

/** What may be meant: the value itself, those that begin as it was typed, then those that have it within. Nothing once a value stands there whole. */
export function matchingOptions(options: readonly ComboOption[], typed: string): readonly ComboOption[] {
  const text = typed.toLowerCase();
  const places = options.map((option) => ({ option, at: option.value.toLowerCase().indexOf(text) }));
  const begin = places.filter(({ at }) => at === 0).map(({ option }) => option);
  const exact = begin.filter(({ value }) => value === typed);
  const longer = begin.filter(({ value }) => value !== typed);
  const found = [...exact, ...longer, ...places.filter(({ at }) => at > 0).map(({ option }) => option)];
  return found.length === 1 && exact.length === 1 ? [] : found.slice(0, mostOffered);
}

/** All there is, for who asks for it; the value that stands there first. */
export function allOptions(options: readonly ComboOption[], chosen: string): readonly ComboOption[] {
  const own = options.filter(({ value }) => value === chosen);
  return [...own, ...options.filter(({ value }) => value !== chosen)].slice(0, mostOffered);
}

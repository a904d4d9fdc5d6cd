/** Every way in which a tool's reading of a file departs from what a line seems to say. */
export const departureCodes = [
  'section-dropped',
  /** Its name is another one to the tool. */
  'section-renamed',
  'section-replaced',
  'sections-merged',
  'profile-without-settings-dropped',
  'key-dropped',
  /** A later line with the same key counts. */
  'key-replaced',
  /** The tool splits the line elsewhere. */
  'key-read-otherwise',
  'key-not-folded',
  'key-leaks',
  'empty-value-dropped',
  'comment-stripped',
  'comment-kept-in-value',
  'quotes-stripped',
  'value-read-otherwise',
  'continuation-joined',
  'continuation-dropped',
  'continuation-read-as-key',
  'nested-block-flattened',
  'nested-block-dropped',
  'value-inherited',
  'file-refused',
] as const;
export type DepartureCode = (typeof departureCodes)[number];

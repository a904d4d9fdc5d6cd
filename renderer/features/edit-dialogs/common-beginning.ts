/** How names begin that are renamed together. Pure. */

/** How all names begin; up to the last mark that separates parts of a name where there is one. */
export function commonBeginning(names: readonly string[]): string {
  const [first = ''] = names;
  let length = first.length;
  for (const name of names) {
    while (!name.startsWith(first.slice(0, length))) length -= 1;
  }
  const beginning = first.slice(0, length);
  const part = /^.*[-_./:@]/u.exec(beginning)?.[0];
  return part ?? beginning;
}

/** Comments behind values: part of the value to botocore, a person's words all the same. */

/** White space and then a mark: without white space before it, it belongs to the value in every reader. */
const inlineComment = /^(?<value>\S(?:.*?\S)??)\s+(?<comment>[#;].*)$/u;

/** What a person meant as the value, and as the comment behind it; null without one. */
export function splitComment(text: string): { readonly value: string; readonly comment: string | null } {
  const { value = text, comment = null } = inlineComment.exec(text)?.groups ?? {};
  return { value, comment };
}

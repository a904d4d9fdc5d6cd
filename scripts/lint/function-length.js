/**
 * A function is one thought: at most `max` lines of its own. Lines of functions within it are theirs, not its own, so that
 * a factory that returns an object of short functions, a suite of short cases and a component of short parts are all fine.
 */

/** Numbers of the lines that hold code of a node; comments and blank lines hold none. */
function linesOfCode(node, sourceCode) {
  const tokens = sourceCode.getTokens(node);
  return new Set(tokens.flatMap((token) => [token.loc.start.line, token.loc.end.line]));
}

/** The rule as ESLint takes it. */
export const functionLength = {
  meta: {
    type: 'suggestion',
    schema: [
      { type: 'object', properties: { max: { type: 'integer', minimum: 1 } }, additionalProperties: false },
    ],
    messages: {
      tooLong: 'This function has {{count}} lines of its own; {{max}} are allowed. Give its parts names.',
    },
  },
  create(context) {
    const max = context.options[0]?.max ?? 40;
    const open = [];
    function enter() {
      open.push(new Set());
    }
    function leave(node) {
      const inner = open.pop();
      const lines = linesOfCode(node, context.sourceCode);
      const own = [...lines].filter((line) => !inner.has(line));
      if (own.length > max) {
        context.report({
          loc: node.loc.start,
          messageId: 'tooLong',
          data: { count: String(own.length), max: String(max) },
        });
      }
      for (const line of lines) open.at(-1)?.add(line);
    }
    const kinds = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];
    return Object.fromEntries(
      kinds.flatMap((kind) => [
        [kind, enter],
        [`${kind}:exit`, leave],
      ]),
    );
  },
};

import { RuleTester } from 'eslint';
import { describe, test } from 'vitest';
import { functionLength } from './function-length.js';

RuleTester.describe = describe;
RuleTester.it = test;

const lines = (count) => Array.from({ length: count }, (_, index) => `use(${index});`).join('\n');
const options = [{ max: 5 }];
const errors = [{ messageId: 'tooLong' }];

new RuleTester().run('function-length', functionLength, {
  valid: [
    { name: 'allows as many lines as it says', code: `function f() {\n${lines(3)}\n}`, options },
    {
      name: 'counts no comments and no blank lines',
      code: `function f() {\n// a\n\n/* b\n c */\n${lines(3)}\n}`,
      options,
    },
    {
      name: "counts lines of functions within as theirs, not the outer's",
      code: `function f() {\n  return {\n    a() {\n${lines(3)}\n    },\n    b: () => {\n${lines(3)}\n    },\n  };\n}`,
      options,
    },
  ],
  invalid: [
    { name: 'refuses one line more', code: `function f() {\n${lines(4)}\n}`, options, errors },
    {
      name: 'refuses a long function within a short one',
      code: `function f() {\n  const g = () => {\n${lines(4)}\n  };\n}`,
      options,
      errors,
    },
  ],
});

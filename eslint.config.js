import boundaries from 'eslint-plugin-boundaries';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { functionLength } from './scripts/lint/function-length.js';
import { elements, layers } from './scripts/lint/layers.js';

/** Each ban says what to do instead. */
const electronBan = {
  name: 'electron',
  message:
    'Only electron/hosts/desktop may import electron. Put what you need behind a port in services/ports.ts.',
};
const outsideBans = [
  {
    object: 'process',
    property: 'env',
    message: 'The environment is a parameter here: take it from Ports.environment.',
  },
  { object: 'Date', property: 'now', message: 'Time is a parameter here: take it from Ports.clock.' },
  {
    object: 'Math',
    property: 'random',
    message: 'Randomness is a parameter here: take it from Ports.random.',
  },
];
const nodeBan = {
  group: ['node:*'],
  message: 'No Node modules here: put what you need behind a port in services/ports.ts.',
};
const hostsBan = {
  group: ['**/hosts/**'],
  message: 'The composition root knows no host: hosts start it, with the ports they choose.',
};
const rootBan = {
  group: ['**/electron/app.js', '../app.js', '../../app.js', '../../../app.js'],
  message: 'The composition root uses this layer, never the other way round.',
};
const contractValueBan = {
  group: ['**/shared/contract/*'],
  allowTypeImports: true,
  message: 'The window takes the contract as a type: `import type`.',
};
const currentTimeBan = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: 'Time is a parameter here: take it from Ports.clock.',
};
const defaultExportBan = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only: a name that is the same everywhere can be searched for.',
};
const escapeHatchBan = {
  selector: "TSAsExpression:not([typeAnnotation.typeName.name='const'])",
  message: 'No `as`: narrow the value, or validate it with its schema.',
};

export default tseslint.config(
  {
    ignores: ['out/', 'dist/', '.types/', 'node_modules/', 'test-results/', 'playwright-report/', '.cache/'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.strictTypeChecked,
  {
    plugins: { keyway: { rules: { 'function-length': functionLength } } },
    // One program for all files: with one for each folder, the same types are worked out again and again.
    languageOptions: {
      parserOptions: { project: './tsconfig.lint.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // A dropped promise is a lost error: await it, return it, or say `void` and catch inside.
      '@typescript-eslint/no-floating-promises': 'error',
      // Unions are handled whole, so that a new member is a compile-time list of places to visit.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Types vanish at run time; saying so keeps bundles free of what is only a type.
      '@typescript-eslint/consistent-type-imports': 'error',
      // Numbers read well in sentences and paths; other types do not.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Handing on what gives nothing is short and clear where nothing is to be given.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Objects come from factories and have no `this`: their functions may be taken apart and handed on.
      '@typescript-eslint/unbound-method': 'off',
      // A spread string gives its code points, which is what is meant by it.
      '@typescript-eslint/no-misused-spread': 'off',
      // What must be named to be passed over begins with an underscore.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // Some codes have no facts, and the type of no facts is the empty object.
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      // A file is one concept, a function one thought.
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'keyway/function-length': ['error', { max: 40 }],
      'no-restricted-syntax': ['error', defaultExportBan, escapeHatchBan],
      'no-restricted-imports': ['error', { paths: [electronBan] }],
      // What is printed for people or logs passes one place that knows about secrets.
      'no-console': 'error',
      // `== null` asks for null and undefined at once.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { boundaries },
    settings: { 'boundaries/elements': elements, 'import/resolver': { './scripts/lint/resolver.cjs': {} } },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'allow',
          policies: layers.map((layer) => ({
            from: { element: { type: layer.from } },
            disallow: { to: { element: { types: { noneOf: layer.to } } } },
            message: `${layer.from} may import ${layer.to.join(', ')} only: ${layer.why}.`,
          })),
        },
      ],
    },
  },
  {
    // Below the ports nothing reaches outside by itself: that is what makes it testable and portable.
    files: ['shared/**/*.ts', 'electron/core/**/*.ts', 'electron/services/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', ...outsideBans],
      'no-restricted-syntax': ['error', defaultExportBan, escapeHatchBan, currentTimeBan],
      'no-restricted-imports': ['error', { paths: [electronBan], patterns: [nodeBan, rootBan] }],
    },
  },
  {
    files: ['electron/adapters/**/*.ts', 'electron/rpc/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [electronBan], patterns: [rootBan] }] },
  },
  {
    files: ['electron/app.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [electronBan], patterns: [hostsBan] }] },
  },
  {
    files: ['electron/hosts/desktop/**/*.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      // It speaks of the React compiler, which is not used here.
      'react-hooks/incompatible-library': 'off',
      // Zod and oRPC's server must not be bundled into the window: the contract is a type there.
      'no-restricted-imports': 'off',
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { paths: [electronBan], patterns: [nodeBan, contractValueBan] },
      ],
    },
  },
  {
    // Markup takes a line for what is half a thought.
    files: ['**/*.tsx'],
    rules: { 'keyway/function-length': ['error', { max: 80 }] },
  },
  {
    // A suite is a list of cases: its length says nothing of its difficulty, and it may look at any layer.
    files: ['**/*.test.{ts,tsx,mjs}', 'e2e/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 500 }],
      'keyway/function-length': 'off',
      'boundaries/dependencies': 'off',
      'no-restricted-properties': 'off',
      '@typescript-eslint/no-restricted-imports': 'off',
      // A stand-in is as asynchronous as what it stands in for.
      '@typescript-eslint/require-await': 'off',
      // What was random in a test is printed, to see a failure again.
      'no-console': 'off',
      'no-restricted-imports': ['error', { paths: [electronBan] }],
      'no-restricted-syntax': ['error', defaultExportBan, escapeHatchBan],
    },
  },
  {
    // Tools read their configuration from a default export.
    files: ['*.config.{ts,js}'],
    rules: {
      'no-restricted-syntax': ['error', escapeHatchBan],
      // The build tool knows its options by their older names.
      '@typescript-eslint/no-deprecated': 'off',
    },
  },
  {
    // Plain JavaScript, so that it runs before anything is built: no types to check it with.
    files: ['**/*.{js,mjs,cjs}'],
    ...tseslint.configs.disableTypeChecked,
  },
  {
    files: ['scripts/**/*.{js,mjs,cjs,ts}', 'build/**/*.{js,mjs,cjs,ts}', 'e2e/**/*.mjs'],
    // These are the programs whose output is their purpose; CommonJS where a tool asks for it.
    rules: { 'no-console': 'off', '@typescript-eslint/no-require-imports': 'off' },
  },
);

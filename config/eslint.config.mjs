import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { pureLayers } from './layers.mjs';

const root = new URL('..', import.meta.url).pathname;
const tests = ['src/**/*.test.{ts,tsx}', 'src/testing/**', 'e2e/**'];
const pure = pureLayers.map((layer) => `src/${layer}/**`);

export default defineConfig(
  globalIgnores(['dist', 'dist-single', 'reports', '.stryker-tmp']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A number in a sentence has one spelling; objects, null and undefined stay forbidden.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `onClick={() => step()}` says what it does; braces around it would not say more.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // `for (;;)` and `while (true)` end by return or break.
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/{views,pictures,app}/**/*.{ts,tsx}'],
    ignores: tests,
    extends: [reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.strict],
  },
  {
    // The same scenario and schedule give the same run, bit for bit, in every browser: what differs
    // from run to run (clock, randomness) comes in as an argument.
    files: pure,
    ignores: tests,
    rules: {
      'no-restricted-globals': ['error', 'Date', 'performance'],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random' }],
    },
  },
  {
    // Browsers may lack them, or refuse: over plain http, in a frame, by a setting. `app` deals with that
    // and hands in what works.
    files: ['src/{client,store,views,pictures}/**'],
    ignores: tests,
    rules: {
      'no-restricted-globals': [
        'error',
        ...['navigator', 'localStorage', 'sessionStorage', 'indexedDB', 'caches', 'crypto'],
      ],
    },
  },
  {
    // The hot loops index typed arrays by numbers that are in range by construction. There
    // noUncheckedIndexedAccess leaves a choice of `!`, which costs nothing, and a check per access,
    // which costs a measurable part of the states per second. Elsewhere the check is the right answer.
    files: ['src/{machine,models,explorer,timeline}/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: tests,
    rules: {
      // `expect(store.action)` and Playwright's fixtures read methods without calling them.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Their types stand in comments: the compiler checks them, and knows Node's globals.
    files: ['scripts/**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { 'no-undef': 'off' },
  },
  {
    // The tools these files configure ship no types.
    files: ['config/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false }, globals: { URL: 'readonly' } },
  },
);

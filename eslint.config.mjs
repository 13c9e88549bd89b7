// The rules that a machine can hold: no any, and a core that knows no editor, no Node and no protocol.
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const boundary = (patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });
const edges = [
  { group: ['vscode', 'vscode-*', 'vscode-*/*'], message: 'Only lsp/ knows protocol types, only client/ knows the editor.' },
  { group: ['node:*', 'fs', 'path', 'os', 'child_process', 'worker_threads'], message: 'The core does no input or output.' },
];

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', 'test/editor/workbench/node_modules/', 'test/editor/workbench/vscode-deps/'] },
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  // Texts, settings and messages come from anywhere: no expression may take more than linear time for what it is given.
  {
    files: ['{client,server,scripts}/**/*.{ts,mjs}'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignorePartial: false, ignoreSticky: false }],
    },
  },
  { files: ['server/src/core/**/*.ts'], rules: boundary([...edges, { group: ['**/lsp/**', '**/node/**', '**/browser/**', '**/cli/**'], message: 'The core is the innermost part.' }]) },
  { files: ['server/src/{cli,node}/**/*.ts', 'test/**/*.ts'], rules: { 'no-console': 'off' } },
  // node:test's functions return promises that its runner awaits.
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-floating-promises': 'off' } },
);

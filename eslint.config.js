import pluginVue from 'eslint-plugin-vue';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import vueParser from 'vue-eslint-parser';
import { pageRooms, rooms } from './rooms.config.js';

/** One rule object a room: everything of ours that its row of the table does not name is refused. */
const fences = (table, base, prefix) =>
  Object.entries(table).map(([room, allowed]) => {
    const barred = Object.keys(table).filter((other) => other !== room && !allowed.includes(other));
    const mainBarred = prefix === '#page/' ? Object.keys(rooms).filter((name) => name !== 'contract') : ['page'];
    return {
      files: [`${base}/${room}/**/*.{ts,vue}`],
      rules: {
        'no-restricted-imports': ['error', {
          patterns: [
            { group: [...barred.map((name) => `${prefix}${name}/**`), ...mainBarred.map((name) => `#${name}/**`)], message: `The room "${room}" may import of ours only: ${allowed.join(', ') || 'nothing'}.` },
            { group: ['**/../../*'], message: 'Reach another room by its # name.' },
            ...(['engine', 'contract', 'text'].includes(room) ? [{ group: ['node:*', 'electron', 'better-sqlite3'], message: 'This room is pure.' }] : []),
            ...(room !== 'hosts' && prefix === '#' ? [{ regex: '^electron$', message: 'Electron stays in hosts/electron and electron.ts.' }] : []),
          ],
        }],
      },
    };
  });

export default tseslint.config(
  // the kernels' assembly/ is AssemblyScript: its compiler checks it
  { ignores: ['out/**', 'node_modules/**', 'dist/**', 'tests/artefacts/**', 'src-main/engine/kernels/assembly/**'] },
  ...tseslint.configs.recommended,
  ...pluginVue.configs['flat/recommended'].map((config) => ({ ...config, files: ['**/*.vue'] })),
  { files: ['**/*.vue'], languageOptions: { parser: vueParser, parserOptions: { parser: tseslint.parser }, globals: globals.browser } },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: globals.node } },
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  { files: ['*.config.{js,ts}', '**/*.vue', 'src-renderer/**/*.d.ts'], rules: { 'no-restricted-exports': 'off' } },
  {
    files: ['**/*.vue'],
    rules: {
      'vue/max-attributes-per-line': 'off', 'vue/singleline-html-element-content-newline': 'off', 'vue/html-self-closing': 'off',
      'vue/multi-word-component-names': 'off', 'vue/attributes-order': 'off', 'vue/html-indent': 'off', 'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off', 'vue/multiline-html-element-content-newline': 'off', 'max-lines': ['error', { max: 200, skipBlankLines: true }],
    },
  },
  ...fences(rooms, 'src-main', '#'),
  ...fences(pageRooms, 'src-renderer', '#page/'),
);

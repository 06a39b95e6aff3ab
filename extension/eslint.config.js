import nounsanitized from 'eslint-plugin-no-unsanitized';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['node_modules/', 'src/protocol/generated/', 'src/feedback/generated/'] },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, nounsanitized.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Pages are hostile: their text goes in as text, whatever the plugin above knows of sinks.
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Set text as text.' },
        { property: 'outerHTML', message: 'Set text as text.' },
        { property: 'insertAdjacentHTML', message: 'Set text as text.' },
        { property: 'setHTMLUnsafe', message: 'Set text as text.' },
        { object: 'document', property: 'write', message: 'Set text as text.' },
      ],
    },
  },
  {
    // Tests build pages from text on purpose.
    files: ['src/**/*.test.{ts,tsx}'],
    rules: { 'no-restricted-properties': 'off', 'no-unsanitized/property': 'off', 'no-unsanitized/method': 'off' },
  },
);

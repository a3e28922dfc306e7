import js from '@eslint/js';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import prettier from 'eslint-config-prettier';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const { parser } = tseslint;

const typeScript = {
	files: ['**/*.ts'],
	extends: [tseslint.configs.recommendedTypeChecked],
	languageOptions: {
		parserOptions: {
			project: './tsconfig.development.json',
			tsconfigRootDir: import.meta.dirname,
		},
	},
	rules: {
		'@typescript-eslint/consistent-type-imports': [
			'error',
			{ disallowTypeAnnotations: false, fixStyle: 'separate-type-imports' },
		],
		'@typescript-eslint/no-explicit-any': 'error',
		'@typescript-eslint/no-non-null-assertion': 'error',
		'@typescript-eslint/no-unnecessary-type-assertion': 'error',
		'@typescript-eslint/require-await': 'off',
		'@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
		'@typescript-eslint/switch-exhaustiveness-check': [
			'error',
			{ considerDefaultExhaustiveForUnions: true },
		],
		// interfaces here write functions as methods, and plain objects carry no `this`
		'@typescript-eslint/unbound-method': 'off',
	},
};

const tests = {
	files: ['test/**/*.ts'],
	rules: {
		// jest's asymmetric matchers are `any`
		'@typescript-eslint/no-unsafe-assignment': 'off',
		'@typescript-eslint/no-base-to-string': 'off',
	},
};

// n8n's rules, with the same exceptions as n8n's scanner makes, on the files that the scanner reads
const n8nCommunity = [
	{
		files: ['package.json', 'nodes/**/*.ts', 'credentials/**/*.ts'],
		extends: [n8nCommunityNodesPlugin.configs.recommended],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: { 'no-console': 'error' },
	},
	{
		files: ['package.json'],
		languageOptions: { parser },
		rules: { ...n8nNodesBase.configs.community.rules },
	},
	{
		files: ['credentials/**/*.ts'],
		rules: {
			...n8nNodesBase.configs.credentials.rules,
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		rules: {
			...n8nNodesBase.configs.nodes.rules,
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
		},
	},
];

export default defineConfig(
	globalIgnores(['dist/', 'coverage/']),
	{ linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
	{ files: ['**/*.{js,mjs,ts}'], extends: [js.configs.recommended] },
	{
		files: ['**/*.js'],
		languageOptions: {
			sourceType: 'commonjs',
			globals: {
				__dirname: 'readonly',
				module: 'writable',
				process: 'readonly',
				require: 'readonly',
			},
		},
	},
	typeScript,
	tests,
	...n8nCommunity,
	prettier,
);

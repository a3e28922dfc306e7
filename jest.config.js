const transform = {
	'\\.ts$': [
		'@swc/jest',
		{
			jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' },
			module: { type: 'commonjs' },
		},
	],
};

const suite = (displayName, folders) => ({
	displayName,
	rootDir: __dirname,
	testEnvironment: 'node',
	testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
	transform,
});

module.exports = {
	projects: [
		{ ...suite('unit', ['unit']) },
		{ ...suite('sandbox', ['sandbox']) },
		{ ...suite('nodes', ['nodes']) },
		{ ...suite('package', ['package']) },
	],
};

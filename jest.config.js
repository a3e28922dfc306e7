const transform = {
	'\\.ts$': [
		'@swc/jest',
		{
			jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' },
			module: { type: 'commonjs' },
		},
	],
};

const suite = (displayName) => ({
	displayName,
	rootDir: __dirname,
	testEnvironment: 'node',
	testMatch: [`<rootDir>/test/${displayName}/**/*.test.ts`],
	transform,
});

// the packed package stands in a temporary folder and, as in n8n, finds its modules at the host's
const packedSuite = (displayName) => ({
	...suite(displayName),
	globalSetup: '<rootDir>/test/globalSetup.ts',
	globalTeardown: '<rootDir>/test/globalTeardown.ts',
	modulePaths: ['<rootDir>/node_modules'],
});

module.exports = {
	// a busy machine is no reason to fail
	testTimeout: 30_000,
	maxWorkers: '100%',
	projects: [
		suite('unit'),
		suite('sandbox'),
		// those take minutes: `npm run test:long`
		{ ...packedSuite('nodes'), testPathIgnorePatterns: ['registration/(faultMatrix|model)'] },
		packedSuite('package'),
	],
};

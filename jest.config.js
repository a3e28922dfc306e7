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
	// what stands elsewhere is found when it is loaded
	roots: ['<rootDir>/test'],
	testEnvironment: 'node',
	testMatch: [`<rootDir>/test/${displayName}/**/*.test.ts`],
	transform,
	runtime: '<rootDir>/test/librariesOnce.js',
});

const packedSuite = (displayName) => ({
	...suite(displayName),
	globalSetup: '<rootDir>/test/globalSetup.ts',
	globalTeardown: '<rootDir>/test/globalTeardown.ts',
});

module.exports = {
	// a busy machine is no reason to fail
	testTimeout: 30_000,
	maxWorkers: '100%',
	projects: [
		suite('unit'),
		suite('sandbox'),
		// those take minutes, or much memory: `npm run test:long`
		{
			...packedSuite('nodes'),
			testPathIgnorePatterns: [
				'registration/(faultMatrix|model|orders)',
				'lateRefusal',
				'unverifiedMemory',
			],
		},
		packedSuite('package'),
	],
};

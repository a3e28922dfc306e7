const { projects, ...rest } = require('./jest.config.js');

// `withoutPauses` replaces functions of libraries
const nodes = projects.find(({ displayName }) => displayName === 'nodes');

/** Every fault at every call, and random sequences: minutes of them, next to the suite that is run all the time. */
module.exports = {
	...rest,
	projects: [
		{
			...nodes,
			displayName: 'long',
			runtime: 'jest-runtime',
			testMatch: ['<rootDir>/test/nodes/registration/{faultMatrix,model}*.test.ts'],
			testPathIgnorePatterns: [],
			setupFilesAfterEnv: ['<rootDir>/test/nodes/registration/withoutPauses.ts'],
		},
	],
};

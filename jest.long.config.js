const { projects, ...rest } = require('./jest.config.js');

const [nodes, unit] = ['nodes', 'unit'].map((name) =>
	projects.find(({ displayName }) => displayName === name),
);

/**
 * Every fault at every call, and random sequences, messages and forms: minutes of them, next to the suite that is
 * run all the time; and what takes ThoughtSpot long.
 */
module.exports = {
	...rest,
	projects: [
		{
			...unit,
			displayName: 'long unit',
			testMatch: ['<rootDir>/test/unit/trigger/{hostile,otherParsers}.test.ts'],
			globals: { isLongRun: true },
		},
		{
			...nodes,
			displayName: 'long',
			testMatch: [
				'<rootDir>/test/nodes/registration/{faultMatrix,model,orders}*.test.ts',
				'<rootDir>/test/nodes/actions/lateRefusal.test.ts',
			],
			testPathIgnorePatterns: [],
		},
	],
};

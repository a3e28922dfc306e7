const { projects, ...rest } = require('./jest.config.js');

const [nodes, packed, sandbox, unit] = ['nodes', 'package', 'sandbox', 'unit'].map((name) =>
	projects.find(({ displayName }) => displayName === name),
);

/**
 * Every fault at every call, random sequences, messages and forms, and large files: minutes of them, next to the suite
 * that is run all the time; what takes ThoughtSpot long; and n8n's scanner in each way that it reads.
 */
module.exports = {
	...rest,
	projects: [
		{
			...unit,
			displayName: 'long unit',
			testMatch: [
				'<rootDir>/test/unit/message/{bytes,fileName}.test.ts',
				'<rootDir>/test/unit/receiving/{hostile,otherParsers}.test.ts',
			],
			globals: { isLongRun: true },
		},
		{
			...sandbox,
			displayName: 'long sandbox',
			testMatch: ['<rootDir>/test/sandbox/slowExports.test.ts'],
			globals: { isLongRun: true },
		},
		{
			...packed,
			displayName: 'long package',
			testMatch: ['<rootDir>/test/package/gate.test.ts'],
			globals: { isLongRun: true },
		},
		{
			...nodes,
			displayName: 'long',
			testMatch: [
				'<rootDir>/test/nodes/registration/{faultMatrix,model,orders}*.test.ts',
				'<rootDir>/test/nodes/actions/{contentData,items,largeExport,lateRefusal,manyItems}.test.ts',
				'<rootDir>/test/nodes/deliveries/{hostile,unverifiedMemory}.test.ts',
				'<rootDir>/test/nodes/polling/failedDeliveries.test.ts',
				'<rootDir>/test/nodes/transport/files.test.ts',
			],
			globals: { isLongRun: true },
			testPathIgnorePatterns: [],
		},
	],
};

const { projects } = require('./jest.config.js');

/** A real n8n for each file, one after the other; the first run installs n8n. */
module.exports = {
	rootDir: __dirname,
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
	transform: projects[0].transform,
	// Queue mode needs PostgreSQL and Redis: it runs when it is asked for.
	testPathIgnorePatterns: process.argv.some((argument) => argument.includes('queueMode'))
		? []
		: ['queueMode'],
	maxWorkers: 1,
	testTimeout: 60_000,
};

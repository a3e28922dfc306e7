const { projects } = require('./jest.config.js');

const leftOut = [];
// The load takes minutes, and all of a machine: `npm run test:load`.
if (!process.argv.some((argument) => argument.includes('underLoad'))) leftOut.push('e2e/underLoad');
// The browser is led through the editor of n8n 2; that of n8n 1 saves and publishes by other buttons.
if (process.env.SANDBOX_N8N_VERSION?.startsWith('1.'))
	leftOut.push('e2e/(browser|jobs|newcomer|screens)');

/** A real n8n for each file, two at a time, as each waits more than it works; the first run installs n8n. */
module.exports = {
	rootDir: __dirname,
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
	transform: projects[0].transform,
	testPathIgnorePatterns: leftOut,
	maxWorkers: 2,
	testTimeout: 60_000,
};

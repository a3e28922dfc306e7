// n8n's scanner is an ES module, which jest does not load: this runs it in a process of its own.
// Arguments: a folder and, where the scanner's own default is not meant, glob patterns, or '--sources'.
import { resolve } from 'node:path';
import { argv, stdout } from 'node:process';
import {
	analyzePackage,
	buildScanConfig,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { ESLint } from 'eslint';

const [folder, ...given] = argv.slice(2);
const directory = resolve(folder);
const patterns = given[0] === '--sources' ? SOURCE_FILE_PATTERNS : given;

const verdict = await analyzePackage(directory, ...(patterns.length > 0 ? [patterns] : []));

// the verdict is about errors only, so warnings are collected with the scanner's configuration
const eslint = new ESLint({
	cwd: directory,
	allowInlineConfig: false,
	overrideConfigFile: true,
	overrideConfig: await buildScanConfig(),
	errorOnUnmatchedPattern: false,
	ignorePatterns: ['node_modules/**', '**/package-lock.json'],
});
const results = await eslint.lintFiles(
	patterns.length > 0 ? patterns : ['**/*.js', '**/*.ts', '**/*.json'],
);
const findings = results.flatMap(({ filePath, messages }) =>
	messages.map(({ line, message, ruleId }) => `${filePath}:${line} ${message} (${ruleId})`),
);

stdout.write(
	JSON.stringify({
		passed: verdict.passed,
		details: verdict.details ?? verdict.message ?? '',
		files: results.length,
		findings,
	}),
);

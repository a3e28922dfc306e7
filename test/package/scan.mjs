// n8n's scanner is an ES module, which jest does not load: this runs it in a process of its own.
// Its argument is a list of scans in JSON: a folder each and, where the scanner's own default is not
// meant, glob patterns.
import { argv, stdout } from 'node:process';
import {
	analyzePackage,
	buildScanConfig,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { ESLint } from 'eslint';

const config = await buildScanConfig();

/** The verdict is about errors only, so warnings are collected with the scanner's configuration. */
async function scan({ directory, patterns, sources }) {
	const chosen = sources ? SOURCE_FILE_PATTERNS : patterns;
	const verdict = await analyzePackage(directory, ...(chosen ? [chosen] : []));
	const eslint = new ESLint({
		cwd: directory,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: config,
		errorOnUnmatchedPattern: false,
		ignorePatterns: ['node_modules/**', '**/package-lock.json'],
	});
	const results = await eslint.lintFiles(chosen ?? ['**/*.js', '**/*.ts', '**/*.json']);
	const findings = results.flatMap(({ filePath, messages }) =>
		messages.map(({ line, message, ruleId }) => `${filePath}:${line} ${message} (${ruleId})`),
	);
	return {
		passed: verdict.passed,
		details: verdict.details ?? verdict.message ?? '',
		files: results.length,
		findings,
	};
}

const scans = [];
for (const each of JSON.parse(argv[2])) scans.push(await scan(each));
stdout.write(JSON.stringify(scans));

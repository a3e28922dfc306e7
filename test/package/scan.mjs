// n8n's scanner is an ES module, which jest does not load: this runs it in a process of its own.
// Its argument is a list of scans in JSON: a folder each and, where the scanner's own default is not
// meant, glob patterns.
import { argv, stdout } from 'node:process';
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { ESLint } from 'eslint';

/** What the scanner's own linting found; its verdict is about errors only. */
let results = [];
const { lintFiles } = ESLint.prototype;
ESLint.prototype.lintFiles = async function (...values) {
	results = await lintFiles.apply(this, values);
	return results;
};

async function scan({ directory, patterns, sources }) {
	results = [];
	const chosen = sources ? SOURCE_FILE_PATTERNS : patterns;
	const verdict = await analyzePackage(directory, ...(chosen ? [chosen] : []));
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

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { jobs } from '../../sandbox/jobs';
import { repository } from './sourceFiles';

const text = readFileSync(join(repository, 'docs', 'jobs.md'), 'utf8');

it.each(jobs)('the documentation shows how $title', ({ name, title, presses }) => {
	const [section = ''] = text.split(`\n## ${title}\n`)[1]?.split('\n## ') ?? [];
	for (const theme of ['', '-dark']) expect(section).toContain(`pictures/job-${name}${theme}.png`);
	const row = text.split('\n').find((line) => line.startsWith(`| [${title}]`));
	expect(row?.split('|')[2]?.trim()).toBe(String(presses));
});

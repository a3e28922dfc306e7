import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../.github/workflows');

describe.each(readdirSync(folder))('the workflow %s', (name) => {
	it('uses actions as they were at a commit', () => {
		const used = readFileSync(join(folder, name), 'utf8').match(/\buses: .*/g) ?? [];
		expect(used).not.toEqual([]);
		for (const line of used) expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
	});
});

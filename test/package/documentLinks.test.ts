import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { documents, readSources, repository } from './sourceFiles';

const read = (path: string) => readFileSync(join(repository, path), 'utf8');

/** The links of Markdown and HTML that lead to a place in the repository. */
function links(text: string): string[] {
	const found = text.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g);
	return Array.from(found, ([, inMarkdown, inHtml]) => inMarkdown ?? inHtml ?? '').filter(
		(link) => !/^https?:/.test(link),
	);
}

/** The anchors that GitHub gives to headings. */
function anchors(text: string): string[] {
	return Array.from(text.matchAll(/^#+ (.+)$/gm), ([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N} _-]/gu, '')
			.replaceAll(' ', '-'),
	);
}

function leadsNowhere(from: string, link: string): boolean {
	const [path = '', anchor] = link.split('#', 2);
	const target = path === '' ? from : join(dirname(from), path);
	if (!existsSync(join(repository, target))) return true;
	return anchor !== undefined && !anchors(read(target)).includes(anchor);
}

it.each(documents)('every link of %s into the repository leads somewhere', (document) => {
	const found = links(read(document));
	expect(found.filter((link) => leadsNowhere(document, link))).toEqual([]);
});

it.each(['missing.md', 'README.md#missing', '#missing'])('finds that %s leads nowhere', (link) => {
	expect(leadsNowhere('README.md', link)).toBe(true);
});

it('finds the links of Markdown and of HTML', () => {
	expect(links('[a](b.md#c) <img src="d.png"> [e](https://example.com)')).toEqual([
		'b.md#c',
		'd.png',
	]);
});

const HOME = 'https://github.com/n8n-nodes-thoughtspot/n8n-nodes-thoughtspot';

it('every link of the nodes and the credential leads to a heading of the README', () => {
	const files = ['.ts', '.json'].flatMap((extension) => [
		...readSources(repository, ['credentials', 'nodes'], extension).values(),
	]);
	const found = files.flatMap((text) =>
		Array.from(
			text.replaceAll('${README}', HOME).matchAll(new RegExp(`${HOME}(#[\\w-]+)`, 'g')),
			([, anchor = '']) => anchor,
		),
	);
	expect(found.length).toBeGreaterThan(5);
	const wrong = found.filter((anchor) => anchor !== '#readme' && leadsNowhere('README.md', anchor));
	expect(wrong).toEqual([]);
});

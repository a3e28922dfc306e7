import { Readable } from 'node:stream';

import { storeReport } from '../../../nodes/ThoughtSpot/reports/storedReport';

async function stored(text: string, format: string) {
	const kept: string[] = [];
	const prepareBinaryData = async (content: unknown, fileName?: string, mimeType = '') => {
		for await (const block of content as Readable) kept.push(String(block));
		return { data: '', fileName, mimeType };
	};
	const refused = (said: unknown) => new Error(`refused: ${JSON.stringify(said)}`);
	const file = { content: Readable.from([Buffer.from(text)]), headers: {}, refused };
	const storing = storeReport({ helpers: { prepareBinaryData } }, file, 'Sales', format);
	return { storing, kept };
}

describe('an exported file', () => {
	it.each([
		['CSV', '<!DOCTYPE html><html>Sign in</html>'],
		['PDF', '\n  <html><body>Sign in</body></html>'],
		['XLSX', '\ufeff<!doctype html>'],
	])('of the format %s is not stored where it is the page %j', async (format, text) => {
		const { storing, kept } = await stored(text, format);
		await expect(storing).rejects.toThrow('Instead of a file, a web page came for "Sales"');
		expect(kept).toEqual([]);
	});

	it.each([
		['PNG', '{"error":{"message":"Unauthorized"}}'],
		['CSV', '{ "message": "Forbidden" }'],
		['CSV', ' {"incident_id_guid": "a-guid", "debug": "Out of memory"}'],
		['CSV', '{"errors":[{"message":"Rendering failed"}]}'],
	])('of the format %s is not stored where it is the error %j', async (format, text) => {
		const { storing, kept } = await stored(text, format);
		await expect(storing).rejects.toThrow(`refused: ${JSON.stringify(JSON.parse(text))}`);
		expect(kept).toEqual([]);
	});

	it.each([
		['PDF', 'upstream request timeout'],
		['XLSX', '<?xml version="1.0"?><Error>AccessDenied</Error>'],
		['PNG', '{"error":{"message":"cut off'],
	])('of the format %s is not stored where it is the text %j', async (format, text) => {
		const { storing, kept } = await stored(text, format);
		await expect(storing).rejects.toThrow(`refused: ${JSON.stringify(text)}`);
		expect(kept).toEqual([]);
	});

	it.each([
		['CSV', 'Region,Amount\n<b>EMEA</b>,10\n', 'Sales.csv'],
		['CSV', '{Region},Amount\n', 'Sales.csv'],
		['CSV', 'upstream,timeout\n', 'Sales.csv'],
		['CSV', '<html-like>,Amount\n', 'Sales.csv'],
		['PDF', '%PDF-1.7', 'Sales.pdf'],
	])('of the format %s is stored where it is %j', async (format, text, fileName) => {
		const { storing, kept } = await stored(text, format);
		expect(await storing).toMatchObject({ fileName, sizeBytes: Buffer.byteLength(text) });
		expect(kept.join('')).toBe(text);
	});
});

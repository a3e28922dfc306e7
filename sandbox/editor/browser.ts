import { existsSync } from 'node:fs';
import { type Browser, chromium, selectors } from 'playwright-core';

const places = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

function executable(): string {
	const found = process.env.CHROMIUM_PATH ?? places.find((place) => existsSync(place));
	if (found) return found;
	throw new Error('There is no Chromium here. Install one, or set CHROMIUM_PATH.');
}

/** Starts the installed Chromium, which talks to nobody by itself. `getByTestId` then reads n8n's test ids. */
export async function startBrowser(): Promise<Browser> {
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({
		executablePath: executable(),
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
}

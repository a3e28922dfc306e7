import { timeLeft } from '../../sandbox/n8n/progress';

it.each([
	[0, 'about 6 minutes left'],
	[150, 'about 3 minutes left'],
	[270, 'about a minute left'],
	[300, 'less than a minute left'],
	[330, 'takes longer here: about 6 minutes so far, usually about 6 minutes'],
	[600, 'takes longer here: about 10 minutes so far, usually about 6 minutes'],
])('a step of five and a half minutes says after %d seconds what is left', (elapsed, words) => {
	expect(timeLeft({ title: 'Installing', seconds: 330 }, elapsed)).toBe(words);
});

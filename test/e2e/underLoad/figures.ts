import type { Delivery } from '../../../sandbox/thoughtspot';
import { PASSED_NOTHING_ON, type Runs } from './runs';

/** The messages that passed the trigger more often than once in each of so many workflows, and got to the end. */
export const doubled = (runs: Runs, workflows = 1): string[] =>
	[...runs]
		.filter(([message]) => message !== PASSED_NOTHING_ON)
		.filter(([, each]) => each.filter((status) => status === 'success').length > workflows)
		.map(([message]) => message);

/** A row of the table in docs/benchmarks.md. */
export function figures(
	name: string,
	sent: Delivery[],
	{ runs, workflows, seconds }: { runs: Runs; workflows: number; seconds: number },
): string {
	const attempts = sent.flatMap((delivery) => delivery.attempts);
	const answers = attempts
		.flatMap(({ status, durationMs }) => (status === undefined ? [] : [durationMs]))
		.sort((one, other) => one - other);
	const answerAt = (share: number) =>
		((answers[Math.floor(share * (answers.length - 1))] ?? NaN) / 1_000).toFixed(1);
	const accepted = sent.filter(({ status }) => status === 'SUCCESS').length;
	const statuses = [...runs].flatMap(([message, each]) =>
		each.map((status) => (message === PASSED_NOTHING_ON ? message : status)),
	);
	const doubles = doubled(runs, workflows).length;
	const cells = [
		name,
		`${accepted} of ${sent.length}`,
		`${attempts.length}, ${Math.max(...sent.map((delivery) => delivery.attempts.length))}`,
		[0.5, 0.95, 1].map(answerAt).join(', '),
		[...new Set(statuses)]
			.map((status) => `${statuses.filter((each) => each === status).length} ${status}`)
			.join(', '),
		doubles,
		seconds.toFixed(0),
	];
	return `| ${cells.join(' | ')} |`;
}

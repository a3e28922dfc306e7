import type { Delivery } from '../../../sandbox/thoughtspot';
import type { Runs } from './runs';

/** A row of the table in docs/benchmarks.md. */
export function figures(name: string, sent: Delivery[], runs: Runs, seconds: number): string {
	const attempts = sent.flatMap((delivery) => delivery.attempts);
	const answers = attempts
		.flatMap(({ status, durationMs }) => (status === undefined ? [] : [durationMs]))
		.sort((one, other) => one - other);
	const answerAt = (share: number) =>
		((answers[Math.floor(share * (answers.length - 1))] ?? NaN) / 1_000).toFixed(1);
	const accepted = sent.filter(({ status }) => status === 'SUCCESS').length;
	const statuses = [...runs.values()].flat();
	const doubles = [...runs.values()].filter(
		(each) => each.filter((status) => status === 'success').length > 1,
	).length;
	const cells = [
		name,
		`${accepted} of ${sent.length}`,
		attempts.length,
		`${answerAt(0.5)}, ${answerAt(1)}`,
		[...new Set(statuses)]
			.map((status) => `${statuses.filter((each) => each === status).length} ${status}`)
			.join(', '),
		doubles,
		seconds.toFixed(0),
	];
	return `| ${cells.join(' | ')} |`;
}

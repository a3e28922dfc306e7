/** Why a delivery is not accepted; the reason goes to the sender, and into n8n's log. */
export class Refusal {
	readonly outcome = 'refused';

	constructor(
		readonly status: 400 | 401 | 408 | 413 | 415 | 503,
		readonly reason: string,
	) {}
}

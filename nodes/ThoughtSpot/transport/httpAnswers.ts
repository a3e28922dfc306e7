import type { z } from 'zod';

import type { Endpoint, Operation } from './endpoint';
import { isErrorBody } from './errorBody';
import { ThoughtSpotError } from './errors';
import type { HttpAnswer } from './exchange';
import type { Redact } from './redaction';
import { redactTexts } from './redaction';
import { notThoughtSpot, redirected, refusal } from './refusals';

export const isFulfilled = ({ status }: HttpAnswer): boolean => status >= 200 && status < 300;

/** The answer with every secret hidden, wherever it quotes one. */
export function hidden({ status, headers, body }: HttpAnswer, redact: Redact): HttpAnswer {
	const shown = Object.entries(headers).map(([name, value]): [string, unknown] => [
		name,
		redactTexts(value, redact),
	]);
	return { status, headers: Object.fromEntries(shown), body: redactTexts(body, redact) };
}

/**
 * The error for an answer that is not fulfilled; what it quotes of secrets must be hidden already. `user`: who asked,
 * where it was not the credential's.
 */
export function failureOf(
	operation: Operation<unknown>,
	baseUrl: string,
	answer: HttpAnswer,
	user?: string,
): ThoughtSpotError {
	const isRedirect = answer.status >= 300 && answer.status < 400;
	return isRedirect ? redirected(baseUrl, answer) : refusal(operation, answer, user);
}

/** Words for people stand in these fields of an answer that is fulfilled; the others are data. */
const FIELDS_OF_WORDS = /error|message|reason|detail/i;

function unexpectedAnswer(
	{ purpose }: Operation<unknown>,
	body: unknown,
	error: z.ZodError,
): ThoughtSpotError {
	const fields = [...new Set(error.issues.map(({ path }) => path.join('.')))].filter(Boolean);
	const report =
		fields.length > 0 ? `report it with the fields: ${fields.join(', ')}` : 'report it';
	return new ThoughtSpotError(
		body === undefined
			? `ThoughtSpot was asked to ${purpose} and gave an empty answer. Wait a few minutes and try again; if it stays, tell ThoughtSpot Support.`
			: `ThoughtSpot was asked to ${purpose} and gave an answer that this node does not know. Update the n8n-nodes-thoughtspot package, or ${report}.`,
		{ reached: 'unknown' },
	);
}

/** What a fulfilled answer says, checked against the contract; ThoughtSpot's statuses are not to be relied on. */
export function readJson<Answer>(
	endpoint: Endpoint<unknown, Answer>,
	baseUrl: string,
	answer: HttpAnswer,
	redact: Redact,
): Answer {
	const { body } = answer;
	// a text is no JSON: a page of something in front of ThoughtSpot
	if (typeof body === 'string') throw notThoughtSpot(baseUrl);
	if (isErrorBody(body)) throw failureOf(endpoint, baseUrl, hidden(answer, redact));
	const parsed = endpoint.answer.safeParse(redactTexts(body, redact, FIELDS_OF_WORDS));
	if (!parsed.success) throw unexpectedAnswer(endpoint, body, parsed.error);
	return parsed.data;
}

import { ThoughtSpotError } from './errors';
import type { ThoughtSpotContext } from './requests';

/** Whether a context is that of a run with items; all polls of a workflow share one of their own. */
const isExecution = (context: ThoughtSpotContext) => 'getExecutionCancelSignal' in context;

interface Known<Found> {
	found: Promise<Found>;
	/** By the process's own clock, which nobody sets back */
	at: number;
}

type LookUp<Given extends string[], Found> = (
	context: ThoughtSpotContext,
	...given: Given
) => Promise<Found>;

/**
 * A look-up of what the operation does not change, such as people or Liveboards: each is made once an execution, for
 * however many items. It is made again after `milliseconds`, and where it failed, unless there is no such thing.
 */
export function oncePerExecution<Given extends string[], Found>(
	lookUp: LookUp<Given, Found>,
	milliseconds = Infinity,
): LookUp<Given, Found> {
	const executions = new WeakMap<object, Map<string, Known<Found>>>();
	return async (context, ...given) => {
		if (!isExecution(context)) return await lookUp(context, ...given);
		const known = executions.get(context) ?? new Map<string, Known<Found>>();
		executions.set(context, known);
		const question = JSON.stringify(given);
		const before = known.get(question);
		if (before !== undefined && performance.now() - before.at < milliseconds)
			return await before.found;
		const found = lookUp(context, ...given);
		known.set(question, { found, at: performance.now() });
		return await found.catch((error: unknown) => {
			const isMissing = error instanceof ThoughtSpotError && error.status === 404;
			if (!isMissing) known.delete(question);
			throw error;
		});
	};
}

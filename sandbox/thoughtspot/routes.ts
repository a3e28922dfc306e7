import type { Operation } from './openApi';
import { operations } from './openApi';
import { isIn } from './release';

export interface Route {
	operation: Operation;
	/** The path parameter, decoded; empty without one. */
	identifier: string;
}

interface Pattern {
	operation: Operation;
	expression: RegExp;
}

function patternOf(operation: Operation): Pattern {
	const expression = operation.path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '([^/]+)');
	return { operation, expression: new RegExp(`^${expression}$`) };
}

function decoded(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch (error) {
		if (error instanceof URIError) return segment;
		throw error;
	}
}

/** Finds the operation that a release has at a method and path. */
export class Routes {
	private readonly patterns: Pattern[];

	constructor(release: string) {
		this.patterns = operations.filter(({ since }) => isIn(since, release)).map(patternOf);
	}

	find(method: string, path: string): Route | undefined {
		for (const { operation, expression } of this.patterns) {
			const match = operation.method === method ? expression.exec(path) : null;
			if (match) return { operation, identifier: decoded(match[1] ?? '') };
		}
		return undefined;
	}
}

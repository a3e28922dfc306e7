import ts from 'typescript';
import { parseSource, walk } from './moduleReferences';
import type { SourceFiles } from './sourceFiles';

const SENDS_REQUESTS =
	/^(httpRequest\w*|request|requestWithAuthentication\w*|requestOAuth\w*|fetch)$/;
const SILENCES_A_CHECK = /^(\/\/|\/\*)[/*\s]*(eslint-|@ts-(ignore|expect-error|nocheck))/;

/** Requests are sent from `egress` alone: nowhere else does a name appear that could send one. */
export function requestsOutside(files: SourceFiles, egress: string): string[] {
	return eachNode(files, (node, path) => {
		if (path === egress) return undefined;
		if (!ts.isIdentifier(node) && !ts.isStringLiteralLike(node)) return undefined;
		// a type or a plain variable of that name sends nothing
		const isUsed = ts.isStringLiteralLike(node) || isMemberOrCallee(node);
		return isUsed && SENDS_REQUESTS.test(node.text) ? `uses ${node.text}` : undefined;
	});
}

/** Neither `any`, nor `!`, nor a comment that silences a check. */
export function escapes(files: SourceFiles): string[] {
	const inCode = eachNode(files, (node) => {
		if (node.kind === ts.SyntaxKind.AnyKeyword) return 'any';
		return ts.isNonNullExpression(node) ? 'non-null assertion' : undefined;
	});
	const inComments = [...files].flatMap(([path, text]) =>
		comments(path, text)
			.filter((comment) => SILENCES_A_CHECK.test(comment))
			.map((comment) => `${path}: ${comment}`),
	);
	return inCode.concat(inComments);
}

/** Who calls each endpoint: its name → files, of calls `callThoughtSpot(context, endpoint, …)`. */
export function endpointCallers(files: SourceFiles): Map<string, Set<string>> {
	const callers = new Map<string, Set<string>>();
	for (const [path, text] of files) {
		walk(parseSource(path, text), (node) => {
			if (!ts.isCallExpression(node) || node.expression.getText() !== 'callThoughtSpot') return;
			const name = node.arguments[1]?.getText() ?? 'an endpoint without a name';
			callers.set(name, (callers.get(name) ?? new Set()).add(path));
		});
	}
	return callers;
}

function isMemberOrCallee(node: ts.Identifier): boolean {
	const { parent } = node;
	if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
	if (ts.isBindingElement(parent)) return true;
	return ts.isCallExpression(parent) && parent.expression === node;
}

function comments(path: string, text: string): string[] {
	const found = new Set<string>();
	walk(parseSource(path, text), (node) => {
		const ranges = [
			...(ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []),
			...(ts.getTrailingCommentRanges(text, node.getEnd()) ?? []),
		];
		for (const { pos, end } of ranges) found.add(text.slice(pos, end));
	});
	return [...found];
}

function eachNode(
	files: SourceFiles,
	check: (node: ts.Node, path: string) => string | undefined,
): string[] {
	return [...files].flatMap(([path, text]) => {
		const source = parseSource(path, text);
		const violations: string[] = [];
		walk(source, (node) => {
			const wrong = check(node, path);
			if (!wrong) return;
			const { line } = source.getLineAndCharacterOfPosition(node.getStart());
			violations.push(`${path}:${line + 1}: ${wrong}`);
		});
		return violations;
	});
}

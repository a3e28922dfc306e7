import ts from 'typescript';

export interface ModuleReference {
	/** as written; undefined when it is computed, so that nobody can tell what is loaded */
	specifier: string | undefined;
	isTypeOnly: boolean;
}

/** By name and text: the rules read the same files one after the other. */
const parsed = new Map<string, ts.SourceFile>();

export function parseSource(fileName: string, text: string): ts.SourceFile {
	const key = `${fileName}\n${text}`;
	const source =
		parsed.get(key) ?? ts.createSourceFile(fileName, text, ts.ScriptTarget.ES2022, true);
	parsed.set(key, source);
	return source;
}

/** Calls `visit` for every node of the file, parents before children. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
	visit(node);
	ts.forEachChild(node, (child) => walk(child, visit));
}

/** Every module that a JavaScript or TypeScript file imports, exports from or requires. */
export function moduleReferences(fileName: string, text: string): ModuleReference[] {
	const references: ModuleReference[] = [];
	walk(parseSource(fileName, text), (node) => {
		const reference = referenceOf(node);
		if (reference) references.push(reference);
	});
	return references;
}

function referenceOf(node: ts.Node): ModuleReference | undefined {
	if (ts.isImportDeclaration(node)) {
		return {
			specifier: literal(node.moduleSpecifier),
			isTypeOnly: node.importClause?.isTypeOnly ?? false,
		};
	}
	if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
		return { specifier: literal(node.moduleSpecifier), isTypeOnly: node.isTypeOnly };
	}
	if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
		return { specifier: literal(node.moduleReference.expression), isTypeOnly: node.isTypeOnly };
	}
	if (ts.isImportTypeNode(node)) {
		const { argument } = node;
		return {
			specifier: ts.isLiteralTypeNode(argument) ? literal(argument.literal) : undefined,
			isTypeOnly: true,
		};
	}
	if (ts.isCallExpression(node) && loadsModule(node.expression)) {
		return { specifier: node.arguments[0] && literal(node.arguments[0]), isTypeOnly: false };
	}
	return undefined;
}

/** `require(…)`, `module.require(…)`, `require.resolve(…)` and `import(…)` */
function loadsModule(callee: ts.Expression): boolean {
	if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
	if (ts.isIdentifier(callee)) return callee.text === 'require';
	if (!ts.isPropertyAccessExpression(callee)) return false;
	const owner = ts.isIdentifier(callee.expression) ? callee.expression.text : '';
	return callee.name.text === 'require' || owner === 'require';
}

function literal(node: ts.Node): string | undefined {
	return ts.isStringLiteralLike(node) ? node.text : undefined;
}

import { posix } from 'node:path';
import { moduleReferences } from './moduleReferences';
import type { SourceFiles } from './sourceFiles';
import { resolveRelative } from './sourceFiles';

/** A rule answers with its violations, each "file: what is wrong"; none when it holds. */
type Violations = string[];

const isRelative = (specifier: string) => specifier.startsWith('.');

/** Shipped files load `allowed` modules and each other, nothing else, and nothing computed. */
export function foreignModules(files: SourceFiles, allowed: string[]): Violations {
	return eachReference(files, (path, specifier) => {
		if (specifier === undefined) return 'loads a module whose name is computed';
		if (isRelative(specifier)) {
			return resolveRelative(files, path, specifier) ? undefined : `${specifier} is not shipped`;
		}
		return allowed.includes(specifier) ? undefined : `loads ${specifier}`;
	});
}

/**
 * `modules` know nothing of n8n, not even its types, and load nothing that loads n8n; of what else they take
 * types only, nothing is loaded.
 */
export function n8nInPureModules(files: SourceFiles, modules: string[]): Violations {
	const missing = modules.filter((path) => !files.has(path)).map((path) => `${path}: is missing`);
	const pure = withLoaded(files, modules);
	return missing.concat(
		eachReference(pure, (_path, specifier) =>
			specifier?.startsWith('n8n') ? `imports ${specifier}` : undefined,
		),
	);
}

/** From above to below; a layer may import itself and what its entry names. */
const LAYERS: Record<string, string[]> = {
	node: ['actions', 'methods', 'trigger', 'polling'],
	actions: ['check', 'reports', 'parameters', 'message', 'api', 'transport'],
	methods: ['parameters', 'api', 'transport'],
	trigger: ['parameters', 'message', 'api', 'transport'],
	polling: ['reports', 'parameters', 'message', 'api', 'transport'],
	check: ['trigger', 'message', 'api', 'transport'],
	reports: ['message', 'transport'],
	parameters: ['api', 'transport'],
	message: [],
	api: ['transport'],
	transport: [],
	credentials: ['api', 'transport'],
};

/**
 * Imports run one way: node classes → actions, methods, trigger, polling → reports, parameters → api → transport;
 * message → nothing; actions → check → trigger.
 */
export function importsAgainstTheLayers(files: SourceFiles): Violations {
	return eachReference(files, (path, specifier) => {
		if (!specifier || !isRelative(specifier)) return undefined;
		const target = resolveRelative(files, path, specifier);
		if (!target) return `${specifier} is not there`;
		const [from, to] = [layerOf(path), layerOf(target)];
		return from === to || LAYERS[from]?.includes(to)
			? undefined
			: `${from} imports ${to} (${specifier})`;
	});
}

/** Nothing of `folders` is imported. */
export function importsFrom(files: SourceFiles, folders: string[]): Violations {
	return eachReference(files, (path, specifier) => {
		if (!specifier || !isRelative(specifier)) return undefined;
		const [folder = ''] = posix.join(posix.dirname(path), specifier).split('/');
		return folders.includes(folder) ? `imports ${specifier}` : undefined;
	});
}

function eachReference(
	files: SourceFiles,
	check: (path: string, specifier: string | undefined) => string | undefined,
): Violations {
	return [...files].flatMap(([path, text]) =>
		moduleReferences(path, text).flatMap(({ specifier }) => {
			const wrong = check(path, specifier);
			return wrong ? [`${path}: ${wrong}`] : [];
		}),
	);
}

function withLoaded(files: SourceFiles, start: string[]): SourceFiles {
	const found = new Map<string, string>();
	const pending = [...start];
	for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
		const text = files.get(path);
		if (text === undefined || found.has(path)) continue;
		found.set(path, text);
		for (const { specifier, isTypeOnly } of moduleReferences(path, text)) {
			if (isTypeOnly) continue;
			const target = specifier && isRelative(specifier) && resolveRelative(files, path, specifier);
			if (target) pending.push(target);
		}
	}
	return found;
}

function layerOf(path: string): string {
	if (path.startsWith('credentials/')) return 'credentials';
	if (path.endsWith('.node.ts')) return 'node';
	return path.split('/')[2] ?? path;
}

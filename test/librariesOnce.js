const { AsyncLocalStorage } = require('node:async_hooks');
const { createRequire, isBuiltin } = require('node:module');
const { resolve, sep } = require('node:path');
const { isNativeError } = require('node:util').types;
const { default: Runtime } = require('jest-runtime');
const { register } = require('tsx/cjs/api');

/**
 * Jest gives each file of tests a context of its own, and loads everything into it anew, its own parts as well: of
 * n8n-core half a second. With this runtime libraries, the stand-in and the harness with the packed package are loaded
 * once a process, outside of the contexts. `jest.mock` does not reach them.
 */
class LibrariesOnce extends Runtime {
	constructor(config, environment, ...rest) {
		super(config, environment, ...rest);
		share(environment.global);
	}

	requireModuleOrMock(from, name) {
		if (isLibrary(name) && !name.startsWith('@jest/')) return require(name);
		const path = resolve(from, '..', name);
		return isLoadedOnce(path) ? requireSource(path) : super.requireModuleOrMock(from, name);
	}

	/** What Jest itself needs in a context. */
	requireInternalModule(from, name) {
		if (name !== undefined && isLibrary(name)) return createRequire(from)(name);
		const loaded = super.requireInternalModule(from, name);
		return name === 'node:async_hooks' ? { ...loaded, AsyncLocalStorage: EndedStorage } : loaded;
	}

	teardown() {
		for (const storage of storages.splice(0)) storage.disable();
		super.teardown();
	}
}

const isLibrary = (name) => /^[^./]/.test(name) && !isBuiltin(name);

const LOADED_ONCE = ['sandbox/thoughtspot/', 'test/nodes/harness/'].map((folder) =>
	resolve(__dirname, '..', folder),
);
const isLoadedOnce = (path) =>
	LOADED_ONCE.some((folder) => `${path}${sep}`.startsWith(`${folder}${sep}`));

function requireSource(path) {
	const unregister = register();
	try {
		return require(path);
	} finally {
		unregister();
	}
}

const storages = [];

/** Node looks at each at every promise until it is disabled, and Jest makes one for each file of tests. */
class EndedStorage extends AsyncLocalStorage {
	constructor() {
		super();
		storages.push(this);
	}
}

/**
 * What a test does to the clock counts for everything, an error of either is an `Error`, and `expect.any` knows its
 * types.
 */
function share(global) {
	const { Error } = global;
	Object.assign(global, { Date, Number, String });
	Object.defineProperty(Error, Symbol.hasInstance, {
		value(error) {
			if (this === Error) return isNativeError(error);
			return Function.prototype[Symbol.hasInstance].call(this, error);
		},
	});
}

module.exports = { __esModule: true, default: LibrariesOnce };

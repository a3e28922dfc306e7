const { AsyncLocalStorage } = require('node:async_hooks');
const { isBuiltin } = require('node:module');
const { join, resolve, sep } = require('node:path');
const { isNativeError } = require('node:util').types;
const { default: Runtime } = require('jest-runtime');
const { register } = require('tsx/cjs/api');

/**
 * Jest gives each file of tests a context of its own, and loads everything into it anew: of n8n-core
 * half a second. With this runtime libraries are loaded once a process, outside of the contexts, and so
 * is the packed package, by n8n-core, though for each file anew. `jest.mock` does not reach them.
 */
class LibrariesOnce extends Runtime {
	constructor(config, environment, ...rest) {
		super(config, environment, ...rest);
		for (const path of Object.keys(require.cache)) {
			if (!path.includes(`${sep}node_modules${sep}`) && !isStandIn(path)) delete require.cache[path];
		}
		share(environment.global);
	}

	requireModuleOrMock(from, name) {
		if (isLibrary(name)) return require(name);
		const path = resolve(from, '..', name);
		return isStandIn(path) ? requireStandIn(path) : super.requireModuleOrMock(from, name);
	}

	requireInternalModule(from, name) {
		const loaded = super.requireInternalModule(from, name);
		return name === 'node:async_hooks' ? { ...loaded, AsyncLocalStorage: Storage } : loaded;
	}

	teardown() {
		for (const storage of storages.splice(0)) storage.disable();
		super.teardown();
	}
}

const STAND_IN = join(__dirname, '..', 'sandbox', 'thoughtspot', sep);
const isStandIn = (path) => `${path}${sep}`.startsWith(STAND_IN);

function requireStandIn(path) {
	const unregister = register();
	try {
		return require(path);
	} finally {
		unregister();
	}
}

const storages = [];

/** Jest makes one for each file of tests, and Node looks at all of a process at each promise until they are disabled. */
class Storage extends AsyncLocalStorage {
	constructor() {
		super();
		storages.push(this);
	}
}

const isLibrary = (name) => !/^[./]|^@jest\//.test(name) && !isBuiltin(name);

/** What a test does to the clock counts for the package as well, and an error of either is an `Error`. */
function share(global) {
	const { Error } = global;
	global.Date = Date;
	Object.defineProperty(Error, Symbol.hasInstance, {
		value(error) {
			if (this === Error) return isNativeError(error);
			return Function.prototype[Symbol.hasInstance].call(this, error);
		},
	});
}

module.exports = { __esModule: true, default: LibrariesOnce };

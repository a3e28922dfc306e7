const { isBuiltin } = require('node:module');
const { sep } = require('node:path');
const { isNativeError } = require('node:util').types;
const { default: Runtime } = require('jest-runtime');

/**
 * Jest gives each file of tests a context of its own, and loads everything into it anew: of n8n-core
 * half a second. With this runtime libraries are loaded once a process, outside of the contexts, and so
 * is the packed package, by n8n-core, though for each file anew. `jest.mock` does not reach them.
 */
class LibrariesOnce extends Runtime {
	constructor(config, environment, ...rest) {
		super(config, environment, ...rest);
		for (const path of Object.keys(require.cache)) {
			if (!path.includes(`${sep}node_modules${sep}`)) delete require.cache[path];
		}
		share(environment.global);
	}

	requireModuleOrMock(from, name) {
		return isLibrary(name) ? require(name) : super.requireModuleOrMock(from, name);
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

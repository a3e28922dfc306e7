import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { N8nInstallation } from './install';

/** Modules that ask n8n's servers for lists, or only cost time. An unknown name stops n8n. */
const unneeded = new Set(['agents', 'chat-hub', 'instance-ai', 'mcp-registry']);

async function unneededModules(installation: N8nInstallation): Promise<string> {
	const modules = await readdir(join(dirname(dirname(installation.binary)), 'dist', 'modules'));
	return modules.filter((name) => unneeded.has(name)).join(',');
}

/** Settings of a throw-away n8n that listens on loopback and talks to nobody by itself. */
export async function n8nEnvironment(options: {
	installation: N8nInstallation;
	userFolder: string;
	port: number;
	taskBrokerPort: number;
	extra: Record<string, string>;
}): Promise<NodeJS.ProcessEnv> {
	return {
		PATH: process.env.PATH,
		LANG: process.env.LANG,
		HOME: options.userFolder,
		N8N_USER_FOLDER: options.userFolder,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(options.port),
		N8N_RUNNERS_BROKER_PORT: String(options.taskBrokerPort),
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
		N8N_DISABLED_MODULES: await unneededModules(options.installation),
		N8N_LOG_FORMAT: 'text',
		NO_COLOR: '1',
		...options.installation.settings,
		...options.extra,
	};
}

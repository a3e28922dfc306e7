import { forbidden } from '../errors';
import type { Handler } from './operation';
import { ok } from './operation';

interface SearchOrgsRequest {
	org_identifier?: string;
	visibility?: 'SHOW' | 'HIDDEN';
	status?: 'ACTIVE' | 'IN_ACTIVE';
	user_identifiers?: string[];
}

export const searchOrgs: Handler = ({ world, body }, session) => {
	const request = body<SearchOrgsRequest>();
	if (!session.holds(['ADMINISTRATION', 'ORG_ADMINISTRATION'], '0')) {
		throw forbidden('Cluster administration privileges are required to search Orgs.');
	}
	const users = request.user_identifiers?.map((identifier) => world.userNamed(identifier));
	const found = [...world.orgs.values()]
		.filter(
			({ id, name }) => !request.org_identifier || [id, name].includes(request.org_identifier),
		)
		.filter(() => request.status !== 'IN_ACTIVE' && request.visibility !== 'HIDDEN')
		.filter(({ id }) => !users || users.some((user) => user?.orgs.some((org) => org.id === id)));
	return ok(
		found.map(({ id, name }) => ({
			id: Number(id),
			name,
			status: 'ACTIVE',
			description: null,
			visibility: 'SHOW',
		})),
	);
};

export const getSystemInformation: Handler = ({ world }, session) => {
	session.require(['ADMINISTRATION', 'SYSTEM_INFO_ADMINISTRATION']);
	return ok({
		id: world.instanceId,
		name: 'sandbox',
		release_version: world.release,
		time_zone: 'UTC',
		locale: 'en-US',
		date_format: 'MM/dd/yyyy',
		api_version: 'v2',
		type: 'SW',
		environment: 'DEV',
		license: 'EAE',
		date_time_format: 'MM/dd/yyyy h:mm a',
		time_format: 'HH:mm:ss',
		tsadmin_user_id: world.admin.id,
	});
};

/** The cluster's settings for administrators and developers; without a scope those of the Org as well. */
export const searchSecuritySettings: Handler = ({ world, body }, session) => {
	const { scope } = body<{ scope?: 'CLUSTER' | 'ORG' }>();
	session.require(['ADMINISTRATION', 'DEVELOPER']);
	const { id, name } = world.orgs.get(session.orgId) ?? { id: session.orgId, name: '' };
	return ok({
		cluster_preferences:
			scope === 'ORG'
				? null
				: {
						enable_partitioned_cookies: false,
						cors_whitelisted_urls: [],
						csp_settings: { connect_src_urls: world.settings.connectableUrls ?? null },
						saml_redirect_urls: [],
						non_embed_access: null,
					},
		org_preferences:
			scope === 'CLUSTER'
				? null
				: [{ org: { id: Number(id), name }, cors_whitelisted_urls: [], non_embed_access: null }],
	});
};

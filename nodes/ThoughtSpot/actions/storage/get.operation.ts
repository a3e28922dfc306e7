import type { StorageSetup } from '../../api/storage';
import { readStorageSetups } from '../../api/storage';
import { isSimplified, simplifyParameter } from '../../parameters/simplify';
import type { Operation } from '../operation';

/** ThoughtSpot's instructions, and the values to enter in the cloud. */
const simplified = ({ storage_type, provider, config }: StorageSetup) => ({
	provider: provider ?? null,
	storageType: storage_type ?? null,
	configType: config?.config_type ?? null,
	setupInstructions: config?.setup_instructions ?? [],
	awsAccountId: config?.aws_account_id ?? null,
	gcpServiceAccountId: config?.gcp_service_account_id ?? null,
	serviceAccountEmail: config?.service_account_email ?? null,
	requiredRole: config?.required_role ?? null,
	oidcProvider: config?.oidc_provider ?? null,
	trustPolicyTemplate: config?.trust_policy_template ?? null,
});

/** One item for each provider that the cluster can deliver to. */
export const get: Operation = {
	name: 'Get Setup',
	value: 'get',
	action: 'Get the storage setup',
	description:
		'Get what to configure in AWS or Google Cloud for files in a bucket. Needs ThoughtSpot 26.7.0.cl or later.',
	parameters: [simplifyParameter],
	async execute(context, itemIndex) {
		const simplify = isSimplified(context, itemIndex);
		const setups = await readStorageSetups(context);
		return simplify ? setups.map(simplified) : setups;
	},
};

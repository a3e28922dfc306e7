import type { Handler } from './operation';
import { ok } from './operation';

const CLUSTER_SERVICE_ACCOUNT = '100000000000000000001';

/** What a cluster hosted on Google Cloud says: S3 by web identity, GCS by impersonation. */
const SETUPS = [
	{
		storage_type: 'OBJECT_STORAGE',
		provider: 'AWS_S3',
		config: {
			config_type: 'GCP_TO_S3_STORAGE',
			aws_account_id: null,
			gcp_service_account_id: CLUSTER_SERVICE_ACCOUNT,
			oidc_provider: 'accounts.google.com',
			trust_policy_template: {
				Version: '2012-10-17',
				Statement: [
					{
						Effect: 'Allow',
						Principal: {
							Federated: 'arn:aws:iam::YOUR_AWS_ACCOUNT_ID:oidc-provider/accounts.google.com',
						},
						Action: 'sts:AssumeRoleWithWebIdentity',
						Condition: {
							StringEquals: { 'accounts.google.com:sub': CLUSTER_SERVICE_ACCOUNT },
						},
					},
				],
			},
			service_account_email: null,
			required_role: null,
			setup_instructions: [
				'1. Create an IAM role that trusts the service account of this cluster',
				'2. Allow the role s3:PutObject on the bucket',
				'3. Give the ARN of the role in the storage destination of the webhook',
			],
		},
	},
	{
		storage_type: 'OBJECT_STORAGE',
		provider: 'GCP_GCS',
		config: {
			config_type: 'GCP_TO_GCS_STORAGE',
			aws_account_id: null,
			gcp_service_account_id: null,
			oidc_provider: null,
			trust_policy_template: null,
			service_account_email: 'webhooks@sandbox-cluster.iam.gserviceaccount.com',
			required_role: 'roles/iam.serviceAccountTokenCreator',
			setup_instructions: [
				'1. Open the service account that may write to the bucket',
				'2. Give the email address above the role roles/iam.serviceAccountTokenCreator on it',
				'3. Give your service account in the storage destination of the webhook',
			],
		},
	},
];

export const getWebhookStorageConfig: Handler = (_call, session) => {
	session.requireForWebhooks();
	return ok(SETUPS);
};

import type { INodeProperties } from 'n8n-workflow';

const pathPrefix: INodeProperties = {
	displayName: 'Path Prefix',
	name: 'pathPrefix',
	type: 'string',
	default: '',
	placeholder: 'e.g. thoughtspot/reports',
	description: 'Folder in the bucket',
};

const bucketName: INodeProperties = {
	displayName: 'Bucket Name',
	name: 'bucketName',
	type: 'string',
	default: '',
};

/** Where ThoughtSpot puts the files, instead of sending them with the delivery. */
export const storageField: INodeProperties = {
	displayName: 'Storage Destination',
	name: 'storageDestination',
	type: 'fixedCollection',
	placeholder: 'Add Storage',
	default: {},
	description:
		'Bucket that ThoughtSpot puts the files in, instead of sending them. The resource Storage says what to set up there first. Needs ThoughtSpot 26.3.0.cl or later.',
	options: [
		{
			displayName: 'AWS S3',
			name: 'awsS3',
			values: [
				bucketName,
				{
					displayName: 'External ID',
					name: 'externalId',
					type: 'string',
					default: '',
					description:
						'External ID of the trust policy, needed where ThoughtSpot itself runs on AWS. ThoughtSpot does not mask it when it is read.',
				},
				pathPrefix,
				{
					displayName: 'Region',
					name: 'region',
					type: 'string',
					default: '',
					placeholder: 'e.g. us-east-1',
				},
				{
					displayName: 'Role ARN',
					name: 'roleArn',
					type: 'string',
					default: '',
					placeholder: 'e.g. arn:aws:iam::123456789012:role/reports',
					description: 'IAM role that ThoughtSpot assumes to write to the bucket',
				},
			],
		},
		{
			displayName: 'Google Cloud Storage (26.7.0.cl or Later)',
			name: 'gcpGcs',
			values: [
				bucketName,
				pathPrefix,
				{
					displayName: 'Service Account',
					name: 'serviceAccountEmail',
					type: 'string',
					default: '',
					placeholder: 'e.g. reports@my-project.iam.gserviceaccount.com',
					description:
						'Email address of the service account that ThoughtSpot impersonates to write to the bucket',
				},
			],
		},
	],
};

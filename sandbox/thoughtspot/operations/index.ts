import { exportAnswerReport } from './answerExport';
import { searchChannelHistory } from './channelHistory';
import { validateCommunicationChannel } from './channelValidation';
import { getSystemInformation, searchOrgs, searchSecuritySettings } from './cluster';
import { fetchAnswerData, fetchLiveboardData } from './data';
import { exportLiveboardReport } from './liveboardExport';
import { searchMetadata, searchTags } from './metadata';
import type { Handler } from './operation';
import { searchUserGroups, searchUsers } from './people';
import {
	configureCommunicationChannelPreferences,
	searchCommunicationChannelPreferences,
} from './preferences';
import { createSchedule, deleteSchedule, searchSchedules, updateSchedule } from './schedules';
import { getWebhookStorageConfig } from './storageConfig';
import { getCurrentUserInfo, getCurrentUserToken, revokeToken, validateToken } from './tokens';
import { searchWebhookConfigurations } from './webhookSearch';
import {
	createWebhookConfiguration,
	deleteWebhookConfigurations,
	updateWebhookConfiguration,
} from './webhooks';

/** Operations that work only where ThoughtSpot Support has enabled webhooks. */
export const webhookOperations: Readonly<Record<string, Handler>> = {
	configureCommunicationChannelPreferences,
	createWebhookConfiguration,
	deleteWebhookConfigurations,
	getWebhookStorageConfig,
	searchChannelHistory,
	searchCommunicationChannelPreferences,
	searchWebhookConfigurations,
	updateWebhookConfiguration,
	validateCommunicationChannel,
};

/** By OpenAPI operationId: what needs a bearer token. Signing in, `getFullAccessToken`, does not. */
export const operationHandlers: Readonly<Record<string, Handler>> = {
	...webhookOperations,
	createSchedule,
	deleteSchedule,
	exportAnswerReport,
	exportLiveboardReport,
	fetchAnswerData,
	fetchLiveboardData,
	getCurrentUserInfo,
	getCurrentUserToken,
	getSystemInformation,
	revokeToken,
	searchMetadata,
	searchOrgs,
	searchSchedules,
	searchSecuritySettings,
	searchTags,
	searchUserGroups,
	searchUsers,
	updateSchedule,
	validateToken,
};

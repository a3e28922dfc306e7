import * as official from '@thoughtspot/rest-api-sdk';
import type {
	ConfigureChannelPreferences,
	SearchChannelPreferences,
} from '../../../nodes/ThoughtSpot/api/channels';
import type {
	CreateWebhook,
	SearchWebhooks,
	UpdateWebhook,
} from '../../../nodes/ThoughtSpot/api/webhooks';
import type {
	SearchChannelHistory,
	ValidateChannel,
} from '../../../nodes/ThoughtSpot/api/deliveries';
import type { ExportAnswer } from '../../../nodes/ThoughtSpot/api/answers';
import type { ExportLiveboard, LiveboardRows } from '../../../nodes/ThoughtSpot/api/liveboards';
import type { RowsRequest } from '../../../nodes/ThoughtSpot/api/rows';
import type { SearchTags } from '../../../nodes/ThoughtSpot/api/tags';
import type { SearchMetadata } from '../../../nodes/ThoughtSpot/api/metadata';
import type { SearchOrgs } from '../../../nodes/ThoughtSpot/api/orgs';
import type { SearchGroups, SearchUsers } from '../../../nodes/ThoughtSpot/api/people';
import type {
	CreateSchedule,
	SearchSchedules,
	UpdateSchedule,
} from '../../../nodes/ThoughtSpot/api/scheduleEndpoints';
import type { SignIn } from '../../../nodes/ThoughtSpot/api/session';

/**
 * What ThoughtSpot's own client (2.24.0, for a release before 26.7.0.cl) does not have yet: `status`,
 * `reset_options`, `end_epoch_time_in_millis`, Google Cloud Storage, and channels other than the two.
 */
type Known<Body> = Body extends 'AWS_S3' | 'GCP_GCS'
	? Extract<Body, 'AWS_S3'>
	: Body extends string | number | boolean | undefined
		? Body
		: Body extends Array<infer Entry>
			? Array<Known<Entry>>
			: {
					[
						Field in keyof Body as Exclude<
							Field,
							'status' | 'reset_options' | 'end_epoch_time_in_millis' | 'gcp_gcs_config'
						>
					]: Field extends 'channels' ? Array<'EMAIL' | 'WEBHOOK'> : Known<Body[Field]>;
				};

/** The client lists currencies and locales; of Answers it lacks what 26.6.0.cl brought. */
type Exported<Body> = Omit<Body, 'regional_settings'>;

/** The client lists time zones, and knows one page size. */
type Scheduled<Body> = Omit<Body, 'time_zone' | 'pdf_options'>;

/** Compiles only where the client accepts the whole body and knows each of its fields. */
type Unknown<Own, Official> = Exclude<keyof Own, keyof Official>;
const accepted =
	<Body extends Official, Official>(
		type: { new (): Official; getAttributeTypeMap(): Array<{ name: string }> },
		...unknown: [Unknown<Body, Official>] extends [never] ? [] : [Unknown<Body, Official>]
	) =>
	(...fields: Array<keyof Body>) => ({ type, unknown, fields });

const bodies = [
	accepted<Known<CreateWebhook>, official.CreateWebhookConfigurationRequest>(
		official.CreateWebhookConfigurationRequest,
	)(
		'name',
		'url',
		'events',
		'description',
		'url_params',
		'authentication',
		'signature_verification',
		'storage_destination',
		'additional_headers',
	),
	accepted<Known<UpdateWebhook>, official.UpdateWebhookConfigurationRequest>(
		official.UpdateWebhookConfigurationRequest,
	)('name', 'url', 'events', 'description', 'url_params', 'additional_headers'),
	accepted<Known<SearchWebhooks>, official.SearchWebhookConfigurationsRequest>(
		official.SearchWebhookConfigurationsRequest,
	)('org_identifier', 'webhook_identifier', 'event_type', 'record_offset', 'record_size'),
	accepted<{ webhook_identifiers: string[] }, official.DeleteWebhookConfigurationsRequest>(
		official.DeleteWebhookConfigurationsRequest,
	)('webhook_identifiers'),
	accepted<
		Known<ConfigureChannelPreferences>,
		official.ConfigureCommunicationChannelPreferencesRequest
	>(official.ConfigureCommunicationChannelPreferencesRequest)(
		'cluster_preferences',
		'org_preferences',
	),
	accepted<Known<SearchChannelPreferences>, official.SearchCommunicationChannelPreferencesRequest>(
		official.SearchCommunicationChannelPreferencesRequest,
	)('cluster_preferences', 'org_preferences'),
	accepted<ValidateChannel, official.ValidateCommunicationChannelRequest>(
		official.ValidateCommunicationChannelRequest,
	)('channel_type', 'channel_identifier', 'event_type'),
	accepted<Known<SearchChannelHistory>, official.SearchChannelHistoryRequest>(
		official.SearchChannelHistoryRequest,
	)('channel_type', 'job_ids', 'channel_identifiers', 'channel_status', 'events'),
	accepted<SearchOrgs, official.SearchOrgsRequest>(official.SearchOrgsRequest)('org_identifier'),
	accepted<SearchMetadata, official.SearchMetadataRequest>(official.SearchMetadataRequest)(
		'metadata',
		'tag_identifiers',
		'created_by_user_identifiers',
		'modified_by_user_identifiers',
		'include_visualization_headers',
		'record_offset',
		'record_size',
		'sort_options',
	),
	accepted<SearchTags, official.SearchTagsRequest>(official.SearchTagsRequest)('tag_identifier'),
	accepted<Exported<ExportLiveboard>, official.ExportLiveboardReportRequest>(
		official.ExportLiveboardReportRequest,
	)(
		'metadata_identifier',
		'file_format',
		'tab_identifiers',
		'visualization_identifiers',
		'personalised_view_identifier',
		'override_filters',
		'runtime_sort',
		'runtime_param_override',
		'pdf_options',
		'png_options',
	),
	accepted<
		Omit<Exported<ExportAnswer>, 'png_options' | 'personalised_view_identifier'>,
		official.ExportAnswerReportRequest
	>(official.ExportAnswerReportRequest)(
		'metadata_identifier',
		'file_format',
		'runtime_filter',
		'runtime_sort',
		'runtime_param_override',
	),
	accepted<LiveboardRows, official.FetchLiveboardDataRequest>(official.FetchLiveboardDataRequest)(
		'metadata_identifier',
		'visualization_identifiers',
		'data_format',
		'record_offset',
		'record_size',
		'runtime_filter',
	),
	accepted<RowsRequest, official.FetchAnswerDataRequest>(official.FetchAnswerDataRequest)(
		'metadata_identifier',
		'data_format',
		'record_offset',
		'record_size',
	),
	accepted<SearchSchedules, official.SearchSchedulesRequest>(official.SearchSchedulesRequest)(
		'metadata',
		'schedule_identifiers',
		'record_offset',
		'record_size',
		'history_runs_options',
	),
	accepted<
		Scheduled<CreateSchedule> & Pick<official.CreateScheduleRequest, 'time_zone'>,
		official.CreateScheduleRequest
	>(official.CreateScheduleRequest)(
		'name',
		'description',
		'metadata_type',
		'metadata_identifier',
		'file_format',
		'frequency',
		'recipient_details',
		'liveboard_options',
		'personalised_view_id',
	),
	accepted<Scheduled<UpdateSchedule>, official.UpdateScheduleRequest>(
		official.UpdateScheduleRequest,
	)('status', 'name', 'file_format', 'frequency', 'recipient_details'),
	accepted<SearchUsers, official.SearchUsersRequest>(official.SearchUsersRequest)(
		'user_identifier',
		'name_pattern',
		'email',
		'group_identifiers',
		'account_status',
	),
	accepted<SearchGroups, official.SearchUserGroupsRequest>(official.SearchUserGroupsRequest)(
		'group_identifier',
		'name_pattern',
		'user_identifiers',
		'sub_group_identifiers',
		'include_users',
		'include_sub_groups',
	),
	accepted<SignIn, official.GetFullAccessTokenRequest>(official.GetFullAccessTokenRequest)(
		'username',
		'password',
		'secret_key',
		'validity_time_in_sec',
		'org_id',
		'auto_create',
	),
].map(({ type, unknown, fields }) => ({
	name: type.name,
	type,
	unknown,
	fields: fields.map(String),
}));

it.each(bodies)(
	"ThoughtSpot's own client knows what is sent as $name",
	({ type, fields, unknown }) => {
		expect(unknown).toEqual([]);
		expect(type.getAttributeTypeMap().map(({ name }) => name)).toEqual(
			expect.arrayContaining(fields),
		);
	},
);

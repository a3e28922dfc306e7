import type { N8n, Workflow } from '../../sandbox/n8n';
import type { StoredWebhook, ThoughtSpot } from '../../sandbox/thoughtspot';
import { setStage, type Stage, stageTimeout } from './stage';
import { triggerWorkflow } from './workflowFiles';

const org = '0';
const changing = [
	'createWebhookConfiguration',
	'updateWebhookConfiguration',
	'deleteWebhookConfigurations',
	'configureCommunicationChannelPreferences',
];

describe('publishing into an Org that has the webhook of somebody else', () => {
	let stage: Stage;
	let thoughtSpot: ThoughtSpot;
	let n8n: N8n;
	let workflow: Workflow;
	let before: StoredWebhook[];
	let message: string;

	beforeAll(async () => {
		stage = await setStage();
		({ thoughtSpot, n8n } = stage);
		thoughtSpot.seedWebhook({
			orgId: org,
			name: 'Finance reports',
			url: 'https://hooks.finance.example/liveboards?key=not-for-everybody',
			createdBy: 'frank.finance',
			lastModifiedBy: 'frank.finance',
		});
		before = thoughtSpot.webhooks();
		workflow = await n8n.importWorkflow(triggerWorkflow(), [stage.credential]);
		message = await n8n.publish(workflow.id).then(
			() => 'published',
			(error: unknown) => (error instanceof Error ? error.message : String(error)),
		);
	}, stageTimeout);

	afterAll(async () => {
		await stage?.stop();
	});

	function changes() {
		return thoughtSpot.requests.filter(({ operation }) => changing.includes(operation ?? ''));
	}

	it.each([
		['names the webhook', /Finance reports/],
		['names its host', /hooks\.finance\.example/],
		['says who changed it last', /frank\.finance/],
		['says when', /\b20\d\d-\d\d-\d\d\b/],
		['says what to do', /delete|remove|take over|another Org/i],
	])('is refused with a message that %s', (_what, text) => {
		expect(message).toMatch(text);
	});

	it('does not show the rest of the address', () => {
		expect(message).not.toContain('not-for-everybody');
	});

	it('was tried as often as n8n does and changed nothing at ThoughtSpot', () => {
		const attempts = n8n.version.startsWith('1.') ? 1 : 5;
		const searches = thoughtSpot.requests.filter(
			({ operation }) => operation === 'searchWebhookConfigurations',
		);
		expect(searches.length).toBeGreaterThanOrEqual(attempts);
		expect(changes()).toEqual([]);
		expect(thoughtSpot.webhooks()).toEqual(before);
	});

	it('changes nothing either when the refused workflow is unpublished', async () => {
		await n8n.unpublish(workflow.id);
		expect(changes()).toEqual([]);
		expect(thoughtSpot.webhooks()).toEqual(before);
	});
});

import type { Execution, N8n, Workflow } from '../../sandbox/n8n';
import type { ThoughtSpot, User } from '../../sandbox/thoughtspot';
import { eventually } from './eventually';
import { setStage, type Stage, stageTimeout } from './stage';
import { pollingTrigger, pollingWorkflow, triggerWorkflow } from './workflowFiles';

const RECIPIENTS = 20;
const names = Array.from({ length: RECIPIENTS }, (_, index) => `user-${index}`);

describe('reports that could not be delivered, in a real n8n', () => {
	let stage: Stage;
	let thoughtSpot: ThoughtSpot;
	let n8n: N8n;
	let polling: Workflow;
	let scheduleId: string;
	let users: User[];

	beforeAll(async () => {
		stage = await setStage();
		({ thoughtSpot, n8n } = stage);
		users = names.map((name) =>
			thoughtSpot.addUser({
				name,
				visibleRows: { Name: [name] },
				orgs: [{ id: '0', privileges: ['DATADOWNLOADING'] }],
			}),
		);
		const userIds = users.map(({ id }) => id);
		const { id: liveboardId } = thoughtSpot.addLiveboard({
			name: 'Sales',
			visualizations: [{ name: 'By Name', columns: ['Name'], rows: names.map((name) => [name]) }],
		});
		scheduleId = thoughtSpot.addSchedule({
			name: 'Monday report',
			liveboardId,
			userIds,
			fileFormat: 'CSV',
		}).id;
		const receiving = await n8n.importWorkflow(triggerWorkflow(), [stage.credential]);
		await n8n.publish(receiving.id);
		polling = await n8n.importWorkflow(pollingWorkflow({ attachReport: true }), [stage.credential]);
		await n8n.publish(polling.id);
	}, stageTimeout);

	afterAll(async () => {
		await stage?.stop();
	});

	/** Who the report in each item is for, and what stands in it. */
	async function reports(execution: Execution | undefined) {
		const found: Array<{ recipient: unknown; rows: string[] }> = [];
		for (const { json, binary } of execution?.items(pollingTrigger) ?? []) {
			const [recipient] = json.recipients as Array<{ name: string }>;
			const file = binary?.attachment_0;
			if (file === undefined) throw new Error(`no file: ${JSON.stringify(json.delivery)}`);
			const text = (await n8n.download(file)).toString();
			found.push({ recipient: recipient?.name, rows: text.match(/user-\d+/g) ?? [] });
		}
		return found.sort(
			(one, other) => names.indexOf(String(one.recipient)) - names.indexOf(String(other.recipient)),
		);
	}
	const everybody = names.map((name) => ({ recipient: name, rows: [name] }));

	it('reach everybody once n8n is there again, each with their own rows', async () => {
		await n8n.crash(async () => {
			const deliveries = await thoughtSpot.runSchedule(scheduleId);
			expect(deliveries.map(({ status }) => status)).toEqual(Array(RECIPIENTS).fill('FAILED'));
		});
		const [execution] = await n8n.executionsEnded(polling.id, 1, 120_000);
		expect(await reports(execution)).toEqual(everybody);
	}, 240_000);

	it('reach them once also where n8n is killed while it polls', async () => {
		thoughtSpot.configure({ exportDelayMs: 2_000 });
		for (const { id, name, email } of users) {
			const recipients = [{ type: 'USER' as const, id, name, email, locale: 'en-US' }];
			thoughtSpot.addDelivery({ scheduleId, recipients });
		}
		const exports = () =>
			thoughtSpot.requests.filter(({ operation }) => operation === 'exportLiveboardReport').length;
		const before = exports();
		// n8n polls every minute; one that is killed while it starts begins no workflow for a while
		await eventually(() => expect(exports()).toBeGreaterThan(before), 90_000);
		await n8n.crash(async () => await Promise.resolve(thoughtSpot.configure({ exportDelayMs: 0 })));
		const executions = await n8n.executionsEnded(polling.id, 2, 120_000);
		expect(executions).toHaveLength(2);
		expect(await reports(executions[1])).toEqual(everybody);
	}, 240_000);
});

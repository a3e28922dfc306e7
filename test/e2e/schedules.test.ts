import type { Execution } from '../../sandbox/n8n';
import type { ThoughtSpot } from '../../sandbox/thoughtspot';
import { type Receiver, startReceiver } from './receiver';
import { runActions, setStage, type Stage, stageTimeout } from './stage';

const schedule = (operation: string, parameters: Record<string, unknown>) => ({
	resource: 'schedule',
	operation,
	...parameters,
});
const named = (value: string) => ({ __rl: true, mode: 'name', value });

describe('schedules in a real n8n', () => {
	let stage: Stage;
	let thoughtSpot: ThoughtSpot;
	let receiver: Receiver;

	beforeAll(async () => {
		stage = await setStage();
		({ thoughtSpot } = stage);
		receiver = await startReceiver();
		const mariaId = thoughtSpot.addUser({ name: 'maria' }).id;
		const nothing = { Region: ['Nowhere'], Order: ['None'] };
		const jonasId = thoughtSpot.addUser({ name: 'jonas', visibleRows: nothing }).id;
		thoughtSpot.addGroup({ name: 'team', userIds: [mariaId, jonasId] });
		thoughtSpot.addLiveboard({ name: 'Retail Sales' });
		thoughtSpot.seedWebhook({ orgId: '0', url: receiver.url });
		thoughtSpot.setChannels('0', ['EMAIL', 'WEBHOOK']);
	}, stageTimeout);

	afterAll(async () => {
		receiver?.close();
		await stage?.stop();
	});

	const run = async (steps: Record<string, Record<string, unknown>>) =>
		await runActions(stage, steps);
	const items = (execution: Execution, node: string) =>
		execution.items(node).map(({ json }) => json);

	const create = (parameters: Record<string, unknown>) =>
		schedule('create', {
			liveboardId: named('Retail Sales'),
			name: 'Monday report',
			fileFormat: 'XLSX',
			groups: ['team'],
			...parameters,
		});

	it('are created and changed, and tell who got the report and who nothing', async () => {
		const changed = await run({
			Create: create({ frequency: 'weekly', weekdays: ['2'], hour: 8, minute: 0 }),
			Update: schedule('update', {
				scheduleId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
				frequency: 'daily',
				hour: 7,
				minute: 30,
				recipientMode: 'add',
				emails: 'ann@partner.com',
				updateFields: { description: 'For the team' },
			}),
			'Who Gets It': schedule('getAll', { liveboardId: named('Retail Sales') }),
		});
		expect(changed.error).toBeUndefined();
		expect(items(changed, 'Create')).toMatchObject([{ frequency: 'Weekly on Monday at 08:00' }]);
		const report = { name: 'Monday report', liveboard: { name: 'Retail Sales' } };
		const team = { type: 'USER_GROUP', name: 'team' };
		const ann = { type: 'EXTERNAL_EMAIL', email: 'ann@partner.com' };
		const after = {
			...report,
			frequency: 'Daily at 07:30',
			description: 'For the team',
			recipients: [team, ann],
		};
		expect(items(changed, 'Update')).toMatchObject([after]);
		expect(items(changed, 'Who Gets It')).toMatchObject([after]);

		await thoughtSpot.runSchedule(String(items(changed, 'Update')[0]?.id));
		expect(receiver.types).toHaveLength(2);
		const found = await run({
			Recipients: schedule('getRecipients', { scheduleId: named('Monday report') }),
		});
		expect(items(found, 'Recipients')).toMatchObject([
			{ recipient: { name: 'jonas', groups: ['team'] }, delivery: { status: 'nothing' } },
			{ recipient: { name: 'maria', groups: ['team'] }, delivery: { status: 'delivered' } },
			{ recipient: ann, delivery: { status: 'delivered' } },
		]);
	});

	it.each([
		[{ frequency: 'cron', cronExpression: '0 */15 * * * ?' }, /more often than every hour/],
		[{ users: ['marie'] }, /There is no user "marie"/],
	])('are refused at the node: %j', async (parameters, message) => {
		const execution = await run({ Create: create({ name: 'Refused', ...parameters }) });
		expect(execution.status).toBe('error');
		expect(execution.nodeError('Create')?.message).toMatch(message);
	});
});

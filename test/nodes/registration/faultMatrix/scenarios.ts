import type { StoredWebhook } from '../../../../sandbox/thoughtspot';
import type { DrivenWorkflow } from '../../n8n/drivenWorkflow';
import type { Lifecycle } from '../../n8n/instance';
import type { Stage } from '../stage';
import type { CallName } from './faults';

/** Something that a user or n8n does, and the calls that it makes when nothing goes wrong. */
export interface Scenario {
	name: string;
	lifecycle: Lifecycle;
	/** Whether the Org has somebody else's webhook */
	foreign: boolean;
	takeOver: boolean;
	/** What comes before, without faults */
	before: (workflow: DrivenWorkflow, stage: Stage) => Promise<void>;
	act: (workflow: DrivenWorkflow, stage: Stage, attempts: number) => Promise<void>;
	/** Each of them fails once, in each way */
	calls: CallName[];
	/** Whether all that is left behind is put right by listening again, instead of publishing */
	listening: boolean;
}

const nothing = async () => await Promise.resolve();
const publish = async (workflow: DrivenWorkflow, _stage: Stage, attempts: number) =>
	await workflow.publish({ attempts });
const live = async (workflow: DrivenWorkflow) => await workflow.publish();
const unpublish = async (workflow: DrivenWorkflow) => await workflow.unpublish();
const listenAndStop = async (workflow: DrivenWorkflow) => {
	await workflow.listen();
	await workflow.stopListening();
};
const drift = async (workflow: DrivenWorkflow, stage: Stage) => {
	await workflow.publish();
	stage.thoughtSpot.changeWebhook(stage.webhook().id, driftOf(stage.webhook()));
};
const driftOf = ({ name }: StoredWebhook) => ({ name: `${name}!`, status: 'DISABLED' as const });
const restart = async (_workflow: DrivenWorkflow, stage: Stage) => await stage.n8n.restart();

const signOut = async (workflow: DrivenWorkflow) => {
	workflow.credential.data = { ...workflow.credential.data, sessionToken: '', sessionOwner: '' };
	await nothing();
};

const ASSESS: CallName[] = ['user', 'search', 'channels'];
const RELEASE: CallName[] = ['search', 'delete', 'channels', 'configure'];
const GIVE_BACK: CallName[] = ['search', 'update', 'channels', 'configure'];

const scenario = (name: string, change: Partial<Scenario>): Scenario => ({
	name,
	lifecycle: '2.40',
	foreign: false,
	takeOver: false,
	before: nothing,
	act: publish,
	calls: [],
	listening: false,
	...change,
});

const taking = { foreign: true, takeOver: true };
const create: CallName[] = [...ASSESS, ...ASSESS, 'create', 'configure'];
const update: CallName[] = [...ASSESS, ...ASSESS, 'update', 'configure'];

export const SCENARIOS: Scenario[] = [
	scenario('publishing', { calls: create }),
	scenario('publishing in n8n 2.39', { lifecycle: '2.39', calls: create }),
	scenario('publishing for the first time', { before: signOut, calls: ['signIn', 'user'] }),
	scenario('unpublishing', { before: live, act: unpublish, calls: RELEASE }),
	scenario('listening', { act: listenAndStop, calls: [...create, ...RELEASE], listening: true }),
	scenario('listening to a live workflow', {
		before: live,
		act: listenAndStop,
		calls: [...ASSESS, ...ASSESS, 'update', 'search', 'update'],
		listening: true,
	}),
	scenario('taking over', { ...taking, calls: update }),
	scenario('taking over in n8n 2.39', { ...taking, lifecycle: '2.39', calls: update }),
	scenario('giving back', { ...taking, before: live, act: unpublish, calls: GIVE_BACK }),
	scenario('listening by taking over', {
		...taking,
		act: listenAndStop,
		calls: [...update, ...GIVE_BACK],
		listening: true,
	}),
	scenario('starting n8n 2.39 with a changed webhook', {
		lifecycle: '2.39',
		before: drift,
		act: restart,
		calls: [...ASSESS, ...ASSESS, 'update'],
	}),
	scenario('being refused', { foreign: true, calls: ['user', 'search'] }),
];

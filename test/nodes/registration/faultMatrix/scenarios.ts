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
	/** What another workflow did at first, with which the webhook is shared */
	partner?: 'publish' | 'listen';
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

const LOOK: CallName[] = ['user', 'channels', 'search'];
/** A change, what has become of it, and the look that sees that all is as it should be */
const CHANGE: CallName[] = ['update', 'search', 'search'];
const CREATE: CallName[] = [...LOOK, 'create', 'search', ...CHANGE, 'configure'];
const TAKE_OVER: CallName[] = [...LOOK, ...CHANGE, 'configure'];
const JOIN: CallName[] = [...LOOK, ...CHANGE];
const LEAVE: CallName[] = ['user', 'search', ...CHANGE];
const PUT_BACK: CallName[] = ['user', 'search', 'channels', 'configure'];
const REMOVE: CallName[] = [...PUT_BACK, 'delete', 'search'];
const GIVE_BACK: CallName[] = [...PUT_BACK, ...CHANGE];

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
const shared = { partner: 'publish' } as const;

export const SCENARIOS: Scenario[] = [
	scenario('publishing', { calls: CREATE }),
	scenario('publishing in n8n 2.39', { lifecycle: '2.39', calls: CREATE }),
	scenario('publishing for the first time', { before: signOut, calls: ['signIn', 'user'] }),
	scenario('unpublishing', { before: live, act: unpublish, calls: REMOVE }),
	scenario('joining', { ...shared, calls: JOIN }),
	scenario('joining, and becoming the head', { partner: 'listen', calls: JOIN }),
	scenario('leaving', { ...shared, before: live, act: unpublish, calls: LEAVE }),
	scenario('leaving as the head', {
		partner: 'listen',
		before: live,
		act: unpublish,
		calls: LEAVE,
	}),
	scenario('listening', { act: listenAndStop, calls: [...CREATE, ...REMOVE], listening: true }),
	scenario('listening beside the live workflow', {
		before: live,
		act: listenAndStop,
		calls: [...JOIN, ...LEAVE],
		listening: true,
	}),
	scenario('taking over', { ...taking, calls: TAKE_OVER }),
	scenario('taking over in n8n 2.39', { ...taking, lifecycle: '2.39', calls: TAKE_OVER }),
	scenario('giving back', { ...taking, before: live, act: unpublish, calls: GIVE_BACK }),
	scenario('listening by taking over', {
		...taking,
		act: listenAndStop,
		calls: [...TAKE_OVER, ...GIVE_BACK],
		listening: true,
	}),
	scenario('starting n8n 2.39 with a changed webhook', {
		lifecycle: '2.39',
		before: drift,
		act: restart,
		calls: JOIN,
	}),
	scenario('being refused', { foreign: true, calls: LOOK }),
];

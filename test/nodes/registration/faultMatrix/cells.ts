import type { CallName, Fault } from './faults';
import { FAULTS } from './faults';
import type { Scenario } from './scenarios';
import { SCENARIOS } from './scenarios';

/** A fault that strikes from a certain call on, until an attempt has failed and n8n has called `delete`. */
export interface Cell {
	scenario: Scenario;
	fault: Fault;
	call: CallName;
	/** How many calls of that name pass unharmed before */
	skip: number;
	/** Whether something was, or may have been, changed at ThoughtSpot when it strikes */
	isLate: boolean;
}

const CHANGING: CallName[] = ['create', 'update', 'delete', 'configure'];

/** Every call of every scenario with every fault. */
export const CELLS: Cell[] = SCENARIOS.flatMap((scenario) =>
	scenario.calls.flatMap((call, index) => {
		const skip = scenario.calls.slice(0, index).filter((earlier) => earlier === call).length;
		const isLate = scenario.calls.slice(0, index + 1).some((each) => CHANGING.includes(each));
		return FAULTS.map((fault) => ({ scenario, fault, call, skip, isLate }));
	}),
);

export const titleOf = ({ fault, call, skip }: Cell): string =>
	`${fault.name} at ${call} ${skip + 1}`;

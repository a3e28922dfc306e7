import { AnswerBodies } from './answerBodies';
import { RequestBodies } from './requestBodies';
import { Routes } from './routes';

/** What the OpenAPI document says of a release: its paths, the bodies that it takes and gives. */
export class Contract {
	private static readonly byRelease = new Map<string, Contract>();

	readonly routes: Routes;
	readonly requests: RequestBodies;
	readonly answers: AnswerBodies;

	private constructor(release: string) {
		this.routes = new Routes(release);
		this.requests = new RequestBodies(release);
		this.answers = new AnswerBodies(release);
	}

	/** Stateless, and made once per release: compiling the schemas is slow. */
	static of(release: string): Contract {
		const contract = Contract.byRelease.get(release) ?? new Contract(release);
		Contract.byRelease.set(release, contract);
		return contract;
	}
}

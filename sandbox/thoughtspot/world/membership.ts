import type { Group } from '../model';

/** Who belongs to which group. Groups may hold each other in a circle. */
export class Membership {
	constructor(private readonly groups: ReadonlyMap<string, Group>) {}

	/** The groups that list the user themselves. */
	direct(userId: string): Group[] {
		return [...this.groups.values()].filter(({ userIds }) => userIds.includes(userId));
	}

	/** Those and the groups above them. */
	inherited(userId: string): Group[] {
		const direct = this.direct(userId).map(({ id }) => id);
		const reached = this.reach(direct, (id) =>
			[...this.groups.values()]
				.filter(({ groupIds }) => groupIds.includes(id))
				.map((group) => group.id),
		);
		return reached.flatMap((id) => this.groups.get(id) ?? []);
	}

	/** The IDs of all users in the groups and their subgroups, each once. */
	members(groupIds: readonly string[]): string[] {
		const reached = this.reach(groupIds, (id) => this.groups.get(id)?.groupIds ?? []);
		return [...new Set(reached.flatMap((id) => this.groups.get(id)?.userIds ?? []))];
	}

	private reach(from: readonly string[], next: (id: string) => string[]): string[] {
		const reached = new Set(from);
		for (const id of reached) for (const further of next(id)) reached.add(further);
		return [...reached];
	}
}

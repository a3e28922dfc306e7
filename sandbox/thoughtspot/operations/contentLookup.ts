import { mayView } from '../access';
import { badRequest, forbidden } from '../errors';
import type { Answer, Content, Liveboard } from '../model';
import type { Session } from '../session';
import type { World } from '../world';

/** By ID, else by name, in the Org of the session. */
function find<T extends Content>(
	entries: ReadonlyMap<string, T>,
	{ world, session }: { world: World; session: Session },
	{ kind, identifier }: { kind: string; identifier: string },
): T {
	const inOrg = [...entries.values()].filter(({ orgId }) => orgId === session.orgId);
	const found =
		inOrg.find(({ id }) => id === identifier) ?? inOrg.find(({ name }) => name === identifier);
	if (!found) throw badRequest(`${kind} ${identifier} was not found.`);
	if (mayView(world, session, found)) return found;
	throw forbidden(
		`User ${session.user.name} does not have view access to the ${kind} ${identifier}.`,
	);
}

export const findLiveboard = (world: World, session: Session, identifier: string): Liveboard =>
	find(world.liveboards, { world, session }, { kind: 'Liveboard', identifier });

export const findAnswer = (world: World, session: Session, identifier: string): Answer =>
	find(world.answers, { world, session }, { kind: 'Answer', identifier });

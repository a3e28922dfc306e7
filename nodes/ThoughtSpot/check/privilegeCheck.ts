import type { Check } from './check';
import { ok, unknown, warning } from './check';

/** Any one of `privileges` does; `words` name them to who grants them. */
export function privilegeCheck(
	name: string,
	use: string,
	words: string,
	privileges: string[],
): Check {
	return {
		name: `Privilege: ${name}`,
		question: `May the user ${use}?`,
		needs: ['Sign-In'],
		async run(connection) {
			const { privileges: held } = await connection.user();
			const wanted = ['ADMINISTRATION', ...privileges];
			if (!held) {
				return unknown(
					'ThoughtSpot does not say which privileges the user has.',
					`Look at the groups and roles of the user, who needs ${words}.`,
				);
			}
			return held.some((each) => wanted.includes(each))
				? ok(`The user may ${use}.`)
				: warning(
						`The user may not ${use}.`,
						`If you need it, ask a ThoughtSpot administrator for ${words}.`,
					);
		},
	};
}

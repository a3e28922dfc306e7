import { randomBytes } from 'node:crypto';

/** A bearer token; times are epoch milliseconds. */
export interface Token {
	value: string;
	userId: string;
	orgId: string;
	createdAt: number;
	expiresAt: number;
}

export class Tokens {
	private readonly issued = new Map<string, Token>();

	constructor(private readonly clock: () => number) {}

	issue(userId: string, orgId: string, validitySeconds: number): Token {
		const createdAt = this.clock();
		const token = {
			value: randomBytes(48).toString('base64url'),
			userId,
			orgId,
			createdAt,
			expiresAt: createdAt + validitySeconds * 1000,
		};
		this.issued.set(token.value, token);
		return token;
	}

	find(value: string): Token | undefined {
		return this.issued.get(value);
	}

	isValid(token: Token): boolean {
		return this.clock() < token.expiresAt;
	}

	revoke(matches: (token: Token) => boolean): void {
		for (const token of this.issued.values()) {
			if (matches(token)) this.issued.delete(token.value);
		}
	}

	expireAll(): void {
		for (const token of this.issued.values()) token.expiresAt = this.clock();
	}
}

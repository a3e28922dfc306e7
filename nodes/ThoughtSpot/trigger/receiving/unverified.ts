const MEGABYTE = 1024 * 1024;

/**
 * Room for bytes that nobody has verified yet, shared by all who read at the same time. Whoever is alone has
 * as much as is wanted.
 */
export class Room {
	private taken = 0;

	constructor(private readonly mostBytes: number) {}

	/** For one reader, who has to give it back. */
	share() {
		let own = 0;
		return {
			/** Whether there was room for so many more bytes; they count in any case. */
			take: (bytes: number): boolean => {
				own += bytes;
				this.taken += bytes;
				return this.taken <= this.mostBytes || this.taken === own;
			},
			giveBack: (): void => {
				this.taken -= own;
				own = 0;
			},
		};
	}
}

/** Of all deliveries in this process: ten of ThoughtSpot's largest, and nothing that breaks n8n. */
export const unverified = new Room(256 * MEGABYTE);

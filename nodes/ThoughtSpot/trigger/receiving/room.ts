/** Room for bytes, shared by all who hold some at the same time. Whoever is alone has as much as is wanted. */
export class Room {
	private taken = 0;

	constructor(private readonly mostBytes: number) {}

	/** For one of them, who has to give it back. */
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

/** Used where neither the Org nor the cluster has a preference. */
const PRODUCT_DEFAULT: readonly string[] = ['EMAIL'];

/** The channels of Liveboard schedules: the cluster's default and the Orgs' overrides. */
export class Preferences {
	private cluster: string[] | undefined = ['EMAIL'];
	private readonly overrides = new Map<string, string[]>();

	/** Undefined: nothing is configured at that level. An empty list switches all delivery off. */
	get(level: string): string[] | undefined {
		const channels = level === 'cluster' ? this.cluster : this.overrides.get(level);
		return channels && [...channels];
	}

	set(level: string, channels: readonly string[] | undefined): void {
		if (level === 'cluster') this.cluster = channels && [...channels];
		else if (channels) this.overrides.set(level, [...channels]);
		else this.overrides.delete(level);
	}

	effective(orgId: string): readonly string[] {
		return this.overrides.get(orgId) ?? this.cluster ?? PRODUCT_DEFAULT;
	}
}

import { z } from 'zod';

/**
 * What a webhook was before a workflow pointed it to itself: what was changed, as far as ThoughtSpot lets
 * it be read.
 */
export const loan = z.object({
	url: z.string(),
	name: z.string().optional(),
	/** The name it was given instead */
	lentAs: z.string().optional(),
	status: z.literal('DISABLED').optional(),
	/** Its signature header; `null`: it had no signature; missing: the signature was not changed */
	signatureHeader: z.string().nullable().optional(),
	/** The header it was given instead */
	lentHeader: z.string().optional(),
	/** The lender has gone: there is nobody to give it back to */
	withdrawn: z.literal(true).optional(),
});
export type Loan = z.infer<typeof loan>;

/** A webhook's description: somebody's text, and a note of each loan, the latest last. */
export interface Description {
	text: string;
	loans: Loan[];
}

const NOTE_START = '[Lent to n8n: ';
const NOTE_END = ']';

function readNote(note: string): Loan | undefined {
	if (!note.startsWith(NOTE_START) || !note.endsWith(NOTE_END)) return undefined;
	try {
		return loan.safeParse(JSON.parse(note.slice(NOTE_START.length, -NOTE_END.length))).data;
	} catch {
		return undefined;
	}
}

// the schema puts the fields in one order; no bracket of a name may look like the start of a note
const writeNote = (lent: Loan): string =>
	NOTE_START + JSON.stringify(loan.parse(lent)).replaceAll('[', '\\u005b') + NOTE_END;

/**
 * Reads the notes at the end of a description. They stand at ThoughtSpot, with the webhook, so that it can
 * be given back even where n8n died before it had stored anything.
 */
export function readDescription(description: string | null | undefined): Description {
	let text = description ?? '';
	const loans: Loan[] = [];
	for (;;) {
		const start = text.lastIndexOf(NOTE_START);
		const found = start < 0 ? undefined : readNote(text.slice(start).trimEnd());
		if (found === undefined) return { text, loans };
		loans.unshift(found);
		text = text.slice(0, start).replace(/\n$/, '');
	}
}

export function writeDescription({ text, loans }: Description): string {
	return [...(text === '' ? [] : [text]), ...loans.map(writeNote)].join('\n');
}

export const sameHeader = (one: string | undefined, other: string | undefined): boolean =>
	one?.toLowerCase() === other?.toLowerCase();

/** A loan after one more change: what somebody else changed meanwhile is put back as well. */
export function amended(
	loan: Loan,
	{ name, lentAs, status, signatureHeader, lentHeader }: Loan,
): Loan {
	const isNameLent = name === loan.lentAs;
	const isHeaderLent = sameHeader(signatureHeader ?? undefined, loan.lentHeader);
	return {
		...loan,
		...(lentAs === undefined ? {} : { name: isNameLent ? loan.name : name, lentAs }),
		...(status === undefined ? {} : { status }),
		...(lentHeader === undefined
			? {}
			: { signatureHeader: isHeaderLent ? loan.signatureHeader : signatureHeader, lentHeader }),
	};
}

/** The loans without the latest ones whose lender has gone. */
export function standing(loans: Loan[]): Loan[] {
	const [last, before] = [loans.at(-1), loans.at(-2)];
	if (!last?.withdrawn) return loans;
	return before ? standing([...loans.slice(0, -2), amended(before, last)]) : [];
}

/** The loans that count when a lender has it back by himself: his and later ones have gone with that. */
export function standingBelow(loans: Loan[], isLender: (loan: Loan) => boolean): Loan[] {
	const from = loans.findIndex(isLender);
	return standing(
		loans.map((lent, index) => (from < 0 || index < from ? lent : { ...lent, withdrawn: true })),
	);
}

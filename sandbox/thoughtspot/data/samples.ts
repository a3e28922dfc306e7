import type { Row } from '../model';

interface Sample {
	name: string;
	columns: string[];
	rows: Row[];
}

export const REGIONS: Sample = {
	name: 'Umsätze nach Region',
	columns: ['Region', 'Umsatz', 'Bemerkung'],
	rows: [
		['Zürich', 1204.5, 'enthält "Übertrag", netto'],
		['Genève', 987, 'première ligne\ndeuxième ligne'],
		['東京', 15300, ''],
	],
};

export const ORDERS: Sample = {
	name: 'Orders',
	columns: ['Order', 'Amount'],
	rows: [
		['A-1', 12],
		['A-2', 30.25],
	],
};

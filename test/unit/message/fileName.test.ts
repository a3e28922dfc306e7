import fc from 'fast-check';

import { safeFileName } from '../../../nodes/ThoughtSpot/message/fileName';
import { amount } from '../../amount';

const family = '👨‍👩‍👧';

describe('a safe file name', () => {
	it.each([
		['Sales Q3/Q4: EMEA.pdf', 'Sales Q3_Q4_ EMEA.pdf'],
		['Revenue / Cost.pdf', 'Revenue _ Cost.pdf'],
		['C:\\reports\\May.pdf', 'C__reports_May.pdf'],
		['a<b>c|d?e*f"g".csv', 'a_b_c_d_e_f_g_.csv'],
		["Ann's “best” 100% – 2.0.pdf", "Ann's “best” 100% – 2.0.pdf"],
		['%2e%2e%2fetc.pdf', '%2e%2e%2fetc.pdf'],
		['Umsätze nach Region.csv', 'Umsätze nach Region.csv'],
		['売上 レポート.xlsx', '売上 レポート.xlsx'],
		[`Grüße ${family} 📊.pdf`, `Grüße ${family} 📊.pdf`],
		['Sales \u202efdp.exe', 'Sales fdp.exe'],
		['\u200fمبيعات\u200e.pdf', 'مبيعات.pdf'],
		['a\u0000b\r\n\tc.pdf', 'abc.pdf'],
		['\ufeffOrders.csv', 'Orders.csv'],
		['broken \ud83d.pdf', 'broken .pdf'],
		['../../etc/passwd', 'etc_passwd'],
		['..\\..\\May.pdf', 'May.pdf'],
		['/etc/ssh/id_rsa', 'etc_ssh_id_rsa'],
		['a/../b.pdf', 'a_b.pdf'],
		[' spaces .pdf', 'spaces .pdf'],
		['dots...', 'dots'],
		['.pdf', 'untitled.pdf'],
		['CON', '_CON'],
		['nul.pdf', '_nul.pdf'],
		['Com1.tar.gz', '_Com1.tar.gz'],
		['Console.pdf', 'Console.pdf'],
		['.', 'untitled'],
		['..', 'untitled'],
		['. .', 'untitled'],
		['/', 'untitled'],
		['', 'untitled'],
		['\u202e', 'untitled'],
	])('of %p is %p', (name, safe) => {
		expect(safeFileName(name)).toBe(safe);
	});

	it.each([
		['a'.repeat(300) + '.pdf', 'a'.repeat(251) + '.pdf'],
		['ä'.repeat(300) + '.xlsx', 'ä'.repeat(125) + '.xlsx'],
		['売'.repeat(300), '売'.repeat(85)],
		[family.repeat(40) + '.csv', family.repeat(13) + '.csv'],
		['a'.repeat(300) + '.' + 'b'.repeat(300), 'a'.repeat(255)],
	])('keeps its extension and whole characters in 255 bytes', (name, safe) => {
		expect(safeFileName(name)).toBe(safe);
		expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(255);
	});

	it('is one that every file system takes, and stays as it is', () => {
		const piece = fc.oneof(
			fc.constantFrom('/', '\\', '..', '.', ' ', ':', 'con', '.pdf', '\u202e', '\ud800', family),
			fc.string({ unit: 'binary', maxLength: 80 }),
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
				const safe = safeFileName(pieces.join(''));
				expect(safe).not.toMatch(/[/\\:<>|?*"\p{Cc}\p{Cs}\u202a-\u202e]|^\s|^\.{0,2}$|[.\s]$/u);
				expect(safe).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
				expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(255);
				expect(safeFileName(safe)).toBe(safe);
			}),
			{ numRuns: amount({ quick: 50, long: 1_000 }) },
		);
	});
});

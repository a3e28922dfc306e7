import { Bytes } from './bytes';
import type { DeliveredFile } from './delivery';
import type { Payload } from './payload';

// A test event of ThoughtSpot's carries no file: a small one stands for it while somebody builds a workflow.

const PDF = [
	'%PDF-1.4',
	'1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
	'2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
	'3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj',
	'4 0 obj<</Length 43>>stream',
	'BT /F1 18 Tf 20 45 Td (Sample report) Tj ET',
	'endstream endobj',
	'5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj',
	'xref',
	'0 6',
	'0000000000 65535 f ',
	'0000000009 00000 n ',
	'0000000052 00000 n ',
	'0000000101 00000 n ',
	'0000000211 00000 n ',
	'0000000300 00000 n ',
	'trailer<</Size 6/Root 1 0 R>>',
	'startxref',
	'361',
	'%%EOF',
	'',
].join('\n');

/** Two columns and rows, the same as in the text. */
const XLSX = [
	'UEsDBBQAAAAIAAAAIVxuYbgN/gAAAC0CAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbK2RzU7DMBCEX8XytYqdckAIJe2BnyNw',
	'KA+w2JvEiv/kdUv69jhp4YAKXDit7JnZb2Q328lZdsBEJviWr0XNGXoVtPF9y193j9UNZ5TBa7DBY8uPSHy7aXbHiMRK1lPL',
	'h5zjrZSkBnRAIkT0RelCcpDLMfUyghqhR3lV19dSBZ/R5yrPO/imuccO9jazh6lcn3oktMTZ3ck4s1oOMVqjIBddHrz+RqnO',
	'BFGSi4cGE2lVDFxeJMzKz4Bz7rk8TDIa2Quk/ASuuORk5XtI41sIo/h9yYWWoeuMQh3U3pWIoJgQNA2I2VmxTOHA+NXf/MVM',
	'chnrfy7ytf+zh1y+e/MBUEsDBBQAAAAIAAAAIVyY2uuLrgAAACcBAAALAAAAX3JlbHMvLnJlbHONz8EOgjAMBuBXWXqXgQdj',
	'DIOLMeFq8AHmVgYB1mWbCm/vjmI8eGz69/vTsl7miT3Rh4GsgCLLgaFVpAdrBNzay+4ILERptZzIooAVA9RVecVJxnQS+sEF',
	'lgwbBPQxuhPnQfU4y5CRQ5s2HflZxjR6w51UozTI93l+4P7TgK3JGi3AN7oA1q4O/7Gp6waFZ1KPGW38UfGVSLL0BqOAZeIv',
	'8uOdaMwSCrwq+ebB6g1QSwMEFAAAAAgAAAAhXBT549K8AAAAGwEAAA8AAAB4bC93b3JrYm9vay54bWyNj0tuwzAMRK8icN/I',
	'6aIIDNvZFAWybnMA1qJjIRIpkOont4/aNPuu+MM8zgz775zcJ6lF4RG2mw4c8Swh8mmE49vLww6cVeSASZhGuJDBfhq+RM/v',
	'ImfX5GwjrLWW3nubV8poGynE7bKIZqxt1JO3ooTBVqKak3/suiefMTLcCL3+hyHLEmd6lvkjE9cbRClhbeZtjcVgGn4/2F91',
	'jLmZfsVcErUgP7tDaDnBaR9bo4ewBT8N/i7z92TTFVBLAwQUAAAACAAAACFcWv2Ca7EAAAAoAQAAGgAAAHhsL19yZWxzL3dv',
	'cmtib29rLnhtbC5yZWxzjc/JCsJADAbgVxlyt2k9iEinXkToVeoDDNN0oZ2Fybj07R08iAUPnkLyky+kPD7NLO4UeHRWQpHl',
	'IMhq1462l3Btzps9CI7Ktmp2liQsxHCsygvNKqYVHkbPIhmWJQwx+gMi64GM4sx5sinpXDAqpjb06JWeVE+4zfMdhm8D1qao',
	'WwmhbgsQzeLpH9t13ajp5PTNkI0/TuDDhYkHophQFXqKEj4jxncpsqQCViWuPqxeUEsDBBQAAAAIAAAAIVxZd2zGywAAAJAB',
	'AAAYAAAAeGwvd29ya3NoZWV0cy9zaGVldDEueG1sjZDbTsMwDIZfJfI9c7cLNE1JJiTgATiI66g1bbTGqWLTjbcn6wWCCRCS',
	'b2z//+eD3Z/SaGYqEjM7WK8aMMRt7iL3Dp6f7q+2YEQDd2HMTA7eSWDv7TGXgwxEaqqfxcGgOu0QpR0oBVnlibh2XnNJQWta',
	'epSpUOgWUxpx0zTXmEJk8Hap3QYN3pZ89LY16iDyGJketVRBFG/VP1Bfl7So3uK5gu2v0puU31i/S3Fh/zXgLsiFp8bs143F',
	'+b+MF/qRsblk4Jej8fOb/gNQSwECFAMUAAAACAAAACFcbmG4Df4AAAAtAgAAEwAAAAAAAAAAAAAAgAEAAAAAW0NvbnRlbnRf',
	'VHlwZXNdLnhtbFBLAQIUAxQAAAAIAAAAIVyY2uuLrgAAACcBAAALAAAAAAAAAAAAAACAAS8BAABfcmVscy8ucmVsc1BLAQIU',
	'AxQAAAAIAAAAIVwU+ePSvAAAABsBAAAPAAAAAAAAAAAAAACAAQYCAAB4bC93b3JrYm9vay54bWxQSwECFAMUAAAACAAAACFc',
	'Wv2Ca7EAAAAoAQAAGgAAAAAAAAAAAAAAgAHvAgAAeGwvX3JlbHMvd29ya2Jvb2sueG1sLnJlbHNQSwECFAMUAAAACAAAACFc',
	'WXdsxssAAACQAQAAGAAAAAAAAAAAAAAAgAHYAwAAeGwvd29ya3NoZWV0cy9zaGVldDEueG1sUEsFBgAAAAAFAAUARQEAANkE',
	'AAAAAA==',
].join('');

const SAMPLES: Record<string, { mimeType: string; content: Buffer }> = {
	csv: { mimeType: 'text/csv', content: Buffer.from('Region,Amount\r\nEast,10\r\nWest,20\r\n') },
	pdf: { mimeType: 'application/pdf', content: Buffer.from(PDF) },
	xlsx: {
		mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		content: Buffer.from(XLSX, 'base64'),
	},
};

/** A small file in the format that a schedule sends; PDF where it says none. */
export function sampleFile({ schedule }: Pick<Payload, 'schedule'>): DeliveredFile {
	const format = schedule.fileFormat?.toLowerCase() ?? 'pdf';
	const extension = Object.hasOwn(SAMPLES, format) ? format : 'pdf';
	const { mimeType, content } = SAMPLES[extension] ?? { mimeType: '', content: Buffer.alloc(0) };
	const fileName = `Sample report.${extension}`;
	return { fileName, mimeType, content: new Bytes([content]), isSample: true };
}

import type { Editor } from '../editor';

/** Behind the node that is open and has given rows: each goes to the sheet's columns of the same names. */
export async function appendToSheet(editor: Editor): Promise<void> {
	const { node } = editor;
	await node.close();
	await editor.addBehind('Google Sheets', 'Append row in sheet');
	await node.pick('documentId', 'Sales figures');
	await node.pick('sheetName', 'Reports');
	await editor.change(async () => await node.mapColumns('Map Automatically'));
}

import type { Company } from '../company';
import type { Editor } from '../editor';
import type { ThoughtSpot } from '../thoughtspot';

/** What people came for, done as they do it: by clicking, dragging and typing in n8n's editor. */
export interface Job {
	/** As its pictures are called. */
	name: string;
	/** As the README's list calls it. */
	title: string;
	/** How often the mouse is pressed. */
	presses: number;
	/** What the workflow is for has happened before it is built. */
	before?(thoughtSpot: ThoughtSpot, company: Company): Promise<void>;
	/** From an empty workflow to the details of the last node, which stay open; the workflow's ID. */
	does(editor: Editor, thoughtSpot: ThoughtSpot, company: Company): Promise<string>;
	/** Brings before the eyes what its pictures are to show. */
	show?(editor: Editor): Promise<void>;
}

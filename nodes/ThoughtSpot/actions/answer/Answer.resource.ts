import { getAllOf } from '../content/getAll';
import type { Resource } from '../operation';
import { exportReport } from './export.operation';
import { getData } from './getData.operation';

const getAll = getAllOf('ANSWER', 'Answers');

export const answer: Resource = {
	name: 'Answer',
	value: 'answer',
	operations: [exportReport, getAll, getData],
	initialOperation: exportReport,
};

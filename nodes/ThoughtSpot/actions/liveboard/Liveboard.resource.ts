import { getAllOf } from '../content/getAll';
import type { Resource } from '../operation';
import { exportReport } from './export.operation';
import { getData } from './getData.operation';

const getAll = getAllOf('LIVEBOARD', 'Liveboards');

export const liveboard: Resource = {
	name: 'Liveboard',
	value: 'liveboard',
	operations: [exportReport, getAll, getData],
	initialOperation: exportReport,
};

// the pauses between attempts are not what is tested, nor how long a secret's fingerprint takes
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await Promise.resolve(),
}));
jest.mock('crypto', () => ({
	...jest.requireActual<object>('crypto'),
	scryptSync: (secret: string, salt: Buffer) => Buffer.from(`${secret}${salt.toString('hex')}`),
}));

/** What a request for a new webhook has to say. */
export const NEW_WEBHOOK = {
	name: 'reports',
	url: 'https://n8n.example.com/hook',
	events: ['LIVEBOARD_SCHEDULE'],
};

export const SIGNATURE = {
	type: 'HMAC_SHA256',
	header: 'X-Sig',
	algorithm: 'SHA256',
	secret: 'hush',
};

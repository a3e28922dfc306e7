import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { z } from 'zod';

const question = z.object({
	messages: z.array(z.object({ role: z.string(), content: z.unknown() })),
	tools: z
		.array(z.object({ function: z.object({ name: z.string(), description: z.string() }) }))
		.default([]),
});

/** A language model that calls the one tool that it is given, with what the test says, and then stops. */
export interface Model {
	/** For a credential of n8n's OpenAI nodes. */
	readonly url: string;
	/** What the model fills in when it calls the tool. */
	argumentsOfCall: Record<string, unknown>;
	/** How the tool was described to it. */
	readonly described: string[];
	/** What the tool has answered so far. */
	readonly told: string[];
	close(): void;
}

export async function startModel(): Promise<Model> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const model: Model = {
		url: `http://127.0.0.1:${port}/v1`,
		argumentsOfCall: {},
		described: [],
		told: [],
		close: () => server.close(),
	};
	const messageFor = ({ messages, tools }: z.infer<typeof question>) => {
		const [tool] = tools;
		const last = messages.at(-1);
		if (last?.role === 'tool') model.told.push(String(last.content));
		if (last?.role === 'tool' || tool === undefined) return { role: 'assistant', content: 'Done' };
		model.described.push(tool.function.description);
		const call = { name: tool.function.name, arguments: JSON.stringify(model.argumentsOfCall) };
		return {
			role: 'assistant',
			content: null,
			tool_calls: [{ id: 'call_1', type: 'function', function: call }],
		};
	};
	server.on('request', (request, response) => {
		void json(request).then((body) => {
			const message = messageFor(question.parse(body));
			const finish_reason = message.content === null ? 'tool_calls' : 'stop';
			const answer = {
				id: 'chatcmpl-1',
				object: 'chat.completion',
				created: 0,
				model: 'a-model',
				choices: [{ index: 0, message, finish_reason }],
				usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
			};
			response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
		});
	});
	return model;
}

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

const FILE = 'LeastTrigger.node';

/** Compiles the least trigger into a folder, which n8n then finds by `N8N_CUSTOM_EXTENSIONS`. */
export async function placeLeastTrigger(folder: string): Promise<void> {
	const source = await readFile(join(__dirname, `${FILE}.ts`), 'utf8');
	const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 };
	await mkdir(folder, { recursive: true });
	const { outputText } = transpileModule(source, { compilerOptions });
	await writeFile(join(folder, `${FILE}.js`), outputText);
}

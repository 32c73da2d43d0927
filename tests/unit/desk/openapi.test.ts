import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { openApiText } from '../../../src-desk/cli/openapi';

it('docs/openapi.json is what the schemas say now (else: npm run desk -- openapi --out docs/openapi.json)', async () => {
  const committed = await readFile(new URL('../../../docs/openapi.json', import.meta.url), 'utf8');
  expect(committed).toBe(await openApiText());
});

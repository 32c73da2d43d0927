import { writeFile } from 'node:fs/promises';
import { systemClock } from '../clock';
import { DEFAULT_POLICIES, Desk } from '../desk';
import { openApiDocument } from '../http/openapi';
import { deskRoutes } from '../http/routes';

/** The document as it is committed: indented, with a line break at its end. */
export async function openApiText(): Promise<string> {
  const desk = await Desk.open({
    dataDir: ':memory:',
    clock: systemClock,
    policies: DEFAULT_POLICIES,
    presenceGraceMs: 0,
    onError: () => undefined,
  });
  try {
    const routes = deskRoutes(desk, { id: 'desk', name: 'Desk' });
    return `${JSON.stringify(openApiDocument(routes), null, 2)}\n`;
  } finally {
    await desk.close();
  }
}

/**
 * `desk openapi`
 *
 * @param out file to write, or null for standard output
 */
export async function runOpenApi(out: string | null): Promise<number> {
  const text = await openApiText();
  if (out === null) process.stdout.write(text);
  else await writeFile(out, text);
  return 0;
}

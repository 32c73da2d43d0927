import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { alias, define } from '../../vite.shared.config.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Bundles a TypeScript entry for Node, once per test process, as the build of the app does it.
 *
 * @param entry relative to the repository
 * @returns the path of the ES module, inside the repository, so that packages are found from it
 */
export async function bundleForNode(entry: string): Promise<string> {
  const known = bundles.get(entry);
  if (known) return known;
  const made = bundle(entry);
  bundles.set(entry, made);
  return made;
}

const bundles = new Map<string, Promise<string>>();

async function bundle(entry: string): Promise<string> {
  const name = `${entry.replaceAll(/[^A-Za-z0-9]+/g, '-')}-${process.pid}`;
  const outDir = join(root, '.build', 'test-bundles', name);
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias },
    define,
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: join(root, entry),
      target: 'node20.18',
      outDir,
      minify: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'bundle.js' } },
    },
  });
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
  return join(outDir, 'bundle.js');
}

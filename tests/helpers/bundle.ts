import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { alias, define } from '../../vite.shared.config.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A mistake that is built in on purpose, to see whether a test would find it. */
export interface Mutation {
  /** Short, for the name of the bundle. */
  readonly name: string;
  /** Relative to the repository. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Bundles a TypeScript entry for Node, once per test process, as the build of the app does it.
 *
 * @param entry relative to the repository
 * @param mutation changes the bundle, not the repository
 * @returns the path of the ES module, inside the repository, so that packages are found from it
 */
export async function bundleForNode(entry: string, mutation?: Mutation): Promise<string> {
  const id = mutation ? `${entry} with ${mutation.name}` : entry;
  const known = bundles.get(id);
  if (known) return known;
  const made = bundle(entry, id, mutation);
  bundles.set(id, made);
  return made;
}

const bundles = new Map<string, Promise<string>>();

function mutating({ file, from, to }: Mutation): Plugin {
  const path = join(root, file);
  return {
    name: 'mutation',
    enforce: 'pre',
    transform(code, id) {
      if (id !== path) return null;
      if (!code.includes(from)) throw new Error(`${file} does not say: ${from}`);
      return code.replace(from, to);
    },
  };
}

async function bundle(entry: string, id: string, mutation?: Mutation): Promise<string> {
  const name = `${id.replaceAll(/[^A-Za-z0-9]+/g, '-')}-${process.pid}`;
  const outDir = join(root, '.build', 'test-bundles', name);
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias },
    define,
    plugins: mutation ? [mutating(mutation)] : [],
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

import { fileURLToPath } from 'node:url';
import { ensureNode, withNodeFirst } from './node.mjs';
import { ensurePackages } from './packages.mjs';
import { runMain } from './report.mjs';
import { foreground } from './run.mjs';

/**
 * The first half of every command, which runs on a bare Node 20 with nothing installed: packages and
 * Node 24. The second half, which may import packages, then runs in a process of its own under
 * Node 24 with the same arguments.
 * @param {string} module file name in scripts/commands/
 */
export function continueIn(module) {
  runMain(async () => {
    await ensurePackages();
    const node = await ensureNode();
    const file = fileURLToPath(new URL(`../commands/${module}`, import.meta.url));
    return foreground(node, [file, ...process.argv.slice(2)], {
      cwd: process.cwd(),
      env: withNodeFirst(node),
    });
  });
}

import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// What `electron <folder or file>` means: take that app's name and version, then run its main.
const given = process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.';
const target = resolve(given);

let main = target;
if (!/\.[cm]?js$/.test(target)) {
  const description = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'));
  app.setName(description.productName ?? description.name ?? 'Electron');
  if (description.version) app.setVersion(description.version);
  main = createRequire(join(target, 'package.json')).resolve(
    join(target, description.main ?? 'index.js'),
  );
}
app.setAppPath(target.endsWith('.js') ? dirname(target) : target);

// Awaited: Electron becomes ready only after this module has run to its end, and what an app does
// before that (privileged schemes, sandbox) must be done by then, as when it is packaged.
try {
  await import(pathToFileURL(main).href);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  app.exit(1);
}

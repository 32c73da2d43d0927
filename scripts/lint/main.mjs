import { readFile, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { root } from '../lib/paths.mjs';
import { directionProblems } from './directions.mjs';
import { factsOf } from './facts.mjs';
import { lockProblems } from './lock.mjs';
import { findProblems } from './zones.mjs';

/** The rules that the linter cannot express: `npm run lint` runs them after it. */
const FOLDERS = ['src-shared', 'src-desk', 'src-main', 'src-preload', 'src-renderer'];

/** @type {Map<string, import('./zones.mjs').Facts>} */
const facts = new Map();
/** @type {string[]} */
const directions = [];
for (const folder of FOLDERS) {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile() || !/\.(?:tsx?|css)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const file = relative(root, path).split(sep).join('/');
    if (file.endsWith('.css')) {
      directions.push(...directionProblems(file, await readFile(path, 'utf8')));
      continue;
    }
    facts.set(file, factsOf(file, await readFile(path, 'utf8')));
  }
}
const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
const problems = [...findProblems(facts), ...lockProblems(lock), ...directions];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`Import zones, lock file and mirrored styles: ${facts.size} files, nothing to report.`);

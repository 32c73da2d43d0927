import { fileURLToPath } from 'node:url';

/** The one path alias of the project. `tsconfig.base.json` says the same to the compiler. */
export const alias = {
  '@shared': fileURLToPath(new URL('./src-shared', import.meta.url)),
};

/**
 * What every bundle has to know. The test hooks (milestones, scripted faults) are compiled out of
 * release builds; `HEDDLE_RELEASE=1` in the environment of the build makes one.
 */
export const define = {
  __HEDDLE_TEST_HOOKS__: JSON.stringify(process.env['HEDDLE_RELEASE'] !== '1'),
};

/** Where the bundles go: the build for release has a folder of its own. */
export const out = process.env['HEDDLE_OUT'] || 'out';

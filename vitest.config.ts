import { defineConfig } from 'vitest/config';
import { alias, define } from './vite.shared.config.ts';

interface Group {
  readonly sequence: { readonly groupOrder: number };
  readonly maxWorkers: number;
}

/** Two at once, also where there are two cores only: a test in one process uses one. */
const BESIDE_OTHERS: Group = { sequence: { groupOrder: 0 }, maxWorkers: 2 };
/** Tests that start processes of their own, and wait for what those do. */
const ONE_BY_ONE: Group = { sequence: { groupOrder: 1 }, maxWorkers: 1 };

/**
 * `unit` is quick and touches nothing outside the process; `integration` may use disk and ports;
 * `faults` kills processes and takes disks and networks away; `simulation` plays random histories.
 */
const project = (name: string, testTimeout: number, group: Group = BESIDE_OTHERS) => ({
  resolve: { alias },
  define,
  test: {
    name,
    ...group,
    include: [`tests/${name}/**/*.test.{ts,tsx}`],
    environment: 'node',
    pool: 'forks' as const,
    testTimeout,
    hookTimeout: testTimeout,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});

export default defineConfig({
  test: {
    projects: [
      project('unit', 20_000),
      project('integration', 120_000),
      project('faults', 600_000, ONE_BY_ONE),
      project('simulation', 600_000),
    ],
    passWithNoTests: true,
  },
});

import { defineConfig } from 'vitest/config';
import { alias, define } from './vite.shared.config.ts';

/**
 * `unit` is quick and touches nothing outside the process; `integration` may use disk and ports;
 * `faults` kills processes and takes disks and networks away; `simulation` plays random histories.
 */
const project = (name: string, testTimeout: number) => ({
  resolve: { alias },
  define,
  test: {
    name,
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
      project('faults', 600_000),
      project('simulation', 600_000),
    ],
    passWithNoTests: true,
  },
});

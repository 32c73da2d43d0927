import { defineConfig } from 'vite';
import { alias, define, out } from './vite.shared.config.ts';

/**
 * Programs that run under Node and without Electron: `npm run desk`, `engine` and `bench`. Vite takes
 * their packages along; the SQLite addon and what only tests and tools use stay outside.
 */
const programs = {
  'desk/cli': 'src-desk/cli.ts',
  'engine/cli': 'src-main/headless/cli.ts',
  'bench/run': 'bench/run.ts',
  'bench/sync-console': 'bench/sync-console.ts',
};

export default defineConfig({
  resolve: { alias },
  define,
  ssr: { noExternal: true, external: ['better-sqlite3', '@playwright/test', 'playwright-core'] },
  build: {
    ssr: true,
    target: 'node20.18',
    outDir: out,
    emptyOutDir: false,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      external: ['electron'],
      input: programs,
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: 'node-chunks/[name]-[hash].js',
      },
    },
  },
});

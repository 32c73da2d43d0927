import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { alias, define, out } from './vite.shared.config.ts';

/**
 * Everything is bundled except Electron itself and the SQLite addon, which ships as a package. The
 * targets are those of the older of the two runtimes (see scripts/README.md).
 */
const forNode = { target: 'node20.18', sourcemap: true, minify: false } as const;
const external = ['electron', 'better-sqlite3'];

/** Entries of the main process. Workers and utility processes are bundles of their own. */
const mainEntries = {
  index: 'src-main/index.ts',
  'store-worker': 'src-main/store/worker.ts',
  'parser-worker': 'src-main/intake/parser-worker.ts',
  'desk-utility': 'src-desk/utility.ts',
};

export default defineConfig({
  main: {
    resolve: { alias },
    define,
    build: {
      ...forNode,
      outDir: `${out}/main`,
      externalizeDeps: false,
      rolldownOptions: {
        external,
        input: mainEntries,
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    resolve: { alias },
    define,
    build: {
      ...forNode,
      outDir: `${out}/preload`,
      externalizeDeps: false,
      rolldownOptions: {
        external,
        input: { index: 'src-preload/index.ts' },
        // A sandboxed preload is one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    resolve: { alias },
    define,
    plugins: [react()],
    build: {
      target: 'chrome130',
      minify: true,
      outDir: `${out}/renderer`,
      sourcemap: true,
      // Inlined assets would be data: URLs, which the content security policy forbids.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: 'src-renderer/index.html' },
    },
  },
});

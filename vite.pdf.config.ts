import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { alias, out } from './vite.shared.config.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What a PDF may need that it does not bring along, by the folder that the frame looks in. */
const DATA = [
  { from: 'cmaps', to: 'cmaps', keep: /\.bcmap$/ },
  { from: 'standard_fonts', to: 'fonts', keep: /\.(?:pfb|ttf)$/ },
  // Scanned pages come as JBIG2 or JPEG 2000; these decoders need no code made at run time.
  { from: 'wasm', to: 'decoders', keep: /_nowasm_fallback\.js$/ },
];

/** Puts the reader's character maps, fonts and decoders beside the frame. */
function readerData(): Plugin {
  const reader = here('./node_modules/pdfjs-dist');
  return {
    name: 'heddle-pdf-data',
    async generateBundle() {
      for (const { from, to, keep } of DATA) {
        const names = await readdir(join(reader, from));
        for (const name of names.filter((each) => keep.test(each))) {
          const source = await readFile(join(reader, from, name));
          this.emitFile({ type: 'asset', fileName: `data/${to}/${name}`, source });
        }
      }
    },
  };
}

/**
 * The frame that PDFs are drawn in, built by itself: it shares no file with the app's page, and the
 * page starts without a byte of it.
 */
export default defineConfig({
  root: here('./src-renderer/pdf-frame'),
  base: './',
  resolve: { alias },
  plugins: [readerData()],
  build: {
    target: 'chrome130',
    outDir: resolve(here('.'), out, 'pdf-frame'),
    emptyOutDir: false,
    assetsInlineLimit: 0,
    modulePreload: false,
    // The reader is one and a half megabytes, and is read when a PDF is opened.
    chunkSizeWarningLimit: 2500,
  },
});

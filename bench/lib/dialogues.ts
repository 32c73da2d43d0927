import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

/** Real conversations lie beside the repository where they are at hand, and are no part of it. */
const DATA = new URL('../../../shared/data/', import.meta.url);

const dialogueSchema = z.object({
  id: z.string(),
  customer: z.object({ name: z.string().nullable() }),
  intents: z.array(z.string()).default([]),
  messages: z.array(z.object({ from: z.enum(['customer', 'agent', 'system']), text: z.string() })),
});

/** A real conversation, as far as the benchmarks use it. */
export interface Dialogue {
  readonly name: string | null;
  readonly language: string;
  readonly intents: readonly string[];
  readonly messages: readonly { readonly side: 'customer' | 'agent'; readonly text: string }[];
}

async function linesOf(name: string): Promise<string[]> {
  const packed = await readFile(fileURLToPath(new URL(name, DATA)));
  return gunzipSync(packed)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
}

async function conversations(name: string): Promise<Dialogue[]> {
  const lines = await linesOf(name);
  return lines.map((line) => {
    const { customer, intents, messages } = dialogueSchema.parse(JSON.parse(line));
    return {
      // Some have an empty name, which every text would contain between any two letters.
      name: customer.name === '' ? null : customer.name,
      language: 'en',
      intents,
      // Lines of the system are results of tools, which no customer service shows to anybody.
      messages: messages.flatMap(({ from, text }) =>
        from === 'system' ? [] : [{ side: from, text }],
      ),
    };
  });
}

/** Short requests in 19 languages; what the agent says is their English. */
async function requests(name: string): Promise<Dialogue[]> {
  const lines = await linesOf(name);
  return lines.flatMap((line): Dialogue[] => {
    const [language, , , text, english, intent] = line.split('\t');
    if (!language || !text || !english) return [];
    return [
      {
        name: null,
        language: language.split('-')[0] ?? 'en',
        intents: intent ? [intent] : [],
        messages: [
          { side: 'customer', text },
          { side: 'agent', text: english },
        ],
      },
    ];
  });
}

/**
 * All real conversations that are at hand.
 *
 * @returns null when there are none beside the repository
 */
export async function loadDialogues(): Promise<readonly Dialogue[] | null> {
  try {
    const parts = await Promise.all([
      conversations('star.ndjson.gz'),
      conversations('taubench.ndjson.gz'),
      requests('multilingual_parallel.tsv.gz'),
    ]);
    return parts.flat().filter(({ messages }) => messages.length > 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder';
import { corpus } from './corpus';
import { type Dialogue, loadDialogues } from './dialogues';
import { CORPUS_VERSION, conversationLines } from './multiplied';
import { print } from './report';
import { importSample } from './sample';

/** Bumped when the desk keeps its data in another way. */
const DESK_DATA_VERSION = 1;
const MADE_UP_MESSAGES = 20_000;
const MESSAGES_PER_DIALOGUE = 12;

/** Conversations of made-up words, for where no real ones are at hand. */
function madeUpDialogues(): Dialogue[] {
  const texts = [...corpus(MADE_UP_MESSAGES, 1000)]
    .flat()
    .flatMap((record) => (record.kind === 'message' ? [record.doc.text] : []));
  const dialogues: Dialogue[] = [];
  for (let start = 0; start < texts.length; start += MESSAGES_PER_DIALOGUE) {
    const messages = texts.slice(start, start + MESSAGES_PER_DIALOGUE).map((text, n) => ({
      side: n % 2 === 0 ? ('customer' as const) : ('agent' as const),
      text,
    }));
    dialogues.push({ name: null, language: 'en', intents: [], messages });
  }
  return dialogues;
}

async function writeConversations(
  file: string,
  dialogues: readonly Dialogue[],
  messages: number,
): Promise<void> {
  const out = createWriteStream(file);
  for (const line of conversationLines(dialogues, messages)) {
    if (!out.write(`${line}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

export interface DeskData {
  /** What the conversations are made of. */
  readonly sample: 'real' | 'made up';
  /** Puts a fresh copy into a folder of the benchmark. */
  copyTo(folder: string): Promise<void>;
}

/**
 * The data folder of a desk with at least so many messages, 200 of whose episodes are open. It is
 * imported by the desk's own command at the first use and kept.
 */
export async function deskData(messages: number): Promise<DeskData> {
  const real = await loadDialogues();
  const sample = real ? 'real' : 'made up';
  const name = `desk-${messages}-${real ? 'real' : 'made-up'}-c${CORPUS_VERSION}-d${DESK_DATA_VERSION}`;
  const folder = join(cacheFolder(), name);
  const done = join(folder, 'complete');
  const isThere = await readFile(done).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    print(`Making a desk of ${messages} messages (once; it is kept in ${folder}).`);
    const making = `${folder}.making`;
    await rm(making, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
    await mkdir(making, { recursive: true });
    const file = join(making, 'conversations.ndjson');
    await writeConversations(file, real ?? madeUpDialogues(), messages);
    await importSample(file, join(making, 'data'));
    await rm(file);
    await writeFile(join(making, 'complete'), '');
    await rename(making, folder);
  }
  return { sample, copyTo: (target) => cp(join(folder, 'data'), target, { recursive: true }) };
}

import { extname } from 'node:path';
import type { ExportResult, PolicyView, RequestOf } from '@shared/ipc';
import { readsDayFirst } from '@shared/search';
import { Refusal } from '../ipc/refusal';
import type { ActiveSession } from '../session/active-session';
import type { TranscriptFrame, TranscriptPlace, TranscriptWords } from '../store/api';
import { createExportFile, type ExportFile } from './export-file';

/** Messages that a thread of the store writes at a time; a search in between waits that long. */
const PAGE = 400;

/** A kind of file that can be chosen. */
export interface FileKind {
  readonly name: string;
  /** Without a full stop. */
  readonly extension: string;
}

/** The words of a transcript that main puts on paper. */
export interface ExportWords extends TranscriptWords {
  readonly title: (customer: string) => string;
  readonly searchName: string;
  readonly channel: (channel: string) => string;
  readonly made: (at: string, agent: string) => string;
  readonly footer: string;
  readonly csv: string;
  readonly html: string;
  readonly pdf: string;
}

/** What exporting needs of the computer. */
export interface ExportServices {
  policy(): PolicyView;
  words(): ExportWords;
  /** Asks where to keep a file; null when the agent cancels. */
  chooseFile(name: string, kinds: readonly FileKind[]): Promise<string | null>;
  /** A page as PDF. */
  toPdf(html: string): Promise<Uint8Array>;
  /** Prints a page, with the system's dialog; false when the agent cancels. */
  print(html: string): Promise<boolean>;
  /** Unix ms. */
  now(): number;
}

const CANCELLED: ExportResult = { outcome: 'cancelled', file: null, messages: 0 };

/** Writes what agents ask for out of the encrypted databases, one export at a time. */
export class Exporter {
  #running: AbortController | null = null;

  constructor(private readonly services: ExportServices) {}

  /** Ends the export that is under way, if there is one. */
  cancel(): void {
    this.#running?.abort();
  }

  /** Every message that a search matches, as CSV. @throws Refusal */
  matches({ text }: RequestOf<'export.matches'>, session: ActiveSession): Promise<ExportResult> {
    return this.#alone(async (signal) => {
      const { words, chooseFile, now } = this.services;
      const { searchName, csv } = words();
      const name = `${searchName} ${dayOf(now())}.csv`;
      const file = await chooseFile(name, [{ name: csv, extension: 'csv' }]);
      if (file === null) return CANCELLED;
      const context = { now: now(), dayFirst: readsDayFirst(), agentId: session.desk.agent.id };
      return written(file, async (out) => {
        let messages = 0;
        let before: number | null = null;
        do {
          if (signal.aborted) return null;
          const { queries } = session.store;
          const page = await queries.exportMatches(text, context, before, PAGE);
          await out.write(page.text);
          messages += page.count;
          before = page.next;
          session.send('export-progress', { messages, of: null });
        } while (before !== null);
        return messages;
      });
    });
  }

  /** A conversation, to keep or to print. @throws Refusal */
  conversation(
    request: RequestOf<'export.conversation'>,
    session: ActiveSession,
  ): Promise<ExportResult> {
    return this.#alone(async (signal) => {
      const { words, chooseFile, toPdf, print, now } = this.services;
      const said = words();
      const known = await session.store.queries.conversation(request.threadId);
      if (!known) throw new Refusal('not-found', 'This thread is not here any more.');
      const made = new Intl.DateTimeFormat(said.locale, { dateStyle: 'long', timeStyle: 'short' });
      const title = said.title(known.customer.name);
      const frame: TranscriptFrame = {
        title,
        facts: [
          said.channel(known.thread.channel),
          said.made(made.format(now()), session.desk.agent.name),
        ],
        footer: said.footer,
      };
      const pages = (take: (html: string) => Promise<void>) =>
        this.#transcript(request, session, signal, { frame, of: known.messageCount, take });

      if (request.to === 'file') {
        const file = await chooseFile(`${title} ${dayOf(now())}.html`, [
          { name: said.html, extension: 'html' },
          { name: said.pdf, extension: 'pdf' },
        ]);
        if (file === null) return CANCELLED;
        if (extname(file).toLowerCase() !== '.pdf') {
          return written(file, (out) => pages((html) => out.write(html)));
        }
        return written(file, async (out) => {
          let html = '';
          const messages = await pages(async (page) => void (html += page));
          if (messages !== null) await out.write(await toPdf(html));
          return signal.aborted ? null : messages;
        });
      }
      let html = '';
      const messages = await pages(async (page) => void (html += page));
      if (messages === null) return CANCELLED;
      const isPrinted = await print(html);
      return isPrinted ? { outcome: 'done', file: null, messages } : CANCELLED;
    });
  }

  /** Hands over page after page. @returns how many messages, or null when it was cancelled */
  async #transcript(
    { threadId, internal }: RequestOf<'export.conversation'>,
    session: ActiveSession,
    signal: AbortSignal,
    to: {
      readonly frame: TranscriptFrame;
      readonly of: number;
      take(html: string): Promise<void>;
    },
  ): Promise<number | null> {
    const { locale, note, whisper, attachment, system } = this.services.words();
    const words = { locale, note, whisper, attachment, system };
    let messages = 0;
    let after: TranscriptPlace | null = null;
    do {
      if (signal.aborted) return null;
      const { queries } = session.store;
      const asked = { threadId, internal, words, frame: to.frame };
      const page = await queries.exportConversation(asked, after, PAGE);
      await to.take(page.text);
      messages += page.count;
      after = page.next;
      session.send('export-progress', { messages, of: to.of });
    } while (after !== null);
    return messages;
  }

  async #alone(work: (signal: AbortSignal) => Promise<ExportResult>): Promise<ExportResult> {
    const { export: exporting, problem } = this.services.policy();
    if (exporting === 'off') {
      throw new Refusal('export-off', problem ?? 'Your organisation has turned exporting off.');
    }
    if (this.#running) {
      throw new Refusal('export-busy', 'Another export is under way. Wait for it, or cancel it.');
    }
    const running = new AbortController();
    this.#running = running;
    try {
      return await work(running.signal);
    } finally {
      this.#running = null;
    }
  }
}

/** @param write answers how many messages it wrote; null: the file is not wanted any more */
async function written(
  file: string,
  write: (out: ExportFile) => Promise<number | null>,
): Promise<ExportResult> {
  const out = await createExportFile(file);
  try {
    const messages = await write(out);
    if (messages === null) return CANCELLED;
    await out.finish();
    return { outcome: 'done', file, messages };
  } finally {
    await out.discard();
  }
}

/** A day for the name of a file, in the time zone of the computer. */
function dayOf(now: number): string {
  const at = new Date(now);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

import { createHash, randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Attachment, Command } from '@shared/domain';
import type { Finding, Store } from '../../../src-main/store/index';
import { openToWrite, type WriteDb } from '../../../src-main/store/sql';
import { draft, message, oneThread, put } from '../../fixtures/store/records';
import { openTestStore, type TestStore } from '../../helpers/store';

export const PAGE = 4096;
/** What a scene holds; enough for trees of several pages in every table. */
export const DRAFTS = 60;
export const COMMANDS = 20;
export const ATTACHMENTS = 3;
export const MESSAGES = 120;

export const draftText = (n: number): string => `draft ${n} ${'words '.repeat(100)}`;

function attachmentOf(id: string, bytes: Uint8Array): Attachment {
  return {
    id,
    name: `${id}.bin`,
    mediaType: 'application/octet-stream',
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    width: null,
    height: null,
  };
}

function noteCommand(n: number): Command {
  return {
    id: `k${n}`,
    madeAt: n,
    body: {
      kind: 'note',
      threadId: 't1',
      episodeId: 'e1',
      messageId: `mk${n}`,
      text: `note ${n} ${'words '.repeat(40)}`,
    },
  };
}

/** Fills a cache; a cache that was begun anew has everything again after it. */
export async function fillCache(store: Store): Promise<void> {
  await store.cache.syncState();
  await store.cache.apply({
    records: [
      ...oneThread(1),
      ...Array.from({ length: MESSAGES }, (_each, n) =>
        put(
          'message',
          message(`m${n}`, 't1', {
            position: n + 1,
            text: `refund number${n} ${'please answer '.repeat(40)}`,
          }),
          1,
        ),
      ),
    ],
    malformed: [],
    state: { cursor: 7 },
  });
}

async function fillWork(store: Store): Promise<void> {
  for (let n = 0; n < ATTACHMENTS; n += 1) {
    const bytes = new Uint8Array(randomBytes(40_000));
    const attachment = attachmentOf(`f${n}`, bytes);
    await store.work.addAttachment(attachment, bytes);
    await store.work.saveDraft({ ...draft(`a${n}`, 'see file'), attachments: [attachment] }, 1);
  }
  for (let n = 0; n < DRAFTS; n += 1) await store.work.saveDraft(draft(`t${n}`, draftText(n)), n);
  for (let n = 0; n < COMMANDS; n += 1) await store.work.enqueue(noteCommand(n), 't1');
  // Rows that are gone must stay gone, whatever is rescued.
  for (let n = 0; n < 30; n += 1) await store.work.saveDraft(draft(`gone${n}`, draftText(n)), n);
  for (let n = 0; n < 30; n += 1) await store.work.saveDraft(draft(`gone${n}`, ''), n);
}

/** Drafts that are in a scene: those with a text, and those that carry an attachment. */
export const ALL_DRAFTS = DRAFTS + ATTACHMENTS;

export interface Scene {
  readonly folder: string;
  readonly key: Uint8Array;
  path(name: string): string;
  files(): string[];
  open(options?: Parameters<typeof openTestStore>[0]): Promise<TestStore>;
  /** Overwrites bytes of a file. */
  spoil(name: string, from: number, length: number): void;
  /** Opens a database past the store. */
  direct(name: string): WriteDb;
  /** Where a table or index begins, as a page number. */
  rootOf(name: string, of: string): number;
  pagesOf(name: string): number;
  remove(): void;
}

function sceneOf(folder: string, key: Uint8Array): Scene {
  const path = (name: string) => join(folder, name);
  const direct = (name: string) =>
    openToWrite({
      file: path(name),
      key,
      nativeBinding: undefined,
      synchronous: 'NORMAL',
      cacheKiB: 1000,
      checkpointPages: 1000,
    });
  return {
    folder,
    key,
    path,
    direct,
    files: () => readdirSync(folder).sort(),
    open: (options = {}) => openTestStore({ ...options, folder, key }),
    spoil: (name, from, length) => {
      const bytes = readFileSync(path(name));
      bytes.fill(0xa5, from, from + length);
      writeFileSync(path(name), bytes);
    },
    rootOf: (name, of) => {
      const db = direct(name);
      const row = db.one<{ rootpage: number }>(
        'SELECT rootpage FROM sqlite_schema WHERE name = ?',
        of,
      );
      db.close();
      if (!row) throw new Error(`${name} has no ${of}`);
      return row.rootpage;
    },
    pagesOf: (name) => readFileSync(path(name)).length / PAGE,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A folder as it is left by a store that was closed (`clean`) or whose process ended (`crashed`). */
export interface Template {
  copy(how?: 'clean' | 'crashed'): Scene;
  remove(): void;
}

/** Makes the folder once; each test takes a copy of it. */
export async function makeTemplate(): Promise<Template> {
  const key = new Uint8Array(randomBytes(32));
  const root = mkdtempSync(join(tmpdir(), 'heddle-scene-'));
  const clean = join(root, 'clean');
  const crashed = join(root, 'crashed');
  const opened = await openTestStore({ folder: clean, key });
  await fillWork(opened.store);
  await fillCache(opened.store);
  const again = await opened.reopen();
  // What only the logs have, when the process ends here.
  await again.work.saveDraft(draft('late', 'written last'), 1);
  await again.cache.apply({
    records: [put('message', message('late', 't1', { position: 900, text: 'latest' }), 1)],
    malformed: [],
    state: { cursor: 8 },
  });
  cpSync(clean, crashed, { recursive: true });
  await again.work.saveDraft(draft('late', ''), 2);
  await again.close();
  let copies = 0;
  return {
    copy: (how = 'clean') => {
      copies += 1;
      const folder = join(root, `copy-${copies}`);
      cpSync(how === 'clean' ? clean : crashed, folder, { recursive: true });
      return sceneOf(folder, key);
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

export const hashOf = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex');

/** What is left of the work, as the screen would see it. */
export interface WorkLeft {
  readonly drafts: ReadonlyMap<string, string>;
  readonly commands: readonly string[];
  readonly attachments: readonly string[];
}

export async function workLeft(store: Store): Promise<WorkLeft> {
  const drafts = new Map<string, string>();
  for (const threadId of (await store.work.draftModes()).keys()) {
    const kept = await store.work.draft(threadId, 'reply');
    if (kept) drafts.set(threadId, kept.text);
  }
  const commands = (await store.work.outbox()).map((row) => row.command.id);
  const attachments: string[] = [];
  for (let n = 0; n < ATTACHMENTS; n += 1) {
    if (await store.work.attachment(`f${n}`)) attachments.push(`f${n}`);
  }
  return { drafts, commands, attachments };
}

/** The counts of a finding about damaged work, or null. */
export function workDamage(findings: readonly Finding[]) {
  return findings.find((finding) => finding.code === 'work-damaged') ?? null;
}

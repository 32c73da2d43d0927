import { useEffect, useState } from 'react';
import { PANE_MEMORIES_MAX } from '@shared/domain/limits';
import type { PaneMemory } from '@shared/ipc';
import { call } from '../bridge';

/** Reading and typing change it all the time; only where it rests is written. */
const WRITE_AFTER_MS = 700;

/** The latest last; no more of them than are kept on disk. */
const memories = new Map<string, PaneMemory>();
const waiting = new Map<string, ReturnType<typeof setTimeout>>();

/** What somebody was in the middle of in a conversation, or null. */
export function recall(threadId: string): PaneMemory | null {
  return memories.get(threadId) ?? null;
}

function keep(memory: PaneMemory): void {
  memories.delete(memory.threadId);
  memories.set(memory.threadId, memory);
  for (const threadId of memories.keys()) {
    if (memories.size <= PANE_MEMORIES_MAX) return;
    if (!waiting.has(threadId)) memories.delete(threadId);
  }
}

function write(threadId: string): Promise<unknown> {
  const timer = waiting.get(threadId);
  if (timer === undefined) return Promise.resolve();
  clearTimeout(timer);
  waiting.delete(threadId);
  const memory = memories.get(threadId);
  return memory ? call('pane.remember', memory) : Promise.resolve();
}

/** Keeps a part of it, here at once and on disk in a moment. */
export function remember(
  threadId: string,
  change: Partial<Omit<PaneMemory, 'threadId' | 'at'>>,
): void {
  const before = memories.get(threadId);
  const same = before && Object.entries(change).every(([key, value]) => isSame(before, key, value));
  if (same) return;
  const timer = waiting.get(threadId);
  if (timer !== undefined) clearTimeout(timer);
  waiting.set(
    threadId,
    setTimeout(() => void write(threadId), WRITE_AFTER_MS),
  );
  keep({
    threadId,
    place: null,
    lastMessageId: null,
    caret: null,
    mode: null,
    find: null,
    ...before,
    ...change,
    at: Date.now(),
  });
}

function isSame(before: PaneMemory, key: string, value: unknown): boolean {
  return JSON.stringify(Reflect.get(before, key)) === JSON.stringify(value);
}

/** Writes what has not been written yet; resolves when it is on disk. */
export async function settlePaneMemory(): Promise<void> {
  await Promise.all([...waiting.keys()].map(write));
}

/** Reads what is on disk, e.g. because another window has written there. */
export async function readPaneMemory(): Promise<void> {
  const result = await call('pane.memories', undefined);
  if (!result.ok) return;
  for (const memory of result.value.toReversed()) {
    if (!waiting.has(memory.threadId)) keep(memory);
  }
}

function forget(): void {
  for (const timer of waiting.values()) clearTimeout(timer);
  waiting.clear();
  memories.clear();
}

/**
 * Reads what this agent was in the middle of; it is written when the page goes away.
 *
 * @returns whether it has been read: what is opened before would begin at its end
 */
export function usePaneMemory(agentId: string): boolean {
  const [readFor, setReadFor] = useState<string | null>(null);
  useEffect(() => {
    let ended = false;
    forget();
    void readPaneMemory().then(() => {
      if (!ended) setReadFor(agentId);
    });
    const leave = () => void settlePaneMemory();
    window.addEventListener('pagehide', leave);
    return () => {
      ended = true;
      window.removeEventListener('pagehide', leave);
      void settlePaneMemory();
    };
  }, [agentId]);
  return readFor === agentId;
}

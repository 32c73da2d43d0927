import type { Episode, Message } from '@shared/domain';
import { createFakeDisk, createFakeStore, type FakeDisk } from '../../fixtures/sync/fake-store';
import type { Conversation, Premises } from '../premises';

function conversation(disk: FakeDisk, threadId: string): Conversation | null {
  const thread = disk.docs.get(`thread ${threadId}`);
  if (thread?.kind !== 'thread') return null;
  let episode: Episode | null = null;
  let last: Message | null = null;
  for (const { kind, doc } of disk.docs.values()) {
    if (kind === 'episode' && doc.threadId === threadId) {
      if (episode === null || doc.number > episode.number) episode = doc;
    }
    if (kind === 'message' && doc.threadId === threadId && doc.kind === 'message') {
      if (last === null || doc.position > last.position) last = doc;
    }
  }
  if (!episode) return null;
  const { customerId, teamId } = thread.doc;
  return { customerId, teamId, episode, lastMessageId: last?.id ?? null };
}

function shown(disk: FakeDisk, threadId: string): string[] {
  const messages = [...disk.docs.values()].flatMap((put) =>
    put.kind === 'message' && put.doc.threadId === threadId ? [put.doc] : [],
  );
  return messages.sort((a, b) => a.position - b.position).map(({ id }) => id);
}

/** A disk in memory. */
export function createModelPremises(): Premises {
  const disk = createFakeDisk();
  return {
    open: (hooks, now) => createFakeStore(disk, hooks, now),
    conversation: (threadId) => conversation(disk, threadId),
    rows: () => disk.rows,
    drafts: () => [...disk.drafts.values()].map(({ text }) => text),
    shown: (threadId) => shown(disk, threadId),
    documents: () => new Map([...disk.docs].map(([key, { doc }]) => [key, doc])),
    setAside: () => [...disk.setAside.keys()],
    syncState: () => disk.state,
    messageCount: () => disk.messageCount,
    faults: () => [],
    dispose: () => undefined,
  };
}

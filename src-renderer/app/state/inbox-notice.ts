import { create } from 'zustand';
import type { BulkChange, NextThread } from '@shared/ipc';

/** What the foot of the inbox says for a while. */
export type InboxNotice =
  | {
      readonly kind: 'bulk';
      readonly bulkId: string;
      readonly change: BulkChange['kind'];
      readonly count: number;
    }
  | { readonly kind: 'restored'; readonly count: number }
  | { readonly kind: 'next'; readonly next: NextThread }
  | { readonly kind: 'no-next' }
  | { readonly kind: 'failed'; readonly text: string };

/** As long as a change of many threads can be taken back before it leaves. */
const SHOWN_MS = 10_000;

interface NoticeState {
  readonly notice: InboxNotice | null;
  /** The change of many threads that was made last; it can be taken back also later. */
  readonly lastBulkId: string | null;
  tell(notice: InboxNotice): void;
  dismiss(): void;
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** What just happened in the inbox. */
export const useInboxNotice = create<NoticeState>((set) => ({
  notice: null,
  lastBulkId: null,
  tell: (notice) => {
    clearTimeout(timer);
    timer = setTimeout(() => set({ notice: null }), SHOWN_MS);
    set((state) => ({ notice, lastBulkId: bulkAfter(notice, state.lastBulkId) }));
  },
  dismiss: () => {
    clearTimeout(timer);
    set({ notice: null });
  },
}));

function bulkAfter(notice: InboxNotice, before: string | null): string | null {
  if (notice.kind === 'bulk') return notice.bulkId;
  return notice.kind === 'restored' ? null : before;
}

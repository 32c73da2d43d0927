import type { ConversationView } from '@shared/ipc';
import { lastCustomerMessageAt, replyWindowClosesAt } from '@shared/rules';
import { useTimeText } from '../../ui';

const HOUR_MS = 3_600_000;

/** Whether replies can be sent: it matters only on channels that close. */
export type WindowState = 'none' | 'open' | 'soon' | 'closed';

/** When the channel of a thread stops taking replies (Unix ms), and how near that is. */
export interface ReplyWindow {
  readonly closesAt: number | null;
  readonly state: WindowState;
}

/** How near the end of a reply window is at a time. */
export function windowState(closesAt: number | null, now: number): WindowState {
  if (closesAt === null) return 'none';
  if (now >= closesAt) return 'closed';
  return closesAt - now <= HOUR_MS ? 'soon' : 'open';
}

/** The reply window of a thread; renders when its state changes, and not with the clock. */
export function useReplyWindow(view: ConversationView): ReplyWindow {
  const closesAt = replyWindowClosesAt(view.thread.channel, lastCustomerMessageAt(view.episodes));
  const state = useTimeText((now) => windowState(closesAt, now)) as WindowState;
  return { closesAt, state };
}

import type { LinkTarget } from '@shared/ipc';
import { isOpen } from '@shared/rules';
import type { ActiveSession } from '../session/active-session';
import type { DeepLink } from '../shell/deep-link';

/**
 * What a link shows to whoever is signed in. A customer's link shows the thread with an open episode,
 * or else the one that was worked on last.
 */
export async function followLink(
  link: DeepLink | null,
  session: ActiveSession,
): Promise<LinkTarget | null> {
  if (link === null) return null;
  switch (link.to) {
    case 'thread':
      return { show: 'thread', threadId: link.threadId, messageId: link.messageId };
    case 'search':
      return { show: 'search', text: link.text };
    case 'customer': {
      const { customerId } = link;
      const found = await session.store.queries.customer(customerId);
      const episodes = found?.episodes.map(({ episode }) => episode) ?? [];
      const newest = episodes.toSorted((a, b) => b.openedAt - a.openedAt);
      const episode = newest.find(isOpen) ?? newest[0];
      // Nothing of this customer is here, and the search says that best.
      if (!episode) return { show: 'search', text: customerId };
      return { show: 'thread', threadId: episode.threadId, messageId: null };
    }
  }
}

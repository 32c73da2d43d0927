import { SEARCH_MAX_LENGTH } from '@shared/domain/limits';
import { idSchema } from '@shared/domain/primitives';
import { z } from 'zod';

/** The scheme that the system gives to Heddle: links in mails, tickets and exported files. */
export const LINK_SCHEME = 'heddle';

/** Where a link leads. It only shows something: a link never changes or sends anything. */
export type DeepLink =
  | { readonly to: 'thread'; readonly threadId: string; readonly messageId: string | null }
  | { readonly to: 'customer'; readonly customerId: string }
  | { readonly to: 'search'; readonly text: string };

/** A search that is longer than what is read was not written by a person. */
const searchSchema = z.string().trim().min(1).max(SEARCH_MAX_LENGTH);

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/**
 * Understands `heddle://thread/ID`, with `?message=ID`, `heddle://customer/ID` and
 * `heddle://search?q=WORDS`. Links come from anywhere, so nothing of them is trusted.
 *
 * @returns null for everything else
 */
export function parseDeepLink(address: string): DeepLink | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== `${LINK_SCHEME}:`) return null;
  const id = idSchema.safeParse(decoded(url.pathname.replace(/^\//, '').replace(/\/$/, '')));
  switch (url.host) {
    case 'thread': {
      if (!id.success) return null;
      const message = idSchema.safeParse(url.searchParams.get('message'));
      return { to: 'thread', threadId: id.data, messageId: message.success ? message.data : null };
    }
    case 'customer':
      return id.success ? { to: 'customer', customerId: id.data } : null;
    case 'search': {
      const text = searchSchema.safeParse(url.searchParams.get('q'));
      return text.success ? { to: 'search', text: text.data } : null;
    }
    default:
      return null;
  }
}

/**
 * The link among the arguments that a process was started with.
 *
 * @returns null when there is none that Heddle understands
 */
export function linkIn(argv: readonly string[]): DeepLink | null {
  const address = argv.find((each) => each.toLowerCase().startsWith(`${LINK_SCHEME}:`));
  return address === undefined ? null : parseDeepLink(address);
}

/** Keeps a link until the screen is there to follow it; a newer one takes its place. */
export class WaitingLink {
  #link: DeepLink | null = null;

  /** @param tell called when there is a link to take */
  constructor(private readonly tell: () => void) {}

  /** @returns whether there was a link to follow */
  arrived(link: DeepLink | null): boolean {
    if (link === null) return false;
    this.#link = link;
    this.tell();
    return true;
  }

  /** Each link is followed once. */
  take(): DeepLink | null {
    const link = this.#link;
    this.#link = null;
    return link;
  }
}

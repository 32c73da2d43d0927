import type { Attachment, Channel, Episode } from '../domain';
import { REPLY_MAX_LENGTH } from '../domain/limits';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MIB = 1024 * 1024;

/** What a channel does with files; the desk's own limits count as well. */
export interface ChannelFileRules {
  /** Files in one reply. */
  readonly maxCount: number;
  /** All files of one reply together, in bytes; null: each for itself. */
  readonly maxTotalBytes: number | null;
  /** Kinds that the channel carries, each with the size of one file; null: whatever the desk takes. */
  readonly kinds: readonly ChannelFileKind[] | null;
}

export interface ChannelFileKind {
  /** A media type, or a whole family such as `video/`. */
  readonly mediaType: string;
  readonly maxBytes: number;
}

export interface ChannelRules {
  /** Longest text of one reply, in UTF-16 units. */
  readonly maxTextLength: number;
  readonly files: ChannelFileRules;
  /** How long after the customer's last message a reply may still be sent; null: for ever. */
  readonly replyWindowMs: number | null;
}

const anyFiles: ChannelFileRules = { maxCount: 20, maxTotalBytes: null, kinds: null };
const ours = { maxTextLength: REPLY_MAX_LENGTH, files: anyFiles, replyWindowMs: null } as const;

/**
 * What each channel carries. The numbers of WhatsApp, Messenger and SMS are those of the companies
 * behind them, as published; the web and the app are the organisation's own.
 */
export const channelRules: Readonly<Record<Channel, ChannelRules>> = {
  app: ours,
  web: ours,
  whatsapp: {
    maxTextLength: 4096,
    files: {
      maxCount: 10,
      maxTotalBytes: null,
      kinds: [
        { mediaType: 'image/jpeg', maxBytes: 5 * MIB },
        { mediaType: 'image/png', maxBytes: 5 * MIB },
        { mediaType: 'audio/', maxBytes: 16 * MIB },
        { mediaType: 'video/', maxBytes: 16 * MIB },
        { mediaType: 'text/plain', maxBytes: 100 * MIB },
        { mediaType: 'application/', maxBytes: 100 * MIB },
      ],
    },
    replyWindowMs: DAY_MS,
  },
  messenger: {
    maxTextLength: 2000,
    files: {
      maxCount: 10,
      maxTotalBytes: null,
      kinds: [
        { mediaType: 'image/', maxBytes: 8 * MIB },
        { mediaType: 'audio/', maxBytes: 25 * MIB },
        { mediaType: 'video/', maxBytes: 25 * MIB },
        { mediaType: 'text/', maxBytes: 25 * MIB },
        { mediaType: 'application/', maxBytes: 25 * MIB },
      ],
    },
    // The window for answers by people; an automatic answer has a day.
    replyWindowMs: 7 * DAY_MS,
  },
  sms: {
    // Ten joined parts of ordinary text; beyond that carriers drop them.
    maxTextLength: 1600,
    files: {
      maxCount: 10,
      maxTotalBytes: 5 * MIB,
      kinds: [
        { mediaType: 'image/jpeg', maxBytes: 5 * MIB },
        { mediaType: 'image/png', maxBytes: 5 * MIB },
        { mediaType: 'image/gif', maxBytes: 5 * MIB },
      ],
    },
    replyWindowMs: null,
  },
  email: {
    maxTextLength: REPLY_MAX_LENGTH,
    // What most mail servers take, less a third for the encoding.
    files: { maxCount: 20, maxTotalBytes: 18 * MIB, kinds: null },
    replyWindowMs: null,
  },
};

/**
 * When the channel stops taking replies, Unix ms.
 *
 * @param lastCustomerMessageAt when the customer last wrote; null: not known
 * @returns null when there is no such time, or nobody knows it
 */
export function replyWindowClosesAt(
  channel: Channel,
  lastCustomerMessageAt: number | null,
): number | null {
  const { replyWindowMs } = channelRules[channel];
  if (replyWindowMs === null || lastCustomerMessageAt === null) return null;
  return lastCustomerMessageAt + replyWindowMs;
}

/**
 * When the customer last wrote in a thread, as far as its episodes say; null: nobody knows.
 *
 * @param episodes oldest first
 */
export function lastCustomerMessageAt(
  episodes: readonly Pick<Episode, 'lastCustomerMessageAt' | 'lastMessage'>[],
): number | null {
  for (const episode of episodes.toReversed()) {
    if (episode.lastCustomerMessageAt !== null) return episode.lastCustomerMessageAt;
    // Written by a desk that did not say it.
    if (episode.lastMessage?.side === 'customer') return episode.lastMessage.at;
  }
  return null;
}

/** Whether a reply that leaves at a time (Unix ms) would come too late for its channel. */
export function isReplyWindowClosed(
  channel: Channel,
  lastCustomerMessageAt: number | null,
  at: number,
): boolean {
  const closesAt = replyWindowClosesAt(channel, lastCustomerMessageAt);
  return closesAt !== null && at >= closesAt;
}

/** What is wrong with files for a channel, with the limit that is in the way. */
export type FileProblem =
  | { readonly kind: 'type'; readonly name: string; readonly mediaType: string }
  | { readonly kind: 'size'; readonly name: string; readonly maxBytes: number }
  | { readonly kind: 'count'; readonly max: number; readonly have: number }
  | { readonly kind: 'total'; readonly maxBytes: number; readonly haveBytes: number };

type FileFacts = Pick<Attachment, 'name' | 'mediaType' | 'sizeBytes'>;

function kindOf(channel: Channel, mediaType: string): ChannelFileKind | 'any' | 'none' {
  const { kinds } = channelRules[channel].files;
  if (kinds === null) return 'any';
  return (
    kinds.find((kind) =>
      kind.mediaType.endsWith('/')
        ? mediaType.startsWith(kind.mediaType)
        : mediaType === kind.mediaType,
    ) ?? 'none'
  );
}

/** What keeps one file from being sent over a channel; null: nothing. */
export function fileProblem(channel: Channel, file: FileFacts): FileProblem | null {
  const kind = kindOf(channel, file.mediaType);
  if (kind === 'any') return null;
  if (kind === 'none') return { kind: 'type', name: file.name, mediaType: file.mediaType };
  if (file.sizeBytes <= kind.maxBytes) return null;
  return { kind: 'size', name: file.name, maxBytes: kind.maxBytes };
}

/** What keeps the files of a reply from being sent, the first thing first; null: nothing. */
export function filesProblem(channel: Channel, files: readonly FileFacts[]): FileProblem | null {
  for (const file of files) {
    const problem = fileProblem(channel, file);
    if (problem) return problem;
  }
  const { maxCount, maxTotalBytes } = channelRules[channel].files;
  if (files.length > maxCount) return { kind: 'count', max: maxCount, have: files.length };
  const haveBytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (maxTotalBytes === null || haveBytes <= maxTotalBytes) return null;
  return { kind: 'total', maxBytes: maxTotalBytes, haveBytes };
}

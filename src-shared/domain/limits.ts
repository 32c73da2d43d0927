/** Longest reply, note or whisper that a desk takes, in UTF-16 units. */
export const REPLY_MAX_LENGTH = 20_000;

/** Longest time for which an answer can be taken back before it leaves, in seconds. */
export const UNDO_SEND_MAX_SECONDS = 30;

/** Longest search that is read, kept and exported, in UTF-16 units; what is typed beyond it is left out. */
export const SEARCH_MAX_LENGTH = 1000;

/** More than so many things at once are not a focus. */
export const FOCUS_LIMIT_MAX = 20;

export const AUTO_AWAY_MAX_MINUTES = 120;

/** More conversations than this at a time on one screen nobody follows. */
export const PANES_MAX = 6;

/** Conversations that were looked at longer ago than these are opened as if for the first time. */
export const PANE_MEMORIES_MAX = 60;

/** As many threads as are changed at once. */
export const BULK_MAX = 500;

/** Longest name of a view of the inbox, in UTF-16 units. */
export const VIEW_NAME_MAX_LENGTH = 80;
/** How much of what happened beside its messages an episode remembers: the latest. */
export const EPISODE_LOG_MAX = 60;

/** So many open threads of one console are told to colleagues: all panes, and windows of their own. */
export const LOOKING_MAX_THREADS = 20;

/** A console says again what it has open before this is over; otherwise nobody is told of it any more. */
export const LOOKING_LASTS_MS = 75_000;

/** How large texts can be, in percent of the usual size. */
export const TEXT_SIZES = [100, 115, 130, 150, 175, 200] as const;

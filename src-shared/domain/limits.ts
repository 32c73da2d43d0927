/** Longest reply, note or whisper that a desk takes, in UTF-16 units. */
export const REPLY_MAX_LENGTH = 20_000;

/** Longest time for which an answer can be taken back before it leaves, in seconds. */
export const UNDO_SEND_MAX_SECONDS = 30;

/** Longest search that is kept among the recent and saved ones, in UTF-16 units. */
export const SEARCH_KEPT_MAX_LENGTH = 1000;

/** More than so many things at once are not a focus. */
export const FOCUS_LIMIT_MAX = 20;

export const AUTO_AWAY_MAX_MINUTES = 120;

/** More conversations than this at a time on one screen nobody follows. */
export const PANES_MAX = 6;

/** As many threads as are changed at once. */
export const BULK_MAX = 500;

/** Longest name of a view of the inbox, in UTF-16 units. */
export const VIEW_NAME_MAX_LENGTH = 80;
/** How much of what happened beside its messages an episode remembers: the latest. */
export const EPISODE_LOG_MAX = 60;

/** Longest reply, note or whisper that a desk takes, in UTF-16 units. */
export const REPLY_MAX_LENGTH = 20_000;

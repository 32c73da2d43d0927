import { fractionOf } from './hash';
import type { Dialogue, SourceMessage } from './format';

const SECOND_MS = 1000;
const DAY_MS = 86_400_000;
/** Where dialogues without any time begin, if nothing else says when they were. */
const FALLBACK_START_MS = Date.UTC(2024, 0, 2, 8);
/** Over how long they are spread. */
const SPREAD_DAYS = 150;
/** Reading speed plus typing speed, roughly: what makes a pause look like one. */
const MS_PER_CHARACTER = 120;
const MAX_PAUSE_MS = 180 * SECOND_MS;

/**
 * When a dialogue began.
 *
 * @param notBefore the latest thing known to have happened before it, Unix ms, or null
 * @returns Unix ms; made up from the dialogue's id, the same each time, when the source has none
 */
export function startOf(dialogue: Dialogue, notBefore: number | null): number {
  const known = dialogue.messages.find((message) => typeof message.at === 'number')?.at;
  if (typeof known === 'number') return Math.round(known * SECOND_MS);
  const from = notBefore ?? FALLBACK_START_MS;
  const days = fractionOf(`day ${dialogue.id}`) * SPREAD_DAYS;
  return Math.round(from + days * DAY_MS);
}

/**
 * The times of a dialogue's messages: the source's where it has them, plausible pauses where it has
 * none, never going back.
 *
 * @param startAt when the first message was, Unix ms
 */
export function messageTimes(dialogue: Dialogue, startAt: number): number[] {
  let at = startAt;
  return dialogue.messages.map((message, index) => {
    if (typeof message.at === 'number') at = Math.max(at, Math.round(message.at * SECOND_MS));
    else if (index > 0) at += pauseBefore(message, `${dialogue.id} ${index}`);
    return at;
  });
}

function pauseBefore(message: SourceMessage, seed: string): number {
  if (message.from === 'system') return SECOND_MS + Math.round(fractionOf(seed) * SECOND_MS);
  const typing = Math.min(MAX_PAUSE_MS, message.text.length * MS_PER_CHARACTER);
  return Math.round(5 * SECOND_MS + typing * (0.5 + fractionOf(seed)));
}

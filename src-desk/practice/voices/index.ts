import type { Language, Mood } from '../scenario';
import type { Rng } from '../rng';
import { english } from './english';
import { french, portuguese } from './french-portuguese';
import { german, spanish } from './german-spanish';
import { arabic, japanese } from './japanese-arabic';
import type { MoodLines, Voice } from './voice';

export type { Voice } from './voice';

/** How customers react, by language. */
export const voices: Readonly<Record<Language, Voice>> = {
  en: english,
  es: spanish,
  de: german,
  ja: japanese,
  ar: arabic,
  fr: french,
  pt: portuguese,
};

/** A line for a mood; every second time a general one, where the mood has its own. */
export function lineFor(lines: MoodLines, mood: Mood, rng: Rng): string {
  const own = lines[mood];
  return rng.pick(own && rng.chance(0.75) ? own : lines.any);
}

import type { Language, Settings } from '@shared/ipc';
import { languageSchema } from '@shared/ipc/app-views';

const ENGLISH = 'en-GB';

/** The language of a locale, if Heddle speaks it: `de` for "de-AT". The pseudo-locale is chosen only. */
function spokenIn(tag: string): Language | null {
  const parsed = languageSchema.exclude(['en-XA']).safeParse(tag.split('-')[0]);
  return parsed.success ? parsed.data : null;
}

/**
 * The first of the computer's locales whose language Heddle speaks.
 *
 * @param preferred BCP 47 tags as the system has them, the most wanted first
 * @returns such a tag in its canonical form; British English when there is none
 */
export function systemLocaleOf(preferred: readonly string[]): string {
  for (const tag of preferred) {
    if (spokenIn(tag) === null) continue;
    try {
      return new Intl.Locale(tag).toString();
    } catch {
      // Systems have had tags that are none, like "en_US.UTF-8"; the next one is asked.
    }
  }
  return ENGLISH;
}

/** The language to show. @param systemLocale what `systemLocaleOf` gave */
export function languageOf(locale: Settings['locale'], systemLocale: string): Language {
  return locale === 'system' ? (spokenIn(systemLocale) ?? 'en') : locale;
}

/**
 * The locale for numbers and dates: the computer's own where it is of the language that is shown.
 */
export function formatLocaleOf(language: Language, systemLocale: string): string {
  if (language === 'en-XA') return 'en';
  return spokenIn(systemLocale) === language ? systemLocale : language;
}

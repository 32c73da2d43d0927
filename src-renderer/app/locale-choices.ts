/** The languages that everybody may choose: not the pseudo-locale, which is for translators. */
export const LOCALE_CHOICES = ['system', 'en', 'es', 'de', 'fr', 'ja', 'ar'] as const;

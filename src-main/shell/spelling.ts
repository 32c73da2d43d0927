/** What of an Electron session the spelling is set by. */
export interface SpellingSession {
  readonly availableSpellCheckerLanguages: string[];
  setSpellCheckerEnabled(enabled: boolean): void;
  setSpellCheckerLanguages(languages: string[]): void;
}

/**
 * Has the text that is written checked in the languages that somebody writes in, with nothing but
 * what is on the computer: Windows and macOS have spell checkers of their own. Elsewhere Chromium
 * would fetch dictionaries from the network, so nothing is checked there.
 *
 * @param languages BCP 47; null: those of the computer; none: nothing is checked
 * @param system the computer's languages, the preferred one first
 */
export function applySpelling(
  session: SpellingSession,
  platform: NodeJS.Platform,
  languages: readonly string[] | null,
  system: readonly string[],
): void {
  const wanted = languages ?? system;
  const isOn = wanted.length > 0 && (platform === 'win32' || platform === 'darwin');
  session.setSpellCheckerEnabled(isOn);
  // macOS knows by itself which language a text is in.
  if (!isOn || platform === 'darwin') return;
  const known = wanted.flatMap((language) => closest(language, session) ?? []);
  if (known.length > 0) session.setSpellCheckerLanguages([...new Set(known)]);
}

/** The variant that the computer has of a language: its own, or any. */
function closest(language: string, session: SpellingSession): string | null {
  const available = session.availableSpellCheckerLanguages;
  const wanted = language.toLowerCase();
  const base = wanted.split('-')[0] ?? wanted;
  return (
    available.find((each) => each.toLowerCase() === wanted) ??
    available.find((each) => each.toLowerCase() === base) ??
    available.find((each) => each.toLowerCase().startsWith(`${base}-`)) ??
    null
  );
}

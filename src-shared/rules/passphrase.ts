/**
 * Shortest passphrase that is taken, in characters. NIST SP 800-63B-4 §3.1.1.2 wants at least 15 where
 * a password is all there is and 8 beside another factor; here whoever guesses must also have the
 * computer's files, and pays a scrypt for each guess.
 */
export const PASSPHRASE_MIN_LENGTH = 12;

/** Longest, in UTF-16 units; nobody types more, and nothing larger is handed to a key derivation. */
export const PASSPHRASE_MAX_LENGTH = 1000;

/** From this many characters on a passphrase of ordinary words is hard to guess. */
const GOOD_LENGTH = 20;
/** Fewer different characters than this are a pattern, however long it is. */
const DIFFERENT_MIN = 6;

export type PassphraseStrength = 'too-short' | 'weak' | 'fair' | 'good';

/** Words that come first in every list of guesses. */
const COMMON = /password|passphrase|passwort|qwerty|qwertz|asdf|letmein|welcome|heddle|1234/gi;

/**
 * How long a passphrase is, as a person counts: accented letters and emoji are one character each.
 */
export function passphraseLength(passphrase: string): number {
  return [...passphrase.normalize('NFC')].length;
}

/**
 * A hint at how hard a passphrase is to guess. It only advises: what is long enough is taken.
 *
 * Characters that cost a guesser nothing (repeats of the one before, steps along the alphabet or
 * the digits, the commonest words) do not count towards the length.
 */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  if (passphraseLength(passphrase) < PASSPHRASE_MIN_LENGTH) return 'too-short';
  const telling = withoutRuns(passphrase.normalize('NFC').toLowerCase().replaceAll(COMMON, ' '));
  if (telling.length < PASSPHRASE_MIN_LENGTH - 2) return 'weak';
  if (new Set(telling).size < DIFFERENT_MIN) return 'weak';
  return telling.length < GOOD_LENGTH ? 'fair' : 'good';
}

/** Leaves out every character that follows from the one before it. */
function withoutRuns(text: string): readonly string[] {
  const characters = [...text];
  return characters.filter((character, index) => {
    const before = characters[index - 1]?.codePointAt(0);
    const own = character.codePointAt(0) ?? 0;
    return before === undefined || Math.abs(own - before) > 1;
  });
}

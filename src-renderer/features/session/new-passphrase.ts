import { PASSPHRASE_MIN_LENGTH, passphraseLength, passphraseStrength } from '@shared/rules';
import type { Translate } from '../../i18n';

/** A new passphrase as it is typed: twice, because nobody sees it. */
export interface NewPassphrase {
  readonly first: string;
  readonly second: string;
}

export interface NewPassphraseErrors {
  readonly first?: string;
  readonly second?: string;
}

/**
 * What is wrong with a new passphrase, in words.
 *
 * @returns nothing at all when it can be taken
 */
export function checkNewPassphrase(
  t: Translate,
  { first, second }: NewPassphrase,
): NewPassphraseErrors {
  const n = passphraseLength(first);
  const min = PASSPHRASE_MIN_LENGTH;
  if (n === 0) return { first: t('session.passphrase-missing') };
  if (n < min) return { first: t('session.passphrase-short', { n, min }) };
  if (first !== second) return { second: t('session.passphrase-differs') };
  return {};
}

/** How hard it is to guess, in words; null while it is too short to say. */
export function strengthWords(
  t: Translate,
  passphrase: string,
): { readonly strength: 'weak' | 'fair' | 'good'; readonly words: string } | null {
  const strength = passphraseStrength(passphrase);
  return strength === 'too-short' ? null : { strength, words: t(`session.strength-${strength}`) };
}

import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  PASSPHRASE_MIN_LENGTH,
  passphraseLength,
  passphraseStrength,
} from '../../../src-shared/rules';

it('the length is counted as people count', () => {
  expect(passphraseLength('é'.normalize('NFD'))).toBe(1);
  expect(passphraseLength('🧵🧵')).toBe(2);
});

it.each([
  ['short', 'too-short'],
  ['aaaaaaaaaaaaaaaaaaaa', 'weak'],
  ['abcdefghijklmnop', 'weak'],
  ['123456789012', 'weak'],
  ['Password12345', 'weak'],
  ['heddleheddleheddle', 'weak'],
  ['abababababab', 'weak'],
  ['tides-Grab-7-owl', 'fair'],
  ['seven quiet looms by the river', 'good'],
  ['五つの静かな織機が川のそばで朝からずっと動いている', 'good'],
])('%s is %s', (passphrase, strength) => {
  expect(passphraseStrength(passphrase)).toBe(strength);
});

it('a longer one is never called weaker than its beginning because of what follows', () => {
  const order = ['too-short', 'weak', 'fair', 'good'];
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (typed) => {
      const longer = order.indexOf(passphraseStrength(`${typed}kvjzqx`));
      expect(longer).toBeGreaterThanOrEqual(order.indexOf(passphraseStrength(typed)));
    }),
  );
});

it('what is too short is that whatever is in it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: PASSPHRASE_MIN_LENGTH - 1 }), (typed) => {
      expect(passphraseStrength(typed)).toBe('too-short');
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeText } from '../../../../src-renderer/ui/safe-text';

const cases: readonly (readonly [string, string, string])[] = [
  ['plain text stays', 'Hello, is it €5?', 'Hello, is it €5?'],
  ['markup stays text', '<b>x</b><script>1</script>', '<b>x</b><script>1</script>'],
  ['tabs and line breaks stay', 'a\tb\nc', 'a\tb\nc'],
  ['Windows and old Mac line breaks become one kind', 'a\r\nb\rc', 'a\nb\nc'],
  ['Unicode line separators break lines', 'a\u2028b\u2029c', 'a\nb\nc'],
  ['a null becomes visible', 'a\u0000b', 'a␀b'],
  ['an escape becomes visible', '\u001b[31mred', '␛[31mred'],
  ['delete becomes visible', 'a\u007f', 'a␡'],
  ['a C1 control becomes visible', 'a\u009bb', 'a⟦U+009B⟧b'],
  ['the right-to-left override becomes visible', 'gpj\u202Eexe', 'gpj⟦U+202E⟧exe'],
  ['direction controls around a phone number go', '\u202D+49 30 1\u202C', '+49 30 1'],
  ['isolates go', '\u2066a\u2069', 'a'],
  ['direction marks in Arabic stay', 'رقم\u200F 5', 'رقم\u200F 5'],
  ['a lone high surrogate is replaced', 'a\uD83Db', 'a\uFFFDb'],
  ['a lone low surrogate is replaced', '\uDE00', '\uFFFD'],
  ['an emoji family stays whole', '👨‍👩‍👧', '👨‍👩‍👧'],
  ['a tower of marks is cut', `Z${'\u0301'.repeat(50)}`, `Z${'\u0301'.repeat(8)}`],
  ['ordinary marks stay', 'Zu\u0308rich', 'Zu\u0308rich'],
];

describe('safeText', () => {
  it.each(cases)('%s', (_name, input, expected) => {
    expect(safeText(input)).toBe(expected);
  });

  it('never lets a control, an override or a torn character through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (a, b) => {
        const text = safeText(`${a}\u202E${b}\uD800`);
        expect(text.isWellFormed()).toBe(true);
        expect(/[\u202A-\u202E\u2066-\u2069]/u.test(text)).toBe(false);
        expect(/(?![\t\n])\p{Cc}/u.test(text)).toBe(false);
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(safeText(safeText(text))).toBe(safeText(text));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { greetsAnother } from '../../../src-shared/rules';

const open = [
  'Anna Weber',
  'Grace Okafor',
  'José García Márquez',
  '田中 春樹',
  'ليلى حسن',
  'Jörg Müller',
];
const greeted = (text: string, recipient = 'Ben Ode') => greetsAnother(text, recipient, open);

describe('a greeting of another open customer', () => {
  test.each([
    ['Hi Anna, your router is on its way.', 'Anna Weber'],
    ['hi anna', 'Anna Weber'],
    ['Hello, Anna!\nYour router …', 'Anna Weber'],
    ['Dear Ms. Weber,', 'Anna Weber'],
    ['Dear Anna Weber', 'Anna Weber'],
    ['Hi A. Weber,', 'Anna Weber'],
    ['Good morning Anna W.', 'Anna Weber'],
    ['Thanks Anna, that helps.', 'Anna Weber'],
    ['Sehr geehrte Frau Weber,', 'Anna Weber'],
    ['Sehr geehrter Herr Mueller,', 'Jörg Müller'],
    ['Hallo Jorg,', 'Jörg Müller'],
    ['Liebe Grace', 'Grace Okafor'],
    ['Hola José:', 'José García Márquez'],
    ['Estimado Sr. García', 'José García Márquez'],
    ['Estimado Sr. Márquez', 'José García Márquez'],
    ['Buenos dias, Jose', 'José García Márquez'],
    ['Bonjour Madame Weber,', 'Anna Weber'],
    ['Chère Anna,', 'Anna Weber'],
    ['田中様、お世話になっております。', '田中 春樹'],
    ['こんにちは、田中さん！', '田中 春樹'],
    ['مرحبًا ليلى، وصل طلبك.', 'ليلى حسن'],
    ['السيدة حسن', null],
    ['عزيزتي السيدة حسن،', 'ليلى حسن'],
  ])('%s', (text, expected) => {
    expect(greeted(text)).toBe(expected);
  });
});

describe('no warning', () => {
  test.each([
    ['for the customer it goes to', 'Hi Ben, all good.'],
    ['without a greeting', 'Anna from our team will call you.'],
    ['for a name later in the text', 'Hi, I have asked Anna about it.'],
    ['for a longer word that begins like a name', 'Hi Annabel,'],
    ['for nobody in particular', 'Hello there, your router is on its way.'],
    ['for somebody who is not open', 'Hi Peter,'],
    ['for a name in the second line', 'Hi,\nAnna'],
    ['for a colleague in the next sentence', 'Hi there. Anna from our team will call you.'],
    ['for somebody who will do something', 'Hello, Anna will call you.'],
    ['for a single letter', 'Hi A'],
    ['for nothing', '   '],
  ])('%s', (_why, text) => {
    expect(greeted(text)).toBeNull();
  });

  test('when the recipient has the same name', () => {
    expect(greeted('Hi Anna,', 'Anna Berg')).toBeNull();
    expect(greeted('Dear Ms Weber,', 'Lena Weber')).toBeNull();
  });

  test('whatever is written, the recipient is never another', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, name) => {
        expect(greetsAnother(text, name, [name])).toBeNull();
        expect([null, ...open]).toContain(greetsAnother(text, name, open));
      }),
    );
  });
});

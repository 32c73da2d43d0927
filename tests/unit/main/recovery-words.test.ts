import { expect, test } from 'vitest';
import { recoveryWords } from '../../../src-main/shell/recovery-words';
import { recoveryTexts } from '../../../src-main/shell/recovery-texts';
import { textsOf } from '../../../src-main/shell/texts';
import type { Finding } from '../../../src-main/store';

const words = (finding: Finding) => recoveryWords(textsOf('en'), finding);
const NONE = { commands: 0, drafts: 0, attachments: 0 };

const damaged = (rescued: Partial<typeof NONE>, lost: Partial<typeof NONE> | null): Finding => ({
  code: 'work-damaged',
  rescued: { ...NONE, ...rescued },
  lost: lost && { ...NONE, ...lost },
});

test.each([
  [
    damaged({ commands: 2, drafts: 1 }, {}),
    /Everything in it was rescued \(2 unsent changes, 1 draft\)/,
  ],
  [
    damaged({ drafts: 12 }, { drafts: 3, attachments: 1 }),
    /Rescued: 12 drafts\. Lost: 3 drafts, 1 file\./,
  ],
  [
    damaged({ commands: 1, attachments: 2 }, null),
    /Rescued: 1 unsent change, 2 files\. Whether there was more/,
  ],
  [damaged({}, null), /Rescued: nothing\. Whether there was more/],
])('says what was rescued, what was lost, and what is not known: %j', (finding, said) => {
  expect(words(finding)).toMatch(said);
});

test.each([
  'cache-damaged',
  'cache-missing',
  'work-missing',
  'work-log-missing',
  'folder-restored',
] as const)('says what %s means and what to do', (code) => {
  expect(words({ code })).toMatch(/go on working|check|ask your IT/);
});

test('takes every word from the texts', () => {
  const pseudo = recoveryWords(textsOf('en-XA'), damaged({ drafts: 12 }, { commands: 1 }));
  expect(pseudo).toContain('12');
  expect(pseudo.replaceAll(/[[\]{}]/g, '')).not.toMatch(/\b(?:the|file|drafts|change|lost)\b/i);
});

test('leaves no place unfilled', () => {
  for (const locale of ['en', 'en-XA'] as const) {
    for (const lost of [null, {}, { drafts: 1 }]) {
      expect(recoveryWords(textsOf(locale), damaged({ drafts: 2 }, lost))).not.toMatch(/\{\d\}/);
    }
  }
  expect(Object.keys(recoveryTexts).length).toBeGreaterThan(10);
});

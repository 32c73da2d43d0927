import { describe, expect, test } from 'vitest';
import { dialogues } from '../../../src-desk/practice/dialogues';
import { fillSlots, makePersona } from '../../../src-desk/practice/persona';
import { rngOf } from '../../../src-desk/practice/rng';
import { LANGUAGES } from '../../../src-desk/practice/scenario';
import { renderText } from '../../../src-desk/practice/template';

const NOW = Date.UTC(2026, 10, 20, 9, 30);

describe('everyday episodes', () => {
  test('are at least thirty, in every language, with own ids', () => {
    expect(dialogues.length).toBeGreaterThanOrEqual(30);
    expect(new Set(dialogues.map(({ id }) => id)).size).toBe(dialogues.length);
    for (const language of LANGUAGES) {
      expect(dialogues.filter((each) => each.language === language).length).toBeGreaterThan(2);
    }
  });

  test.each(dialogues.map((dialogue) => [dialogue.id, dialogue] as const))(
    '%s begins with the customer, is answered, and renders',
    (id, dialogue) => {
      const [first] = dialogue.lines;
      expect(first && 'c' in first).toBe(true);
      expect(dialogue.lines.some((line) => 'a' in line)).toBe(true);
      expect(dialogue.intents.length).toBeGreaterThan(0);
      const rng = rngOf(1, id);
      const sector = dialogue.sector === 'any' ? 'retail' : dialogue.sector;
      const persona = makePersona(dialogue.language, sector, new Set(), rng);
      const slots = { ...fillSlots(dialogue.slots ?? {}, persona, rng), agent: 'Ana' };
      for (const line of dialogue.lines) {
        const words = 'c' in line ? line.c : 'a' in line ? line.a : line.n;
        const text = renderText(words, { slots, language: dialogue.language, at: NOW, rng });
        expect(text).not.toMatch(/[{}[\]]|undefined/);
        expect(text.trim()).not.toBe('');
      }
    },
  );
});

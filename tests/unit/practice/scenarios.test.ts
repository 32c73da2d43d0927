import { describe, expect, test } from 'vitest';
import { timeZoneOf } from '@shared/rules';
import { classifyReply } from '../../../src-desk/practice/classify-reply';
import { newCustomer } from '../../../src-desk/practice/casting';
import { rngOf } from '../../../src-desk/practice/rng';
import { LANGUAGES, type Scenario, SECTORS } from '../../../src-desk/practice/scenario';
import { openingTexts, say, stemsOf } from '../../../src-desk/practice/situation';
import { scenarios } from '../../../src-desk/practice/scenarios';
import { moreTelecomsRetail } from '../../../src-desk/practice/scenarios/more-openings-telecoms-retail';
import { moreTravelBanking } from '../../../src-desk/practice/scenarios/more-openings-travel-banking';
import { markedKeys } from '../../../src-desk/practice/template';

const NOW = Date.UTC(2026, 10, 20, 9, 30);
const SEEDS = [1, 2, 3, 4, 5, 6];

function cast(scenario: Scenario, seed: number) {
  const rng = rngOf(seed, scenario.id);
  return { rng, customer: newCustomer(scenario, 'c', NOW, new Set(), rng).live };
}

function read(scenario: Scenario, seed: number, text: string) {
  const { customer } = cast(scenario, seed);
  return classifyReply(text, {
    language: scenario.language,
    open: scenario.intents.map((intent) => ({ key: intent.key, stems: stemsOf(intent, customer) })),
    questions: (scenario.questions ?? []).map(([question]) => question),
  });
}

describe('the written situations', () => {
  test('are at least 48, 12 a sector, with own ids', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(48);
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length);
    for (const sector of SECTORS) {
      expect(scenarios.filter((each) => each.sector === sector).length).toBeGreaterThanOrEqual(12);
    }
  });

  test('say one thing about where somebody lives', () => {
    for (const scenario of scenarios) {
      const rng = rngOf(1, scenario.id);
      const { customer } = newCustomer(scenario, 'c', NOW, new Set(), rng);
      const { timeZone, attributes } = customer;
      expect(timeZoneOf({ attributes }) ?? timeZone, scenario.id).toBe(timeZone);
    }
  });

  test.each(LANGUAGES.map((language) => [language]))('cover %s', (language) => {
    const count = scenarios.filter((each) => each.language === language).length;
    expect(count).toBeGreaterThanOrEqual(3);
  });

  test('know every situation that further openings are written for', () => {
    const ids = new Set(scenarios.map(({ id }) => id));
    for (const id of Object.keys({ ...moreTelecomsRetail, ...moreTravelBanking })) {
      expect(ids).toContain(id);
    }
  });

  test('often carry several intents in the first message', () => {
    const several = scenarios.filter(({ intents }) => intents.length > 1);
    expect(several.length / scenarios.length).toBeGreaterThan(0.8);
  });
});

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))(
  '%s',
  (_id, scenario) => {
    const keys = scenario.intents.map(({ key }) => key);

    test('has three openings, each of which brings up every intent and no other', () => {
      expect(scenario.openings.length).toBeGreaterThanOrEqual(3);
      for (const opening of scenario.openings) {
        const texts = opening.map((message) =>
          typeof message === 'string' ? message : message.text,
        );
        expect([...new Set(texts.flatMap(markedKeys))].sort()).toEqual([...keys].sort());
      }
    });

    test('renders every text that it has', () => {
      const texts = [
        ...scenario.thanks,
        ...(scenario.chase ?? []),
        ...(scenario.questions ?? []).map(([, answer]) => answer),
        ...scenario.intents.flatMap((intent) => [...intent.ask, ...(intent.refused ?? [])]),
        ...(scenario.history ?? []).flatMap(({ lines }) => lines.map(textOf)),
        ...scenario.events.map(([, , title]) => title),
      ];
      const { customer, rng } = cast(scenario, 1);
      const known = { ...customer, slots: { ...customer.slots, agent: 'Ana' } };
      for (const text of texts) expect(say(text, known, rng)).not.toMatch(/[{}[\]]|undefined/);
      for (const opening of [
        ...scenario.openings,
        ...(scenario.later ? [scenario.later.opening] : []),
      ]) {
        for (const { text } of openingTexts(opening, known, rng))
          expect(text).not.toMatch(/[{}[\]]/);
      }
    });

    test.each(SEEDS)('a model answer answers everything (seed %i)', (seed) => {
      const { customer, rng } = cast(scenario, seed);
      const reply = say(scenario.goodReply, customer, rng);
      const reading = read(scenario, seed, reply);
      expect({ reply, answered: reading.answered }).toEqual({ reply, answered: keys });
      expect({ reply, language: reading.language }).toEqual({ reply, language: 'own' });
      if (scenario.goodReplyEnglish !== undefined) {
        const english = say(scenario.goodReplyEnglish, { ...customer, language: 'en' }, rng);
        const other = read(scenario, seed, english);
        expect({ english, answered: other.answered }).toEqual({ english, answered: keys });
        expect({ english, language: other.language }).toEqual({ english, language: 'english' });
      }
    });

    test('has a model answer in English when it is in another language', () => {
      expect(scenario.goodReplyEnglish === undefined).toBe(scenario.language === 'en');
    });

    test('is not answered by a question, a holding message, a greeting or its own words', () => {
      for (const text of [
        'Hello, how can I help you today?',
        'Let me check that for you, one moment please.',
        'Could you tell me your order number?',
        'Thank you for your message.',
      ]) {
        expect({ text, answered: read(scenario, 1, text).answered }).toEqual({
          text,
          answered: [],
        });
      }
    });
  },
);

function textOf(line: object): string {
  return Object.values(line).find((value) => typeof value === 'string') ?? '';
}

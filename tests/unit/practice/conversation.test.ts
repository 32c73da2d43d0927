import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CustomerAction,
  MAX_TURNS,
  newEpisodeOf,
  step,
} from '../../../src-desk/practice/behaviour';
import type { LiveCustomer } from '../../../src-desk/practice/behaviour-state';
import { newCustomer } from '../../../src-desk/practice/casting';
import { splitAnswer } from '../../../src-desk/practice/past';
import { rngOf } from '../../../src-desk/practice/rng';
import type { Scenario } from '../../../src-desk/practice/scenario';
import { scenarioById, scenarios } from '../../../src-desk/practice/scenarios';
import { say } from '../../../src-desk/practice/situation';
import { voices } from '../../../src-desk/practice/voices';

const NOW = Date.UTC(2026, 10, 20, 9, 30);

function cast(scenario: Scenario, seed = 1) {
  const rng = rngOf(seed, scenario.id);
  const { live } = newCustomer(scenario, 'c', NOW, new Set(), rng);
  const customer = newEpisodeOf(live, { at: NOW, today: NOW }, scenario.intents);
  return { rng, customer };
}

function theScenario(id: string): Scenario {
  const scenario = scenarioById(id);
  if (!scenario) throw new Error(`no scenario ${id}`);
  return scenario;
}

/** A customer who hears one text after the other. */
function talkWith(id: string, seed = 1) {
  const scenario = theScenario(id);
  const { rng, customer } = cast(scenario, seed);
  let state: LiveCustomer = customer;
  return {
    scenario,
    get state() {
      return state;
    },
    reply(text: string): string {
      const result = step(
        state,
        { type: 'agent-wrote', text, hasAttachment: false, agentName: 'Rosa Keller', at: NOW },
        rng,
      );
      state = result.state;
      return spokenIn(result.actions);
    },
    model: () => say(scenario.goodReply, state, rng),
  };
}

function spokenIn(actions: readonly CustomerAction[]): string {
  return actions.flatMap((action) => (action.type === 'say' ? [action.text] : [])).join('\n');
}

/** Whether a text is one of the rendered forms of some lines, roughly: by the longest fixed words. */
function saysOneOf(text: string, lines: readonly string[]): boolean {
  return lines.some((line) => {
    const [longest = ''] = line
      .split(/\{[^{}]*\}|[[\]]/)
      .map((part) => part.trim())
      .sort((a, b) => b.length - a.length);
    return longest !== '' && text.includes(longest);
  });
}

const all = scenarios.map((scenario) => [scenario.id, scenario] as const);

describe.each(all)('%s', (_id, scenario) => {
  test('thanks for a model answer, and rests', () => {
    const { rng, customer } = cast(scenario);
    const text = say(scenario.goodReply, customer, rng);
    const event = {
      type: 'agent-wrote',
      text,
      hasAttachment: false,
      agentName: 'Rosa Keller',
      at: NOW,
    } as const;
    const result = step(customer, event, rng);
    expect(result.state).toMatchObject({ open: [], phase: 'quiet' });
    expect(spokenIn(result.actions)).not.toBe('');
  });

  test.runIf(scenario.intents.length > 1)('asks for what half an answer left open', () => {
    for (const seed of [1, 2, 3]) {
      const { rng, customer } = cast(scenario, seed);
      const [half, rest] = splitAnswer(say(scenario.goodReply, customer, rng));
      expect(rest).not.toBe('');
      const event = {
        type: 'agent-wrote',
        text: half,
        hasAttachment: false,
        agentName: 'Rosa Keller',
        at: NOW,
      } as const;
      const result = step(customer, event, rng);
      const open = scenario.intents.filter(({ key }) => result.state.open.includes(key));
      expect({ half, open: open.length > 0 && open.length < scenario.intents.length }).toEqual({
        half,
        open: true,
      });
      const spoken = spokenIn(result.actions);
      for (const intent of open)
        expect({ spoken, asks: saysOneOf(spoken, intent.ask) }).toEqual({ spoken, asks: true });
      expect(saysOneOf(spoken, scenario.thanks)).toBe(false);
    }
  });
});

describe('a customer', () => {
  test('does not thank for a greeting, a holding message, nonsense, rudeness or an echo', () => {
    for (const text of [
      'Hello, how can I help you?',
      'Let me check, one moment please.',
      'asdfghjkl',
      'Not my problem.',
      'I am sorry to hear about the red light on your router.',
      'Thank you for your message about the credit.',
    ]) {
      const talk = talkWith('router-red-light');
      const spoken = talk.reply(text);
      expect({ text, open: talk.state.open.length }).toEqual({ text, open: 3 });
      expect({ text, spoken, isThanks: saysOneOf(spoken, talk.scenario.thanks) }).toMatchObject({
        isThanks: false,
      });
    }
  });

  test('gives what is asked for', () => {
    const talk = talkWith('damaged-parcel');
    expect(talk.reply('Could you give me your order number, please?')).toContain(
      talk.state.slots['order'],
    );
    expect(talk.reply('And what is your address?')).toContain(talk.state.slots['address']);
    expect(
      talk.reply(
        'Hi there, before I change anything: could you tell me your date of birth, please?',
      ),
    ).toContain(talk.state.slots['birth']);
  });

  test('answers the questions of the situation', () => {
    const talk = talkWith('router-red-light');
    expect(talk.reply('Have you restarted it?')).toMatch(/three times/);
    expect(talk.reply('What is the serial number on the sticker?')).toContain(
      talk.state.slots['serial'],
    );
  });

  test('sends a picture once', () => {
    const scenario = theScenario('espresso-leak');
    const { rng, customer } = cast(scenario);
    const ask = {
      type: 'agent-wrote',
      text: 'Could you send me a photo?',
      hasAttachment: false,
      agentName: 'Ken',
      at: NOW,
    } as const;
    const first = step(customer, ask, rng);
    const second = step(first.state, ask, rng);
    const pictures = [first, second].map(({ actions }) =>
      actions.flatMap((action) =>
        action.type === 'say' && action.picture ? [action.picture] : [],
      ),
    );
    expect(pictures).toEqual([['leaking-machine'], []]);
  });

  test('accepts a no only the second time', () => {
    const talk = talkWith('router-red-light');
    talk.reply(
      'The red light means it was not activated, I have done that. Please return the old router with the label in your e-mail.',
    );
    expect(talk.state.open).toEqual(['credit']);
    const first = talk.reply('Unfortunately we cannot give you a credit.');
    expect(first).toMatch(/full price/);
    expect(talk.state.open).toEqual(['credit']);
    const second = talk.reply("I'm afraid a credit is not possible.");
    expect(talk.state).toMatchObject({ open: [], phase: 'quiet' });
    expect(
      saysOneOf(
        second,
        voices.en.refusedAccepted.any.concat(voices.en.refusedAccepted.cross ?? []),
      ),
    ).toBe(true);
  });

  test('does not ask again for what is being looked into', () => {
    const talk = talkWith('router-red-light');
    const spoken = talk.reply(
      "I have activated the router, the light turns green in two minutes. The old one goes back with the label in the e-mail. I'll check the credit with billing by tomorrow.",
    );
    expect(talk.state.open).toEqual(['credit']);
    expect(saysOneOf(spoken, talk.scenario.intents[2]?.ask ?? [])).toBe(false);
  });

  test('understands English with a remark, and asks for the own language otherwise', () => {
    const japanese = talkWith('ja-gift');
    const english = say(
      japanese.scenario.goodReplyEnglish ?? '',
      { ...japanese.state, language: 'en' },
      rngOf(1),
    );
    expect(japanese.reply(english)).toMatch(/英語/);
    expect(japanese.state.open).toEqual([]);
    const other = talkWith('wrong-size');
    const spoken = other.reply(
      'Guten Tag, wir haben die Größe auf Lager und ich habe sie für Sie reserviert.',
    );
    expect(spoken).toMatch(/English/);
    expect(other.state.open.length).toBe(3);
  });

  test('decides about an offer only when the own matter is settled', () => {
    const talk = talkWith('wrong-size');
    const spoken = talk.reply('Would you be interested in our Circle Plus membership?');
    expect(saysOneOf(spoken, [...voices.en.offerAfterwards.any])).toBe(true);
    talk.reply(talk.model());
    const decided = talk.reply('Would you be interested in our Circle Plus membership?');
    const { offerYes, offerNo } = voices.en;
    expect(
      saysOneOf(
        decided,
        [offerYes, offerNo].flatMap((lines) => Object.values(lines).flat()),
      ),
    ).toBe(true);
  });

  test('says yes when asked whether something may be done, and keeps waiting for it', () => {
    const talk = talkWith('charged-twice');
    expect(talk.reply('Shall I cancel the second booking for you?')).toMatch(/yes|please/i);
    expect(talk.state.open).toContain('cancel');
  });

  test('says only once that nothing else is needed', () => {
    const talk = talkWith('atm-short');
    talk.reply(talk.model());
    expect(talk.reply('Is there anything else I can do for you?')).not.toBe('');
    expect(talk.reply("You're welcome, have a nice day!")).toBe('');
  });

  test('asks after a promise that was not kept, and comes back when closed too early', () => {
    const talk = talkWith('mother-landline');
    talk.reply("I'll look into it and get back to you by tomorrow.");
    const { rng } = cast(talk.scenario);
    const wakeAt = talk.state.wakeAt ?? 0;
    expect(talk.state.wakeFor).toBe('promise');
    const chased = step(talk.state, { type: 'time-passed', at: wakeAt, today: wakeAt }, rng);
    expect(spokenIn(chased.actions)).not.toBe('');
    const closed = [1, 2, 3, 4, 5, 6].map(
      (seed) => step(talk.state, { type: 'resolved', at: NOW }, rngOf(seed)).state,
    );
    expect(closed.some(({ wakeFor }) => wakeFor === 'still-open')).toBe(true);
  });

  test('comes back days later with what the scenario has for later', () => {
    const talk = talkWith('wheelchair-cruise');
    talk.reply(talk.model());
    const { rng } = cast(talk.scenario);
    const resolved = step(talk.state, { type: 'resolved', at: NOW }, rng).state;
    const wakeAt = resolved.wakeAt ?? 0;
    expect(wakeAt - NOW).toBeGreaterThan(7 * 86_400_000);
    const back = step(resolved, { type: 'time-passed', at: wakeAt, today: wakeAt }, rng);
    expect(spokenIn(back.actions)).toMatch(/diabetic/);
    expect(back.state).toMatchObject({ isLater: true, open: ['diet'], phase: 'waiting' });
  });

  test('reads a reply as people write it', () => {
    const talk = talkWith('router-red-light');
    talk.reply(
      "Hi, so sorry about the trouble! I've just reset your line, could you please restart the router and check if the light goes green? You can drop the old router at any parcel shop, label's in your email. I've added a £9.80 credit to your next bill.",
    );
    expect(talk.state).toMatchObject({ open: [], phase: 'quiet' });
    const closing = talkWith('router-red-light');
    expect(
      saysOneOf(closing.reply("You're welcome!"), closing.scenario.intents[0]?.ask ?? []),
    ).toBe(true);
    const wary = talkWith('phishing-text');
    expect(wary.reply("What's your password?")).toMatch(/never ask/);
    const upgrade = talkWith('moving-house');
    upgrade.reply('The technician comes on Thursday. It will be the Hub 4. The bill is correct.');
    expect(upgrade.state.open).toEqual(['speed']);
    upgrade.reply('Would you like Home 250 for 5 more?');
    expect(upgrade.state.open).toEqual([]);
  });

  test('never speaks without end, whatever is written to them', () => {
    const texts = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.constantFrom(
        'Hello',
        'Let me check.',
        '???',
        'Could you tell me your address?',
        'No.',
        'ok',
        '',
        'Shall I?',
      ),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...scenarios),
        fc.array(texts, { minLength: 12, maxLength: 18 }),
        fc.integer({ min: 0, max: 1000 }),
        (scenario, replies, seed) => {
          const { rng, customer } = cast(scenario, seed);
          let state: LiveCustomer = customer;
          let turns = 0;
          for (const text of replies) {
            const event = {
              type: 'agent-wrote',
              text,
              hasAttachment: false,
              agentName: 'Rosa',
              at: NOW,
            } as const;
            const result = step(state, event, rng);
            state = result.state;
            turns += state.phase === 'waiting' && spokenIn(result.actions) !== '' ? 1 : 0;
          }
          expect(turns).toBeLessThanOrEqual(MAX_TURNS);
        },
      ),
      { numRuns: 150 },
    );
  });
});

import type { LiveCustomer } from './behaviour-state';
import type { ReplyReading } from './classify-reply';
import type { Rng } from './rng';
import type { Fact, IntentTemplate, PictureKind } from './scenario';
import { say, type Situation } from './situation';
import { lineFor, type Voice, voices } from './voices';
import type { MoodLines } from './voices/voice';

/** Replies that led nowhere, after which a customer lets it be. */
const MAX_FRUITLESS = 4;
const MAX_ASKS = 3;

/** What a customer says to a reply; null: they only read it. */
export interface Reaction {
  readonly state: LiveCustomer;
  readonly text: string | null;
  readonly picture: PictureKind | null;
}

/**
 * A customer's answer to a reply that was read. It never thanks for what was not answered, and names what is open.
 */
export function replyTo(
  state: LiveCustomer,
  situation: Situation,
  reading: ReplyReading,
  rng: Rng,
): Reaction {
  const talk = new Talk(state, situation, rng);
  if (reading.language === 'other') return talk.fruitless(talk.voice.otherLanguage, false);
  if (reading.isRude) return talk.fruitless(talk.voice.rude, true);
  if (reading.isNonsense) {
    // A thumbs-up under a conversation that is over needs no answer.
    return state.phase === 'quiet' ? talk.end() : talk.fruitless(talk.voice.nonsense, false);
  }
  if (reading.language === 'english' && state.language !== 'en' && !state.hasRemarkedEnglish) {
    talk.add(talk.voice.inEnglish);
    talk.change({ hasRemarkedEnglish: true });
  }
  return state.phase === 'quiet' ? whenContent(talk, reading) : whenWaiting(talk, reading);
}

function whenContent(talk: Talk, reading: ReplyReading): Reaction {
  const { voice, state } = talk;
  talk.tell(reading);
  if (reading.isOffer && !state.hasDecidedOffer) talk.decideOffer();
  else if (reading.asksConsent) talk.add(reading.proposesTime ? voice.dateFits : voice.consent);
  else if (reading.asksAnythingElse && !state.hasSaidNothingElse) {
    talk.add(voice.nothingElse);
    talk.change({ hasSaidNothingElse: true });
  } else if (reading.asksUnknown && talk.isSilent) talk.add(voice.unknownQuestion);
  else if (talk.isSilent && !reading.isClosing && !reading.isHolding && !state.hasSaidNothingElse) {
    talk.add(voice.pleased);
    talk.change({ hasSaidNothingElse: true });
  }
  return talk.end();
}

function whenWaiting(talk: Talk, reading: ReplyReading): Reaction {
  const { voice } = talk;
  const isNews = reading.answered.length + reading.refused.length > 0;
  const gave = talk.tell(reading);
  const again = reading.refused.filter((key) => talk.state.refusedOnce.includes(key));
  const settled = new Set([...reading.answered, ...again]);
  talk.change({
    open: talk.state.open.filter((key) => !settled.has(key)),
    refusedOnce: [...new Set([...talk.state.refusedOnce, ...reading.refused])],
    fruitless:
      isNews || gave || reading.isHolding || reading.asksConsent ? 0 : talk.state.fruitless + 1,
  });
  const firstNo = reading.refused.filter((key) => !again.includes(key));
  const open = talk.openIntents();
  if (open.length === 0) {
    if (reading.asksConsent) talk.add(voice.consent);
    if (again.length > 0) talk.add(voice.refusedAccepted);
    else talk.addOwn(talk.thanks());
    if (reading.isOffer && !talk.state.hasDecidedOffer) talk.decideOffer();
    talk.change({ phase: 'quiet' });
    return talk.end();
  }
  if (talk.state.fruitless >= MAX_FRUITLESS) {
    talk.add(voice.giveUp);
    talk.change({ phase: 'quiet' });
    return talk.end();
  }
  const asked = open.filter(({ key }) => !firstNo.includes(key) && !reading.held.includes(key));
  if (reading.answered.length > 0) talk.add(voice.partly);
  for (const key of firstNo) talk.refuse(key);
  if (reading.asksConsent) talk.add(reading.proposesTime ? voice.dateFits : voice.consent);
  if (reading.isHolding) {
    const isOften = talk.state.holds > 0 && !reading.isPromise;
    talk.add(reading.isPromise ? voice.promiseOk : isOften ? voice.holdAgain : voice.holdOk);
    talk.change({ holds: talk.state.holds + 1 });
    if (isNews && asked.length > 0) talk.ask(asked);
  } else if (reading.isGreetingOnly || (reading.isClosing && !isNews && !gave)) {
    talk.add(reading.isGreetingOnly ? voice.greetingOnly : voice.notAnswered);
    talk.ask(open);
  } else if (isNews) {
    if (asked.length > 0) talk.ask(asked);
  } else if (reading.asksUnknown && !gave && !reading.asksConsent) {
    talk.add(voice.unknownQuestion);
  } else if (!gave && !reading.asksConsent && !reading.isOffer) {
    talk.add(voice.notAnswered);
    talk.ask(open);
  }
  if (reading.isOffer && !talk.state.hasDecidedOffer) {
    talk.add(voice.offerAfterwards);
    if (!isNews && !gave && !reading.isHolding) talk.ask(open);
  }
  return talk.end();
}

/** Collects what a customer says, and what they remember of it. */
class Talk {
  readonly voice: Voice;
  readonly #parts: string[] = [];
  #picture: PictureKind | null = null;
  #state: LiveCustomer;

  constructor(
    state: LiveCustomer,
    readonly situation: Situation,
    readonly rng: Rng,
  ) {
    this.#state = state;
    this.voice = voices[state.language];
  }

  get state(): LiveCustomer {
    return this.#state;
  }

  get isSilent(): boolean {
    return this.#parts.length === 0;
  }

  change(changes: Partial<LiveCustomer>): void {
    this.#state = { ...this.#state, ...changes };
  }

  add(lines: MoodLines, extra: Readonly<Record<string, string>> = {}): void {
    this.addOwn(lineFor(lines, this.#state.mood, this.rng), extra);
  }

  addOwn(line: string, extra: Readonly<Record<string, string>> = {}): void {
    const slots = { ...this.#state.slots, ...extra };
    const text = say(line, { ...this.#state, slots }, this.rng);
    if (text !== '' && !this.#parts.includes(text)) this.#parts.push(text);
  }

  openIntents(): IntentTemplate[] {
    return this.situation.intents.filter(({ key }) => this.#state.open.includes(key));
  }

  thanks(): string {
    return this.rng.pick(
      this.#state.isLater
        ? lineChoices(this.voice.pleased, this.voice.partly)
        : this.situation.scenario.thanks,
    );
  }

  ask(intents: readonly IntentTemplate[]): void {
    for (const intent of intents.slice(0, MAX_ASKS)) this.addOwn(this.rng.pick(intent.ask));
  }

  refuse(key: string): void {
    const own = this.situation.intents.find((intent) => intent.key === key)?.refused;
    if (own) this.addOwn(this.rng.pick(own));
    else this.add(this.voice.refused);
  }

  /** Gives what was asked for. @returns whether something was */
  tell(reading: ReplyReading): boolean {
    const { scenario } = this.situation;
    for (const index of reading.questions) {
      const answer = scenario.questions?.[index]?.[1];
      if (answer !== undefined) this.#tellOnce(`question-${index}`, () => this.addOwn(answer));
    }
    for (const fact of reading.facts) this.#tellOnce(fact, () => this.#giveFact(fact));
    return reading.questions.length + reading.facts.length > 0;
  }

  decideOffer(): void {
    const isTaken = this.#state.consentToOffers && this.rng.chance(0.55);
    this.add(isTaken ? this.voice.offerYes : this.voice.offerNo);
    this.change({ hasDecidedOffer: true });
  }

  fruitless(lines: MoodLines, mayAsk: boolean): Reaction {
    const fruitless = this.#state.fruitless + 1;
    this.change({ fruitless });
    if (fruitless >= MAX_FRUITLESS) {
      this.add(this.voice.giveUp);
      this.change({ phase: 'quiet' });
      return this.end();
    }
    this.add(lines);
    if (mayAsk && this.#state.phase === 'waiting') this.ask(this.openIntents().slice(0, 1));
    return this.end();
  }

  end(): Reaction {
    const text = this.#parts.join(this.#state.language === 'ja' ? '' : ' ');
    return { state: this.#state, text: text === '' ? null : text, picture: this.#picture };
  }

  #tellOnce(what: string, tell: () => void): void {
    if (this.#state.told.includes(what)) {
      this.add(this.voice.askedAlready);
      return;
    }
    tell();
    this.change({ told: [...this.#state.told, what] });
  }

  #giveFact(fact: Fact): void {
    if (fact === 'photo') {
      const { picture } = this.situation.scenario;
      if (picture && !this.#state.hasPicture) {
        this.#picture = picture;
        this.change({ hasPicture: true });
        this.add(this.voice.photoSent);
      } else {
        this.add(picture ? this.voice.askedAlready : this.voice.noPhoto);
      }
      return;
    }
    const value = this.#factValue(fact);
    if (value === undefined) this.add(this.voice.unknownQuestion);
    else this.add({ any: this.voice.facts[fact] }, { value });
  }

  #factValue(fact: Exclude<Fact, 'photo'>): string | undefined {
    const { slots } = this.#state;
    if (fact !== 'order') return slots[fact];
    return (
      slots['order'] ??
      slots['ref'] ??
      slots['ticket'] ??
      slots['pir'] ??
      slots['acc'] ??
      slots['account']
    );
  }
}

function lineChoices(...groups: readonly MoodLines[]): string[] {
  return groups.flatMap(({ any }) => any);
}

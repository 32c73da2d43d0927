import type { LiveCustomer } from './behaviour-state';
import { afterReading, newEpisodeOf, step } from './behaviour';
import { EMPTY_READING, type ReplyReading } from './classify-reply';
import { hasPicture } from './arrivals';
import { agentLines, noteLines } from './dialogues/agent-lines';
import { fillSlots, type Persona } from './persona';
import { sentencesOf } from './reading/text';
import type { Rng } from './rng';
import type { Dialogue, Line, Opening, Scenario } from './scenario';
import { labelOf, openingTexts, say, situationOf } from './situation';
import { renderText } from './template';
import type { ThreadWriter } from './thread-writer';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Who answers in a past episode. */
export interface Colleague {
  readonly id: string;
  readonly first: string;
}

/** Writes an everyday episode or one of a scenario's own, up to its resolution. */
export function writeDialogue(
  writer: ThreadWriter,
  dialogue: Pick<Dialogue, 'lines' | 'intents' | 'outcome' | 'slots'>,
  context: {
    readonly persona: Persona;
    readonly slots: Readonly<Record<string, string>>;
    readonly at: number;
    readonly colleague: Colleague;
    readonly tagIds: readonly string[];
    readonly language: LiveCustomer['language'];
  },
  rng: Rng,
): void {
  const { at: start, colleague, language } = context;
  const own = fillSlots(dialogue.slots ?? {}, context.persona, rng);
  const slots = { ...own, ...context.slots, ...pick(own, dialogue.slots), agent: colleague.first };
  writer.begin(start, colleague.id, context.tagIds);
  let at = start;
  for (const [index, line] of dialogue.lines.entries()) {
    const pause = line.h === undefined ? rng.int(4, 40) * MINUTE_MS : line.h * HOUR_MS;
    // The written pause, give or take a third.
    at += index === 0 ? 0 : Math.round(pause * (0.7 + rng.next() * 0.6)) + rng.int(5, 50) * 1000;
    const text = renderText(wordsOf(line), { slots, language, at: start, rng });
    if ('c' in line)
      writer.customer(text, at, line.picture ?? null, index === 0 ? dialogue.intents : []);
    else if ('a' in line) writer.agent(signed(text, writer, colleague, language), at, colleague.id);
    else writer.note(text, at, colleague.id);
  }
  writer.answered(null);
  writer.resolve(at + rng.int(1, 90) * MINUTE_MS, colleague.id, dialogue.outcome);
}

function pick(
  own: Readonly<Record<string, string>>,
  slots: Dialogue['slots'],
): Record<string, string> {
  return Object.fromEntries(Object.keys(slots ?? {}).map((name) => [name, own[name] ?? '']));
}

function wordsOf(line: Line): string {
  if ('c' in line) return line.c;
  return 'a' in line ? line.a : line.n;
}

function signed(
  text: string,
  writer: ThreadWriter,
  colleague: Colleague,
  language: LiveCustomer['language'],
): string {
  return writer.channel === 'email'
    ? `${text}\n\n${agentLines[language].regards}\n${colleague.first}`
    : text;
}

/** Begins an episode of a scenario with one of its openings. @returns the customer as they wait then */
export function writeOpening(
  writer: ThreadWriter,
  customer: LiveCustomer,
  part: { readonly opening: Opening; readonly intents: Scenario['intents'] },
  context: {
    readonly at: number;
    /** Nothing is written later than this, Unix ms. */
    readonly before: number;
    readonly assigneeId: string | null;
    readonly tagIds: readonly string[];
  },
  rng: Rng,
): LiveCustomer {
  const { at } = context;
  const waiting = {
    ...newEpisodeOf(customer, { at, today: at }, part.intents),
    hasPicture: hasPicture(part.opening),
    wakeAt: null,
    wakeFor: null,
  };
  writer.begin(at, context.assigneeId, context.tagIds);
  let sentAt = at;
  for (const message of openingTexts(part.opening, waiting, rng)) {
    sentAt = Math.min(sentAt + message.afterMs, Math.max(at, context.before - MINUTE_MS));
    const marked = new Set(message.marks.map(({ key }) => key));
    const labels = part.intents
      .filter(({ key }) => marked.has(key))
      .map((intent) => labelOf(intent, waiting, rng));
    writer.customer(message.text, sentAt, message.picture ?? null, labels);
  }
  return waiting;
}

/** The first sentences of a model answer, and the rest of it. */
export function splitAnswer(text: string): readonly [string, string] {
  const sentences = sentencesOf(text);
  const middle = Math.max(1, Math.ceil(sentences.length / 2));
  const glue = /[\u3040-\u30ff]/.test(text) ? '' : ' ';
  return [sentences.slice(0, middle).join(glue), sentences.slice(middle).join(glue)];
}

/**
 * Plays a scenario's episode from its opening to the resolution: a colleague answers, sometimes in two parts or after
 * a "let me check", and the customer reacts as they do live.
 */
export function playToEnd(
  writer: ThreadWriter,
  waiting: LiveCustomer,
  colleague: Colleague,
  rng: Rng,
): LiveCustomer {
  const situation = situationOf(waiting);
  if (!situation) return waiting;
  let customer: LiveCustomer = { ...waiting, slots: { ...waiting.slots, agent: colleague.first } };
  const { language } = customer;
  const talk = (template: string) => say(template, customer, rng);
  const turn = (text: string, after: number, known: Partial<ReplyReading> | null): void => {
    writer.agent(signed(text, writer, colleague, language), writer.at + after, colleague.id);
    customer = reactInPast(writer, customer, text, known, colleague, rng);
  };
  if (rng.chance(0.16)) {
    writer.note(rng.pick(noteLines), writer.at + rng.int(5, 60) * MINUTE_MS, colleague.id);
  }
  const style = rng.next();
  const answer = talk(situation.goodReply);
  const [first, rest] = splitAnswer(answer);
  // That a model answer is understood is what the tests are for; here it is known.
  const full = (): Partial<ReplyReading> => ({ answered: customer.open });
  if (style < 0.14) {
    turn(talk(rng.pick(agentLines[language].hold)), rng.int(6, 50) * MINUTE_MS, {
      isHolding: true,
    });
  } else if (style < 0.2) {
    turn(talk(rng.pick(agentLines[language].askAddress)), rng.int(6, 50) * MINUTE_MS, null);
  }
  if (style > 0.82 && rest !== '') {
    turn(first, rng.int(15, 100) * MINUTE_MS, null);
    turn(rest, rng.int(15, 100) * MINUTE_MS, full());
  } else {
    turn(answer, rng.int(15, 200) * MINUTE_MS, full());
  }
  if (rng.chance(0.3)) {
    const text = signed(talk(rng.pick(agentLines[language].welcome)), writer, colleague, language);
    writer.agent(text, writer.at + rng.int(3, 60) * MINUTE_MS, colleague.id);
  }
  writer.answered(null);
  const labels = situation.intents.map((intent) => labelOf(intent, customer, rng));
  writer.resolve(writer.at + rng.int(2, 200) * MINUTE_MS, colleague.id, outcomeOf(labels, rng));
  const { state } = step(customer, { type: 'resolved', at: writer.at }, rng);
  return { ...state, wakeAt: null, wakeFor: null };
}

/** A customer's reaction to a reply at the end of the thread, at their own pace. */
function reactInPast(
  writer: ThreadWriter,
  customer: LiveCustomer,
  text: string,
  known: Partial<ReplyReading> | null,
  colleague: Colleague,
  rng: Rng,
): LiveCustomer {
  const event = {
    type: 'agent-wrote',
    text,
    hasAttachment: false,
    agentName: colleague.first,
    at: writer.at,
  } as const;
  const next =
    known === null
      ? step(customer, event, rng)
      : afterReading(customer, { ...EMPTY_READING, ...known }, writer.at, rng);
  const rhythm = situationOf(customer)?.scenario.rhythm ?? 'hours';
  const pause =
    rhythm === 'minutes'
      ? rng.int(2, 35) * MINUTE_MS
      : rhythm === 'hours'
        ? rng.int(25, 420) * MINUTE_MS
        : rng.int(8, 60) * HOUR_MS;
  for (const action of next.actions) {
    if (action.type === 'say') {
      writer.customer(action.text, writer.at + pause, action.picture, action.intents);
    }
  }
  return next.state;
}

function outcomeOf(labels: readonly string[], rng: Rng): string {
  const [first = 'request', ...others] = labels;
  const rest = others.length === 0 ? '' : `, ${others.join(', ')}`;
  return rng.pick([
    `All answered: ${first}${rest}`,
    `Solved in one go: ${first}${rest}`,
    `Done and confirmed by the customer: ${first}${rest}`,
    `${first.charAt(0).toUpperCase()}${first.slice(1)}${rest}: settled`,
  ]);
}

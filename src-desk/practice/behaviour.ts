import { assertNever } from '@shared/assert-never';
import type { LiveCustomer } from './behaviour-state';
import { classifyReply, EMPTY_READING, type ReplyReading } from './classify-reply';
import { replyTo } from './reaction';
import type { Rng } from './rng';
import type { PictureKind } from './scenario';
import { labelOf, openingTexts, say, situationOf, stemsOf } from './situation';
import { lineFor, voices } from './voices';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A customer who had to write so often in one episode gives up. */
export const MAX_TURNS = 9;
const MAX_CHASES = 2;

/**
 * What happens to a live customer. `at` is practice time in ms, which may run faster than life; `today` is the real
 * time, Unix ms, from which the dates in texts count.
 */
export type CustomerEvent =
  | {
      readonly type: 'agent-wrote';
      readonly text: string;
      readonly hasAttachment: boolean;
      readonly agentName: string;
      readonly at: number;
    }
  | { readonly type: 'time-passed'; readonly at: number; readonly today: number }
  | { readonly type: 'resolved'; readonly at: number };

/** What a live customer does; delays count from the event, in practice time. */
export type CustomerAction =
  | { readonly type: 'read'; readonly afterMs: number }
  | {
      readonly type: 'say';
      readonly text: string;
      readonly picture: PictureKind | null;
      /** Labels of intents that this message brings up. */
      readonly intents: readonly string[];
      readonly afterMs: number;
      /** How long they are seen typing before it. */
      readonly typingMs: number;
    };

export interface Step {
  readonly state: LiveCustomer;
  readonly actions: readonly CustomerAction[];
}

/**
 * One step of a customer's life: a pure function of what they remember, what happened, and the random numbers.
 *
 * @returns what they remember now and what they do; nothing changes when their scenario is gone
 */
export function step(state: LiveCustomer, event: CustomerEvent, rng: Rng): Step {
  switch (event.type) {
    case 'agent-wrote':
      return afterReply(state, event, rng);
    case 'time-passed':
      return afterTime(state, event, rng);
    case 'resolved':
      return afterResolution(state, event.at, rng);
    default:
      return assertNever(event);
  }
}

function afterReply(
  state: LiveCustomer,
  event: Extract<CustomerEvent, { type: 'agent-wrote' }>,
  rng: Rng,
): Step {
  const situation = situationOf(state);
  if (!situation) return { state, actions: [] };
  const [agentFirst = event.agentName] = event.agentName.split(' ');
  const known = { ...state, slots: { ...state.slots, agent: agentFirst } };
  const open = situation.intents.filter(({ key }) => state.open.includes(key));
  const isFileOnly = event.hasAttachment && event.text.trim() === '';
  const reading = isFileOnly
    ? EMPTY_READING
    : classifyReply(event.text, {
        language: state.language,
        open: open.map((intent) => ({ key: intent.key, stems: stemsOf(intent, known) })),
        questions: (situation.scenario.questions ?? []).map(([question]) => question),
      });
  return afterReading(known, reading, event.at, rng);
}

/**
 * The step after a reply whose reading is known already.
 *
 * @param at practice time in ms
 */
export function afterReading(
  state: LiveCustomer,
  reading: ReplyReading,
  at: number,
  rng: Rng,
): Step {
  const situation = situationOf(state);
  if (!situation) return { state, actions: [] };
  const readAfterMs = rng.int(900, 2600);
  const read: CustomerAction = { type: 'read', afterMs: readAfterMs };
  const reaction = replyTo(state, situation, reading, rng);
  const waits = reaction.state.phase === 'waiting';
  const next: LiveCustomer = {
    ...reaction.state,
    pendingReply: null,
    turns: state.turns + (reaction.text === null ? 0 : 1),
    wakeAt: waits ? at + chaseAfterMs(state, reading.isPromise, rng) : null,
    wakeFor: waits ? (reading.isPromise ? 'promise' : 'chase') : null,
  };
  if (reaction.text === null) return { state: next, actions: [read] };
  if (next.turns >= MAX_TURNS && waits) {
    const text = say(lineFor(voices[state.language].giveUp, state.mood, rng), state, rng);
    return { state: quiet(next), actions: [read, spoken(text, null, readAfterMs, state, rng)] };
  }
  return {
    state: next,
    actions: [read, spoken(reaction.text, reaction.picture, readAfterMs, state, rng)],
  };
}

/** Between 4 and 20 seconds after the reply: long enough to be seen typing, short enough to stay with it. */
function spoken(
  text: string,
  picture: PictureKind | null,
  readAfterMs: number,
  state: LiveCustomer,
  rng: Rng,
): CustomerAction {
  const scenario = situationOf(state)?.scenario;
  const slowest = scenario?.rhythm === 'minutes' ? 5 : scenario?.rhythm === 'days' ? 10 : 7;
  const typingMs = Math.min(8000, Math.max(1600, text.length * 45));
  const thinkingMs = rng.int(800, slowest * SECOND_MS) * 0.9;
  const afterMs = Math.round(Math.min(20_000, Math.max(4000, readAfterMs + thinkingMs + typingMs)));
  return { type: 'say', text, picture, intents: [], afterMs, typingMs };
}

function chaseAfterMs(state: LiveCustomer, isPromise: boolean, rng: Rng): number {
  const rhythm = situationOf(state)?.scenario.rhythm ?? 'hours';
  if (isPromise) return rng.int(20, 28) * 60 * MINUTE_MS;
  if (rhythm === 'minutes') return rng.int(6, 12) * MINUTE_MS;
  return rhythm === 'hours' ? rng.int(35, 80) * MINUTE_MS : rng.int(20, 40) * 60 * MINUTE_MS;
}

function quiet(state: LiveCustomer): LiveCustomer {
  return { ...state, phase: 'quiet', wakeAt: null, wakeFor: null };
}

function afterTime(
  state: LiveCustomer,
  { at, today }: { readonly at: number; readonly today: number },
  rng: Rng,
): Step {
  if (state.wakeAt === null || state.wakeFor === null || at < state.wakeAt) {
    return { state, actions: [] };
  }
  const situation = situationOf(state);
  if (!situation) return { state: quiet(state), actions: [] };
  switch (state.wakeFor) {
    case 'chase':
    case 'promise': {
      if (state.chases >= MAX_CHASES) return { state: { ...state, wakeAt: null }, actions: [] };
      const own = state.isLater ? undefined : situation.scenario.chase;
      const voice = voices[state.language];
      const general = state.wakeFor === 'promise' ? voice.chasePromise : voice.chase;
      const line =
        own && state.wakeFor === 'chase' ? rng.pick(own) : lineFor(general, state.mood, rng);
      return {
        state: {
          ...state,
          chases: state.chases + 1,
          wakeAt: at + 3 * chaseAfterMs(state, false, rng),
          wakeFor: 'chase',
        },
        actions: [unasked(say(line, state, rng), [])],
      };
    }
    case 'still-open': {
      const open = situation.intents.filter(({ key }) => state.open.includes(key));
      const lead = say(lineFor(voices[state.language].notAnswered, state.mood, rng), state, rng);
      const asks = open.map((intent) => say(rng.pick(intent.ask), state, rng));
      return {
        state: { ...state, phase: 'waiting', turns: 1, wakeAt: null, wakeFor: null },
        actions: [
          unasked(
            [lead, ...asks].join(state.language === 'ja' ? '' : ' '),
            open.map((intent) => labelOf(intent, state, rng)),
          ),
        ],
      };
    }
    case 'later':
      return beginLater(state, { at, today }, rng);
    default:
      return assertNever(state.wakeFor);
  }
}

/** The customer comes back with what the scenario has for later; nothing happens when it has nothing. */
export function beginLater(
  state: LiveCustomer,
  when: { readonly at: number; readonly today: number },
  rng: Rng,
): Step {
  const later = situationOf(state)?.scenario.later;
  if (!later) return { state: quiet(state), actions: [] };
  const next = newEpisodeOf({ ...state, isLater: true, hasBeenLater: true }, when, later.intents);
  return { state: next, actions: openingActions(next, later.opening, rng) };
}

function unasked(text: string, intents: readonly string[]): CustomerAction {
  return {
    type: 'say',
    text,
    picture: null,
    intents,
    afterMs: 3000,
    typingMs: 2500,
  };
}

function afterResolution(state: LiveCustomer, at: number, rng: Rng): Step {
  const done = quiet({ ...state, turns: 0, chases: 0, holds: 0, fruitless: 0 });
  const isLeftOpen = state.phase === 'waiting' && state.open.length > 0;
  if (isLeftOpen && state.turns > 0 && rng.chance(0.7)) {
    const wakeAt = at + rng.int(50, 150) * SECOND_MS;
    return { state: { ...done, wakeAt, wakeFor: 'still-open' }, actions: [] };
  }
  const later = situationOf(state)?.scenario.later;
  if (!later || state.hasBeenLater) return { state: { ...done, open: [] }, actions: [] };
  const [low, high] = later.afterDays;
  const wakeAt = at + Math.round((low + rng.next() * (high - low)) * DAY_MS);
  return { state: { ...done, open: [], wakeAt, wakeFor: 'later' }, actions: [] };
}

/** A customer at the beginning of an episode, with everything still to be asked. */
export function newEpisodeOf(
  state: LiveCustomer,
  { at, today }: { readonly at: number; readonly today: number },
  intents: readonly { readonly key: string }[],
): LiveCustomer {
  return {
    ...state,
    openedAt: today,
    pendingReply: null,
    open: intents.map(({ key }) => key),
    refusedOnce: [],
    turns: 1,
    holds: 0,
    chases: 0,
    fruitless: 0,
    hasSaidNothingElse: false,
    hasDecidedOffer: false,
    phase: 'waiting',
    wakeAt: at + 20 * MINUTE_MS,
    wakeFor: 'chase',
  };
}

/** What it takes to send an opening: each message typed, with the pauses that the scenario gives. */
export function openingActions(
  state: LiveCustomer,
  opening: Parameters<typeof openingTexts>[0],
  rng: Rng,
): CustomerAction[] {
  const situation = situationOf(state);
  let afterMs = 0;
  return openingTexts(opening, state, rng).map((message) => {
    // Nobody watches a practice customer for half an hour: the second burst comes within a minute.
    afterMs += Math.min(message.afterMs, 45_000);
    const marked = new Set(message.marks.map(({ key }) => key));
    const intents = situation?.intents.filter(({ key }) => marked.has(key)) ?? [];
    return {
      type: 'say',
      text: message.text,
      picture: message.picture ?? null,
      intents: intents.map((intent) => labelOf(intent, state, rng)),
      afterMs,
      typingMs: Math.min(afterMs, 4000),
    };
  });
}

import type {
  Customer,
  CustomerEvent,
  Episode,
  Message,
  OfferOutcome,
  Plan,
  Thread,
} from '@shared/domain';
import { newCustomer } from './casting';
import type { LiveCustomer } from './behaviour-state';
import { agentLines, snoozeReasons } from './dialogues/agent-lines';
import { dialogues } from './dialogues';
import { handOver, secondRecord } from './examples';
import { addExtras } from './extras';
import { outcomesOf } from './outcomes';
import { type Colleague, playToEnd, splitAnswer, writeDialogue, writeOpening } from './past';
import { planThreads, staffOf, type ThreadPlan } from './plan';
import { fillSlots } from './persona';
import { practiceReference, type PracticeReference } from './reference';
import { accounts } from './reference/teams';
import { type Rng, rngOf } from './rng';
import type { Dialogue, Opening, Scenario } from './scenario';
import { scenariosIn } from './scenarios';
import { say, situationOf } from './situation';
import { type PracticeFile, ThreadWriter } from './thread-writer';
import { Usage } from './usage';
import { daytime, spread } from './moments';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
export const PRACTICE_THREADS = 340;

export interface GenerateOptions {
  readonly seed: number;
  /** Everything is dated relative to this, Unix ms. */
  readonly now: number;
  /** How many threads; usual: 340. The 24 that wait on us come first. */
  readonly threads?: number;
}

/** A thread with what its row needs. */
export interface PracticeThread {
  readonly doc: Thread;
  readonly lastAt: number;
  readonly lastPosition: number;
}

/** A whole practice desk: documents of the protocol, ready to be inserted, in the order of dependence. */
export interface PracticeDesk {
  readonly reference: PracticeReference;
  readonly customers: readonly Customer[];
  readonly events: readonly CustomerEvent[];
  readonly offerOutcomes: readonly OfferOutcome[];
  readonly threads: readonly PracticeThread[];
  readonly episodes: readonly Episode[];
  readonly messages: readonly Message[];
  /** The files of the messages' attachments. */
  readonly files: readonly PracticeFile[];
  /** What each customer remembers, by thread id; for the director. */
  readonly live: Readonly<Record<string, LiveCustomer>>;
  /** For the director, so that nobody comes twice. */
  readonly takenNames: readonly string[];
}

/** Makes a practice desk: the same seed and time give the same documents. */
export function generatePractice(options: GenerateOptions): PracticeDesk {
  const { seed, now } = options;
  const taken = new Set<string>();
  const usage = new Usage();
  const reference = practiceReference(now);
  const plans = planThreads(options.threads ?? PRACTICE_THREADS, rngOf(seed, 'plan'));
  const parts = plans.map((plan, index) =>
    makeThread(plan, index + 1, { now, taken, reference, usage }, rngOf(seed, 'thread', index)),
  );
  const twice = parts.findIndex((_part, index) => plans[index]?.hasSecondRecord === true);
  const found = parts[twice];
  if (found) {
    const { teamId } = found.writer;
    const again = secondRecord(found.customer, teamId, 'ana', now);
    // Nothing is open there, so nothing makes them write.
    const live: LiveCustomer = {
      ...found.live,
      phase: 'quiet',
      open: [],
      pendingReply: null,
      wakeAt: null,
      wakeFor: null,
    };
    parts[twice] = { ...found, customer: again.first };
    parts.push({ customer: again.second, events: [], writer: again.writer, live });
  }
  const outcomes = parts.flatMap(({ customer, events, writer }) =>
    outcomesOf(
      { customer, events, episodes: writer.episodes, now },
      reference.offers,
      rngOf(seed, 'offers', customer.id),
    ),
  );
  return {
    reference,
    customers: parts.map(({ customer }) => customer),
    events: parts.flatMap(({ events }) => events),
    offerOutcomes: outcomes,
    threads: parts.map(({ writer }) => ({
      doc: writer.thread(),
      lastAt: writer.messages.at(-1)?.at ?? 0,
      lastPosition: writer.messages.length,
    })),
    episodes: parts.flatMap(({ writer }) => writer.episodes),
    messages: parts.flatMap(({ writer }) => writer.messages),
    files: parts.flatMap(({ writer }) => writer.files),
    live: Object.fromEntries(parts.map(({ writer, live }) => [writer.id, live])),
    takenNames: [...taken],
  };
}

interface Surroundings {
  readonly now: number;
  readonly taken: Set<string>;
  readonly reference: PracticeReference;
  readonly usage: Usage;
}

interface Part {
  readonly customer: Customer;
  readonly events: readonly CustomerEvent[];
  readonly writer: ThreadWriter;
  readonly live: LiveCustomer;
}

function makeThread(
  plan: ThreadPlan,
  number: number,
  { now, taken, reference, usage }: Surroundings,
  rng: Rng,
): Part {
  const { scenario } = plan;
  const name = String(number).padStart(3, '0');
  const startsAt = lastEpisodeStart(plan, now, rng);
  const cast = newCustomer(
    scenario,
    `practice-customer-${name}`,
    startsAt,
    taken,
    rng,
    plan.teamId,
  );
  const writer = new ThreadWriter(
    `practice-thread-${name}`,
    cast.customer.id,
    cast.channel,
    plan.teamId,
    scenario.language,
  );
  const tagsOf = (names: readonly string[]) => reference.tagIdsOf(names);
  const past = { cast, writer, plan, tagsOf, usage };
  const calls = writePast(past, startsAt, rng);
  addExtras(writer, plan, rngOf(0, 'extras', cast.customer.id, cast.persona.email));
  const opening =
    plan.opening === undefined
      ? anyOpening(scenario, usage, rng)
      : (scenario.openings[plan.opening] ?? []);
  const colleague = colleagueOf(plan.assigneeId ?? rng.pick(staffOf(plan.teamId)));
  const begun = writeOpening(
    writer,
    cast.live,
    { opening, intents: scenario.intents },
    { at: startsAt, before: now, assigneeId: plan.assigneeId, tagIds: tagsOf(scenario.tags) },
    rng,
  );
  const live = finish(plan, writer, begun, colleague, now, rng);
  return { customer: cast.customer, events: [...cast.events, ...calls], writer, live };
}

/** When the last episode began, so that it ends as planned. */
function lastEpisodeStart(plan: ThreadPlan, now: number, rng: Rng): number {
  switch (plan.state) {
    case 'waiting-on-us':
      // What is due soon came half an hour ago; what has hours, came a while ago.
      return Math.min(
        now + plan.dueMinutes * MINUTE_MS - rng.int(32, 75) * MINUTE_MS,
        now - rng.int(7, 40) * MINUTE_MS,
      );
    case 'waiting-on-customer':
      // Some wrote almost a day ago: a channel that takes answers for a day soon takes none.
      return rng.chance(0.35)
        ? now - rng.int(20 * 60 + 20, 23 * 60 + 20) * MINUTE_MS
        : daytime(now - rng.int(1, 9) * DAY_MS - 6 * HOUR_MS, rng);
    case 'snoozed':
      return daytime(now - rng.int(1, 5) * DAY_MS - 6 * HOUR_MS, rng);
    case 'resolved':
      // Many are of the last weeks, some have been silent for a year or two.
      return daytime(now - (restDays(plan) + Math.round(rng.next() ** 2.2 * 560)) * DAY_MS, rng);
  }
}

/** Long enough for the slowest to have come to an end. */
function restDays(plan: ThreadPlan): number {
  return plan.scenario.rhythm === 'days' ? 15 : 4;
}

function colleagueOf(id: string): Colleague {
  const agent = accounts.find((account) => account.login === id)?.agent;
  return { id, first: agent?.name.split(' ')[0] ?? id };
}

/** Writes the earlier episodes. @returns events that go with them */
function writePast(
  given: {
    readonly cast: ReturnType<typeof newCustomer>;
    readonly writer: ThreadWriter;
    readonly plan: ThreadPlan;
    readonly tagsOf: (names: readonly string[]) => string[];
    readonly usage: Usage;
  },
  before: number,
  rng: Rng,
): CustomerEvent[] {
  const { cast, writer, plan, tagsOf, usage } = given;
  const { scenario } = plan;
  const own = [...(scenario.history ?? [])].sort((a, b) => b.daysAgo - a.daysAgo);
  const wanted = Math.max(own.length, rng.int(...plan.episodes));
  const others = wanted - own.length;
  const since = cast.customer.customerSince ?? before - 400 * DAY_MS;
  const ownFrom = own[0] ? before - own[0].daysAgo * DAY_MS : before;
  const starts = spread(
    others,
    Math.max(since, before - 900 * DAY_MS) + 5 * DAY_MS,
    ownFrom - 12 * DAY_MS,
    rng,
  );
  const events: CustomerEvent[] = [];
  const fitting = dialogues.filter(
    (each) =>
      each.language === scenario.language &&
      (each.sector === 'any' || each.sector === scenario.sector),
  );
  const related = scenariosIn(scenario.language).filter(
    (each) =>
      each.sector === scenario.sector &&
      each.id !== scenario.id &&
      each.channels.includes(cast.channel),
  );
  const choices = usage.sample<Scenario | Dialogue>(
    [...fitting, ...related],
    others,
    ({ id }) => id,
    rng,
  );
  for (const [index, at] of starts.entries()) {
    const choice = choices[index];
    const colleague = colleagueOf(rng.pick(staffOf(plan.teamId)));
    const start = daytime(at, rng);
    if (!choice) break;
    if ('lines' in choice) {
      const context = {
        persona: cast.persona,
        slots: cast.persona.slots,
        at: start,
        colleague,
        tagIds: tagsOf(choice.tags),
        language: scenario.language,
      };
      writeDialogue(writer, choice, context, rng);
    } else {
      const slots = fillSlots(choice.slots, cast.persona, rng);
      const actor = { ...cast.live, scenarioId: choice.id, mood: choice.mood, slots };
      const part = { opening: anyOpening(choice, usage, rng), intents: choice.intents };
      const waiting = writeOpening(
        writer,
        actor,
        part,
        { at: start, before, assigneeId: colleague.id, tagIds: tagsOf(choice.tags) },
        rng,
      );
      playToEnd(writer, waiting, colleague, rng);
    }
    if (rng.chance(0.25)) {
      events.push({
        id: `${cast.customer.id}-call-${index + 1}`,
        customerId: cast.customer.id,
        kind: 'call',
        title: rng.pick([
          'Called, waited 11 min, hung up',
          'Called about the same matter',
          'Call, 6 min, solved',
          'Asked for a call back, reached',
        ]),
        at: start - rng.int(2, 40) * HOUR_MS,
        attributes: {},
      });
    }
  }
  for (const episode of own) {
    const colleague = colleagueOf(rng.pick(staffOf(plan.teamId)));
    const at = daytime(before - episode.daysAgo * DAY_MS, rng);
    const context = {
      persona: cast.persona,
      slots: cast.live.slots,
      at,
      colleague,
      tagIds: tagsOf(scenario.tags.slice(0, 1)),
      language: scenario.language,
    };
    writeDialogue(writer, episode, context, rng);
  }
  return events;
}

function anyOpening(scenario: Scenario, usage: Usage, rng: Rng): Opening {
  const all = scenario.openings.map((opening, index) => ({
    opening,
    key: `${scenario.id}/${index}`,
  }));
  return usage.pick(all, ({ key }) => key, rng).opening;
}

function finish(
  plan: ThreadPlan,
  writer: ThreadWriter,
  waiting: LiveCustomer,
  colleague: Colleague,
  now: number,
  rng: Rng,
): LiveCustomer {
  switch (plan.state) {
    case 'waiting-on-us':
      writer.target(now + plan.dueMinutes * MINUTE_MS);
      if (plan.handedOverBy !== undefined && plan.assigneeId !== null) {
        const dueAt = now + plan.dueMinutes * MINUTE_MS;
        handOver(writer, plan.handedOverBy, plan.assigneeId, { dueAt, now });
      }
      return { ...waiting, wakeAt: now + rng.int(25, 90) * MINUTE_MS, wakeFor: 'chase' };
    case 'waiting-on-customer': {
      const lines = agentLines[waiting.language];
      const whole = say(situationOf(waiting)?.goodReply ?? '', waiting, rng);
      const [half] = splitAnswer(whole);
      const template = rng.pick([whole, whole, half, rng.pick(lines.askAddress)]);
      const text = say(template, waiting, rng);
      writer.agent(
        text,
        Math.min(now - HOUR_MS, writer.at + rng.int(20, 300) * MINUTE_MS),
        colleague.id,
      );
      if (template === whole) writer.answered(null);
      return {
        ...waiting,
        pendingReply: text,
        slots: { ...waiting.slots, agent: colleague.first },
      };
    }
    case 'snoozed': {
      const [reason, hours] = rng.pick(snoozeReasons);
      const text = say(rng.pick(agentLines[waiting.language].promise), waiting, rng);
      writer.agent(
        text,
        Math.min(now - HOUR_MS, writer.at + rng.int(20, 300) * MINUTE_MS),
        colleague.id,
      );
      const until = now + hours * HOUR_MS;
      const promised: Plan = { next: 'third-party', lookAgainAt: until, note: text.slice(0, 200) };
      writer.snooze({ until, wakeOnReply: true, reason }, colleague.id, promised);
      return { ...waiting, slots: { ...waiting.slots, agent: colleague.first } };
    }
    case 'resolved':
      return playToEnd(writer, waiting, colleague, rng);
  }
}

import { assertNever } from '@shared/assert-never';
import { nextArrival } from './arrivals';
import { beginLater, type CustomerAction, step } from './behaviour';
import type { LiveCustomer } from './behaviour-state';
import {
  type DirectorState,
  directorStateSchema,
  type Due,
  parseDirectorState,
} from './director-state';
import type { PracticeEvents, PracticeHost } from './host';
import { pictureOf } from './pictures';
import { rngFrom, rngOf, type Rng } from './rng';
import { situationOf } from './situation';

const SECOND_MS = 1000;
const SAVE_EVERY_MS = 10 * SECOND_MS;
/** How often it is looked whether somebody comes, chases or comes back. */
const LOOK_EVERY_MS = SECOND_MS;
const FIRST_ARRIVAL_MS = [2000, 2800] as const;
const NEXT_ARRIVAL_MS = [40 * SECOND_MS, 90 * SECOND_MS] as const;
/** So many unanswered live customers, and nobody new comes. */
export const MAX_UNANSWERED = 12;
const RETURN_SHARE = 0.3;

export interface DirectorOptions {
  readonly host: PracticeHost;
  readonly seed: number;
  /** How many times faster than life; 0: nobody writes. */
  readonly speed: number;
  /** A saved state, the customers of a new desk, or neither. */
  readonly saved?: string | null;
  readonly customers?: Readonly<Record<string, LiveCustomer>>;
  readonly takenNames?: readonly string[];
  /** Whether somebody new comes seconds after the start, whatever the saved state says. Usual: yes. */
  readonly greet?: boolean;
}

/**
 * Decides who writes when. It runs on practice time, which goes `speed` times as fast as the host's; everything random
 * comes from the seed, so that the same events in the same order give the same practice.
 */
export class Director implements PracticeEvents {
  readonly #host: PracticeHost;
  readonly #speed: number;
  readonly #rng: Rng;
  #state: Omit<DirectorState, 'rng'>;
  #realAt: number;
  #cancelTimer = () => {};
  #cancelSave: (() => void) | null = null;
  #work: Promise<void> = Promise.resolve();
  #isRunning = false;

  constructor(options: DirectorOptions) {
    this.#host = options.host;
    this.#speed = options.speed;
    this.#realAt = options.host.now();
    const saved = options.saved ? parseDirectorState(options.saved) : null;
    this.#rng = saved ? rngFrom(saved.rng) : rngOf(options.seed, 'director');
    this.#state = saved ?? emptyState(options, this.#realAt);
    if (!saved || options.greet !== false) {
      const first = this.#state.practiceAt + this.#rng.int(...FIRST_ARRIVAL_MS);
      this.#state.nextArrivalAt = Math.min(this.#state.nextArrivalAt, first);
    }
  }

  /** Begins; without it nothing is ever done. */
  start(): void {
    if (this.#isRunning || this.#speed <= 0) return;
    this.#isRunning = true;
    this.#realAt = this.#host.now();
    this.#schedule();
  }

  /** Stops, saves, and waits for what was on its way. */
  async stop(): Promise<void> {
    this.#advance();
    this.#isRunning = false;
    this.#cancelTimer();
    this.#cancelSave?.();
    this.#cancelSave = null;
    await this.#work;
    await this.#host.save(this.save());
  }

  /** Everything needed to go on later, as JSON. */
  save(): string {
    this.#advance();
    const [a, b, c, d] = this.#rng.state();
    return JSON.stringify(directorStateSchema.parse({ ...this.#state, rng: [a, b, c, d] }));
  }

  /** Resolves when everything that was due has been done. For tests. */
  settled(): Promise<void> {
    return this.#work;
  }

  agentWrote(
    message: {
      readonly threadId: string;
      readonly text: string;
      readonly attachments: readonly unknown[];
    },
    agentName: string,
  ): void {
    const { threadId, text } = message;
    const hasAttachment = message.attachments.length > 0;
    if (!this.#isRunning || !this.#state.customers[threadId]) return;
    this.#advance();
    this.#state.unanswered = this.#state.unanswered.filter((id) => id !== threadId);
    const now = this.#state.practiceAt;
    const earlier = this.#takeBack(threadId);
    // Openings that were still being typed come first.
    let at = now;
    for (const due of this.#state.due) {
      if (due.threadId !== threadId || due.what.type !== 'say') continue;
      at += 2 * SECOND_MS;
      due.at = Math.min(due.at, at);
    }
    const whole = earlier === '' ? text : `${earlier}\n${text}`;
    this.#plan({ at, threadId, what: { type: 'react', text: whole, hasAttachment, agentName } });
    this.#schedule();
  }

  resolved(threadId: string): void {
    const customer = this.#state.customers[threadId];
    if (!this.#isRunning || !customer) return;
    this.#advance();
    this.#state.unanswered = this.#state.unanswered.filter((id) => id !== threadId);
    const next = step(customer, { type: 'resolved', at: this.#state.practiceAt }, this.#rng);
    this.#remember(threadId, next.state);
    this.#schedule();
  }

  /** Drops a reaction that has not been said yet. @returns the text that it was a reaction to */
  #takeBack(threadId: string): string {
    const isReaction = (due: Due) =>
      due.threadId === threadId && !(due.what.type === 'say' && due.what.isOpening);
    const waiting = this.#state.due.flatMap((due) =>
      isReaction(due) && due.what.type === 'react' ? [due.what.text] : [],
    );
    const hadSaying = this.#state.due.some((due) => isReaction(due) && due.what.type === 'say');
    const isTyping = this.#state.due.some((due) => isReaction(due));
    this.#state.due = this.#state.due.filter((due) => !isReaction(due));
    const before = this.#state.before[threadId];
    delete this.#state.before[threadId];
    if (hadSaying && before) {
      this.#remember(threadId, before.customer);
      if (isTyping) this.#host.customerTyping(threadId, false);
      return before.text;
    }
    return waiting.join('\n');
  }

  #advance(): void {
    const real = this.#host.now();
    if (this.#isRunning) this.#state.practiceAt += (real - this.#realAt) * this.#speed;
    this.#realAt = real;
  }

  #plan(due: Due): void {
    this.#state.due.push(due);
    // Sorting is stable: what is due at the same time stays in the order of planning.
    this.#state.due.sort((a, b) => a.at - b.at);
  }

  #remember(threadId: string, customer: LiveCustomer): void {
    this.#state.customers[threadId] = { ...customer };
    this.#saveSoon();
  }

  #saveSoon(): void {
    if (this.#cancelSave || !this.#isRunning) return;
    this.#cancelSave = this.#host.after(SAVE_EVERY_MS, () => {
      this.#cancelSave = null;
      this.#do(() => this.#host.save(this.save()));
    });
  }

  #schedule(): void {
    this.#cancelTimer();
    if (!this.#isRunning) return;
    const next = this.#state.due[0]?.at ?? Number.POSITIVE_INFINITY;
    const delay = Math.max(0, Math.min(next - this.#state.practiceAt, LOOK_EVERY_MS * this.#speed));
    this.#cancelTimer = this.#host.after(Math.ceil(delay / this.#speed), () => this.#tick());
  }

  #tick(): void {
    if (!this.#isRunning) return;
    this.#advance();
    for (;;) {
      const [due] = this.#state.due;
      if (!due || due.at > this.#state.practiceAt) break;
      this.#state.due.shift();
      this.#perform(due);
    }
    this.#wakeOne();
    this.#arrive();
    this.#schedule();
  }

  #perform({ threadId, what }: Due): void {
    switch (what.type) {
      case 'read':
        this.#do(() => this.#host.customerRead(threadId));
        return;
      case 'typing':
        this.#host.customerTyping(threadId, true);
        return;
      case 'react':
        this.#react(threadId, what);
        return;
      case 'say':
        this.#host.customerTyping(threadId, false);
        delete this.#state.before[threadId];
        this.#count(threadId);
        this.#do(() =>
          this.#host.customerWrites({
            threadId,
            text: what.text,
            picture: what.picture ? pictureOf(what.picture) : null,
            intents: what.intents,
            tags: what.tags,
            assignTo: what.assignTo,
          }),
        );
        this.#saveSoon();
        return;
      default:
        assertNever(what);
    }
  }

  #react(
    threadId: string,
    reply: { readonly text: string; readonly hasAttachment: boolean; readonly agentName: string },
  ): void {
    const customer = this.#state.customers[threadId];
    if (!customer) return;
    const event = {
      type: 'agent-wrote',
      text: reply.text,
      hasAttachment: reply.hasAttachment,
      agentName: reply.agentName,
      at: this.#state.practiceAt,
    } as const;
    const next = step(customer, event, this.#rng);
    this.#state.before[threadId] = { customer: { ...customer }, text: reply.text };
    this.#remember(threadId, next.state);
    this.#follow(threadId, next.actions, false, null);
  }

  /** Counts a thread as unanswered; whoever is content does not count, whatever they say. */
  #count(threadId: string): void {
    const isWaiting = this.#state.customers[threadId]?.phase === 'waiting';
    const others = this.#state.unanswered.filter((id) => id !== threadId);
    this.#state.unanswered = isWaiting ? [...others, threadId] : others;
  }

  #follow(
    threadId: string,
    actions: readonly CustomerAction[],
    isOpening: boolean,
    assignTo: string | null,
  ): void {
    const now = this.#state.practiceAt;
    const tags = isOpening ? (this.#tagsOf(threadId) ?? []) : [];
    for (const action of actions) {
      const at = now + action.afterMs;
      if (action.type === 'read') {
        this.#plan({ at, threadId, what: { type: 'read' } });
        continue;
      }
      if (action.typingMs > 0) {
        this.#plan({ at: at - action.typingMs, threadId, what: { type: 'typing' } });
      }
      const { text, picture } = action;
      const intents = [...action.intents];
      this.#plan({
        at,
        threadId,
        what: { type: 'say', text, picture, intents, tags: [...tags], assignTo, isOpening },
      });
    }
  }

  #tagsOf(threadId: string): readonly string[] | undefined {
    const customer = this.#state.customers[threadId];
    return customer && situationOf(customer)?.scenario.tags;
  }

  /** Lets one customer at a time come back by themselves: after a long absence many may want to at once. */
  #wakeOne(): void {
    const now = this.#state.practiceAt;
    if (this.#host.agentsPresent().length === 0) return;
    if (this.#state.due.some((due) => due.what.type === 'say')) return;
    const found = Object.entries(this.#state.customers).find(
      ([, customer]) => customer.wakeAt !== null && customer.wakeAt <= now,
    );
    if (!found) return;
    const [threadId, customer] = found;
    const event = { type: 'time-passed', at: now, today: this.#realAt } as const;
    const next = step(customer, event, this.#rng);
    this.#remember(threadId, next.state);
    this.#follow(threadId, next.actions, customer.wakeFor === 'later', null);
  }

  #arrive(): void {
    if (this.#state.practiceAt < this.#state.nextArrivalAt) return;
    const present = this.#host.agentsPresent();
    // Nobody there to answer: whoever wanted to come, comes when somebody is.
    if (present.length === 0) return;
    this.#state.nextArrivalAt = this.#state.practiceAt + this.#rng.int(...NEXT_ARRIVAL_MS);
    if (this.#state.unanswered.length >= MAX_UNANSWERED) return;
    this.#saveSoon();
    if (this.#state.arrivals > 0 && this.#rng.chance(RETURN_SHARE) && this.#comeBack()) return;
    const taken = new Set(this.#state.taken);
    const today = this.#realAt;
    const arrival = nextArrival(
      {
        number: this.#state.arrivals + 1,
        used: this.#state.used,
        taken,
        agents: present,
        at: this.#state.practiceAt,
        today,
      },
      this.#rng,
    );
    this.#state.arrivals += 1;
    this.#state.taken = [...taken];
    this.#state.used = [...this.#state.used, arrival.opening].slice(-200);
    const { threadId } = arrival.newcomer;
    this.#remember(threadId, arrival.live);
    this.#do(() => this.#host.addCustomer(arrival.newcomer));
    this.#follow(threadId, arrival.actions, true, arrival.assignTo);
    this.#beginAtOnce(threadId);
  }

  /** The first message of an arrival is due at once, and not at the next look. */
  #beginAtOnce(threadId: string): void {
    const index = this.#state.due.findIndex(
      (due) => due.threadId === threadId && due.what.type === 'say',
    );
    const due = this.#state.due[index];
    if (!due || due.at > this.#state.practiceAt) return;
    this.#state.due.splice(index, 1);
    this.#perform(due);
  }

  /** Somebody we know writes: to a reply that they had left, or with something new. */
  #comeBack(): boolean {
    const known = Object.entries(this.#state.customers);
    const replying = known.filter(([, customer]) => customer.pendingReply !== null);
    const returning = known.filter(
      ([, customer]) =>
        customer.phase === 'quiet' &&
        !customer.hasBeenLater &&
        customer.pendingReply === null &&
        situationOf(customer)?.scenario.later !== undefined,
    );
    const choices = replying.length > 0 && this.#rng.chance(0.6) ? replying : returning;
    if (choices.length === 0) return false;
    const [threadId, customer] = this.#rng.pick(choices);
    if (customer.pendingReply !== null) {
      this.#react(threadId, {
        text: customer.pendingReply,
        hasAttachment: false,
        agentName: customer.slots['agent'] ?? '',
      });
      delete this.#state.before[threadId];
      return true;
    }
    const when = { at: this.#state.practiceAt, today: this.#realAt };
    const next = beginLater(customer, when, this.#rng);
    this.#remember(threadId, next.state);
    this.#follow(threadId, next.actions, true, null);
    return true;
  }

  #do(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch((error: unknown) => this.#host.onError(error));
  }
}

function emptyState(options: DirectorOptions, now: number): Omit<DirectorState, 'rng'> {
  return {
    version: 1,
    practiceAt: now,
    nextArrivalAt: Number.MAX_SAFE_INTEGER,
    arrivals: 0,
    used: [],
    taken: [...(options.takenNames ?? [])],
    unanswered: [],
    customers: structuredClone({ ...options.customers }),
    before: {},
    due: [],
  };
}

import fc from 'fast-check';

/*
 * What can happen, as data: a history is a list of steps that fast-check can make up, cut down and
 * play again. Numbers are taken modulo what there is to choose from.
 */

export const THREADS = ['t0', 't1', 't2', 't3', 't4'] as const;
export const TEAMS = ['care', 'sales'] as const;

/** Who works here. Leads may be in several teams. */
export const PEOPLE = [
  { id: 'ana', role: 'agent', teamIds: ['care'] },
  { id: 'ben', role: 'agent', teamIds: ['care'] },
  { id: 'cleo', role: 'agent', teamIds: ['sales'] },
  { id: 'dora', role: 'lead', teamIds: ['care', 'sales'] },
  { id: 'both', role: 'agent', teamIds: ['care', 'sales'] },
] as const;

/** Which teams an agent can be put into. */
export const TEAM_CHOICES = [['care'], ['sales'], ['care', 'sales'], []] as const;

const HOUR_MS = 3_600_000;

const thread = fc.nat({ max: THREADS.length - 1 });
const console = fc.nat({ max: 3 });
const pick = fc.nat({ max: 1000 });
/** Mostly moments, often seconds, sometimes many minutes. */
const spell = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 1500 }) },
  { weight: 4, arbitrary: fc.nat({ max: 20_000 }) },
  { weight: 1, arbitrary: fc.nat({ max: 600_000 }) },
);

/** One kind of step, with its share in a history. */
function step<N extends string, T extends object>(
  weight: number,
  name: N,
  fields: { [K in keyof T]: fc.Arbitrary<T[K]> },
) {
  return {
    name,
    weight,
    arbitrary: fc.record({ do: fc.constant(name), ...fields }) as fc.Arbitrary<
      { readonly do: N } & { readonly [K in keyof T]: T[K] }
    >,
  };
}

const STEPS = [
  step(8, 'wait', { ms: spell }),
  // The desk and its customers.
  step(5, 'customer', { thread }),
  step(4, 'move', { thread, pick }),
  step(2, 'teams', { pick, choice: pick }),
  step(1, 'event', { thread }),
  step(1, 'spoil', { pick }),
  step(1, 'mend', { pick }),
  step(1, 'desk-restart', { ms: fc.nat({ max: 30_000 }) }),
  step(1, 'desk-kill', { ms: fc.nat({ max: 30_000 }) }),
  step(1, 'desk-backup', {}),
  step(1, 'desk-restore', { ms: fc.nat({ max: 30_000 }) }),
  // The agents.
  step(8, 'reply', {
    console,
    thread,
    how: fc.record({
      draft: fc.boolean(),
      hold: fc.boolean(),
      resolve: fc.boolean(),
      file: fc.boolean(),
      blind: fc.boolean(),
    }),
  }),
  step(2, 'note', { console, thread }),
  step(1, 'whisper', { console, thread, pick }),
  step(2, 'resolve', { console, thread, blind: fc.boolean() }),
  step(1, 'reopen', { console, thread }),
  step(1, 'snooze', { console, thread, ms: spell, wakeOnReply: fc.boolean() }),
  step(1, 'wake', { console, thread }),
  step(1, 'plan', { console, thread, ms: spell }),
  step(1, 'transfer', { console, thread, pick, ms: spell, away: fc.boolean() }),
  step(2, 'assign', { console, thread, pick, transfer: fc.boolean() }),
  step(1, 'tag', { console, thread, on: fc.boolean() }),
  step(1, 'intent', { console, thread, pick }),
  step(1, 'offer', { console, thread, pick }),
  step(1, 'merge', { console, thread, pick }),
  step(1, 'presence', { console, away: fc.boolean() }),
  step(2, 'type', { console, thread, note: fc.boolean() }),
  step(5, 'take-back', { console, pick }),
  step(4, 'again', { console, pick }),
  step(3, 'open-editor', { console, pick }),
  step(2, 'close-editor', { console, pick, keep: fc.boolean() }),
  step(1, 'send-now', { console }),
  // Their computers.
  step(2, 'offline', { console, ms: spell, told: fc.boolean() }),
  step(1, 'network-hint', { console, on: fc.boolean() }),
  step(1, 'sync-now', { console }),
  step(2, 'restart', { console, ms: fc.nat({ max: 20_000 }) }),
  step(5, 'kill', { console, awaits: fc.nat({ max: 60 }), ms: fc.nat({ max: 20_000 }) }),
  step(1, 'clock', {
    console,
    ms: fc.oneof(
      fc.integer({ min: -30 * HOUR_MS, max: 30 * HOUR_MS }),
      fc.integer({ min: -120_000, max: 120_000 }),
    ),
  }),
] as const;

export type Step = (typeof STEPS)[number]['arbitrary'] extends fc.Arbitrary<infer T> ? T : never;
export type StepOf<N extends Step['do']> = Extract<Step, { readonly do: N }>;

/** A history to be played. */
export interface History {
  readonly seed: number;
  /** How often the network fails, from 0 to 1. */
  readonly trouble: number;
  /** Indexes of PEOPLE, one for each console; the same one twice is somebody with two computers. */
  readonly consoles: readonly number[];
  /** How many items of history or changes the desk puts into a page at most. */
  readonly page: number;
  /** How many milliseconds the slowest calls of each console's store take. */
  readonly disks: readonly number[];
  /** By how many milliseconds each console's clock is wrong at the beginning. */
  readonly skews: readonly number[];
  readonly steps: readonly Step[];
}

/** What histories are mostly about. */
export interface Focus {
  /** How much more often than usual these steps come. */
  readonly steps: Partial<Readonly<Record<Step['do'], number>>>;
  /** How often the network fails at most. */
  readonly trouble: number;
  /** In how many threads it happens. */
  readonly threads: number;
}

/** Histories to be played. */
export function historiesAbout({ steps, trouble, threads }: Focus): fc.Arbitrary<History> {
  const weighted = STEPS.map(({ name, weight, arbitrary }) => ({
    weight: weight * (steps[name] ?? 1),
    // The union of what the steps are is what a step is.
    arbitrary: arbitrary as fc.Arbitrary<Step>,
  }));
  const inThreads = (step: Step): Step =>
    'thread' in step ? { ...step, thread: step.thread % threads } : step;
  return fc.record({
    seed: fc.nat(),
    trouble: fc.oneof(fc.constant(0), fc.double({ min: 0, max: trouble, noNaN: true })),
    consoles: fc.array(fc.nat({ max: PEOPLE.length - 1 }), { minLength: 1, maxLength: 4 }),
    page: fc.constantFrom(1, 3, 9),
    disks: fc.array(fc.constantFrom(50, 50, 400, 3000), { minLength: 4, maxLength: 4 }),
    skews: fc.array(
      fc.oneof(fc.constant(0), fc.integer({ min: -12 * HOUR_MS, max: 12 * HOUR_MS })),
      { minLength: 4, maxLength: 4 },
    ),
    steps: fc.array(fc.oneof(...weighted).map(inThreads), {
      minLength: 4,
      maxLength: 50,
      size: 'max',
    }),
  });
}

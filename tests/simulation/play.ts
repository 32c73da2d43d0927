import type { Connector } from '../../src-main/connectors/connector';
import type { OutboxRow } from '../../src-main/store/api';
import type { Random } from '../../src-main/sync/api';
import { seededRandom, type FakeClock } from '../fixtures/sync/fake-clock';
import { Actions, type AgentStep } from './actions';
import { Console } from './console';
import type { DeskPort } from './desk-port';
import { Ledger } from './ledger';
import type { Life } from './life';
import { Network } from './network';
import type { Premises } from './premises';
import { PEOPLE, TEAM_CHOICES, TEAMS, THREADS, type History, type Step } from './script';
import { isSettled, violations } from './verdict';

/** After the trouble everything must be in order within this time. */
const PATIENCE_MS = 45 * 60_000;
/**
 * Longer than whoever left counts as there. What comes of itself later than that (a line that was
 * silent for long is found dead and opened again) begins another quiet.
 */
const QUIET_MS = 10_000;
const STOP_PATIENCE_MS = 10 * 60_000;

/** What a play is performed with. */
export interface Stage {
  readonly clock: FakeClock;
  readonly desk: DeskPort;
  newPremises(): Premises;
  connect(options: {
    readonly agentId: string;
    readonly clock: Console['clock'];
    readonly network: Network;
    readonly life: Life;
  }): Connector;
}

/** One history, from the first customer to the verdict. */
class Play {
  readonly ledger = new Ledger();
  readonly random;
  readonly consoles: readonly Console[];
  readonly networks: readonly Network[];
  readonly actions: readonly Actions[];
  #deskIsBack: Promise<void> = Promise.resolve();
  #wakings: Promise<void>[] = [];

  constructor(
    readonly stage: Stage,
    readonly history: History,
  ) {
    // Each has its own luck, so that a history stays much the same when a part of it is left out.
    const luck = (what: number): Random => seededRandom(history.seed + what * 1_000_003);
    this.random = luck(0);
    const { ledger } = this;
    this.networks = history.consoles.map((_, n) => new Network(luck(2 * n + 1), history.trouble));
    this.consoles = history.consoles.map((person, number) => {
      const { id: agentId, role } = PEOPLE[person % PEOPLE.length] ?? PEOPLE[0];
      const network = this.#at(this.networks, number);
      const console = new Console({
        number,
        diskMs: history.disks[number] ?? 0,
        agentId,
        role,
        premises: stage.newPremises(),
        network,
        clock: stage.clock,
        random: luck(2 * number + 2),
        ledger,
        connect: (life, clock) => stage.connect({ agentId, clock, network, life }),
      });
      console.skewMs = history.skews[number] ?? 0;
      return console;
    });
    this.actions = this.consoles.map((console) => new Actions(console, ledger));
  }

  async perform(): Promise<string[]> {
    for (const console of this.consoles) console.start();
    for (const step of this.history.steps) {
      await this.#step(step);
      await this.stage.clock.run(this.#up(300));
    }
    return this.#end();
  }

  #up(to: number): number {
    return Math.floor(this.random() * to);
  }

  #at<T>(all: readonly T[], index: number): T {
    const one = all[index % all.length];
    if (one === undefined) throw new Error('There is nothing to choose from.');
    return one;
  }

  async #step(step: Step): Promise<void> {
    const { clock, desk } = this.stage;
    switch (step.do) {
      case 'wait':
        return clock.run(step.ms);
      case 'customer':
        return this.#customerWrites(this.#at(THREADS, step.thread));
      case 'move':
        return this.#onDesk(() =>
          desk.moveThread(this.#at(THREADS, step.thread), this.#at(TEAMS, step.pick)),
        );
      case 'teams':
        return this.#onDesk(() =>
          desk.setTeams(this.#at(PEOPLE, step.pick).id, this.#at(TEAM_CHOICES, step.choice)),
        );
      case 'event':
        return this.#onDesk(() =>
          desk.addEvent(`c-${this.#at(THREADS, step.thread)}`, this.ledger.newName('event')),
        );
      case 'spoil': {
        const documents = await desk.documents();
        const [kind, id] = this.#at(documents, step.pick);
        return this.#onDesk(() => desk.spoil(kind, id));
      }
      case 'mend': {
        const [kind, id] = this.#at([...desk.spoilt(), 'message none'], step.pick).split(' ');
        return this.#onDesk(() => desk.mend(kind as 'message', id ?? ''));
      }
      case 'desk-restart':
        return this.#restartDesk(step.ms, () => desk.stop());
      case 'desk-kill':
        return this.#restartDesk(step.ms, () => desk.kill());
      case 'desk-restore':
        return this.#restartDesk(step.ms, async () => {
          await desk.stop();
          await this.#restore();
        });
      case 'desk-backup':
        return this.#onDesk(() => desk.backup());
      case 'offline':
      case 'network-hint':
      case 'sync-now':
      case 'restart':
      case 'kill':
      case 'clock':
        return this.#atConsole(step);
      default:
        return this.#at(this.actions, step.console).perform(step satisfies AgentStep);
    }
  }

  /** A desk that is down does nothing; whoever wants something from it comes back later. */
  async #onDesk(action: () => Promise<unknown>): Promise<void> {
    this.#deskIsBack = this.#deskIsBack.then(action).then(() => undefined);
    await this.stage.clock.settle();
  }

  async #customerWrites(threadId: string): Promise<void> {
    const assignee = this.random() < 0.5 ? this.#at(PEOPLE, this.#up(100)).id : null;
    const id = this.ledger.newName('in');
    await this.#onDesk(() => this.stage.desk.customerWrites(threadId, id, assignee));
  }

  /** @param end how it goes down, and what happens to it then */
  async #restartDesk(downMs: number, end: () => Promise<void>): Promise<void> {
    const { desk, clock } = this.stage;
    await this.#onDesk(async () => {
      await end();
      await new Promise<void>((resolve) => {
        clock.after(downMs, resolve);
      });
      await desk.start();
    });
  }

  /** What the old desk had confirmed, and its backup does not have, is lost with it. */
  async #restore(): Promise<void> {
    const { desk } = this.stage;
    const before = new Set(await desk.effects());
    if (!(await desk.restore())) return;
    const after = new Set(await desk.effects());
    const backTo = await desk.seq();
    for (const deed of this.ledger.deeds) {
      const had = [...deed.ids].some((id) => before.has(id));
      const has = [...deed.ids].some((id) => after.has(id));
      const { premises } = this.#at(this.consoles, deed.console).options;
      const cursor = premises.syncState().cursor ?? -1;
      // What the cache has got back counts as confirmed, also if the outbox does not know it yet.
      const isWaiting = premises
        .rows()
        .some(({ command, upTo }) => deed.ids.has(command.id) && (upTo === null || upTo > cursor));
      if (!had || has) continue;
      if (isWaiting) this.ledger.inDoubt(deed, backTo);
      else deed.lostWithDesk = true;
    }
  }

  #atConsole(
    step: Extract<
      Step,
      { readonly do: 'offline' | 'network-hint' | 'sync-now' | 'restart' | 'kill' | 'clock' }
    >,
  ): void {
    const { clock } = this.stage;
    const console = this.#at(this.consoles, step.console);
    const { network } = console.options;
    switch (step.do) {
      case 'offline':
        network.set(false);
        if (step.told) console.engine?.networkChanged(false);
        clock.after(step.ms, () => {
          network.set(true);
          if (step.told) console.engine?.networkChanged(true);
        });
        return;
      case 'network-hint':
        console.engine?.networkChanged(step.on);
        return;
      case 'sync-now':
        console.engine?.syncNow();
        return;
      case 'restart':
        this.#restart(console, step.ms);
        return;
      case 'kill': {
        const { life } = console;
        if (!life || life.dead) return;
        life.light(step.awaits);
        life.onDeath(() => {
          this.#wakings.push(this.#startLater(console, step.ms));
        });
        return;
      }
      case 'clock':
        console.skewMs += step.ms;
        return;
      default:
        return step satisfies never;
    }
  }

  /** @returns when it runs again */
  #startLater(console: Console, ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.stage.clock.after(ms, () => {
        if (!console.running) console.start();
        resolve();
      });
    });
  }

  #restart(console: Console, ms: number): void {
    if (!console.running) return;
    const { life } = console;
    let ended = false;
    const end = new Promise<void>((resolve) => {
      void console.stop().then(() => {
        ended = true;
        resolve();
      });
      // What is killed while it ends goes on ending for ever.
      life?.onDeath(resolve);
    });
    this.#wakings.push(end.then(() => this.#startLater(console, ms)));
    this.stage.clock.after(STOP_PATIENCE_MS, () => {
      if (!ended && life?.dead === false) console.stuck = true;
    });
  }

  /** Lets time pass until something has happened. @returns false when it does not happen */
  async #until(happens: Promise<unknown>): Promise<boolean> {
    let happened = false;
    void happens.then(() => {
      happened = true;
    });
    await this.stage.clock.run(STOP_PATIENCE_MS, () => happened);
    return happened;
  }

  /** The agents send what met a conflict all the same, until nobody comes in between any more. */
  async #answerConflicts(): Promise<void> {
    const rows = (): OutboxRow[] =>
      this.consoles.flatMap((console) => [...console.options.premises.rows()]);
    // What came in after a conflict is another one, and one of two colleagues comes second.
    let rounds = 2 * rows().length;
    while (rounds > 0 && rows().some(({ state }) => state === 'conflict')) {
      rounds -= 1;
      for (const each of this.actions) each.answerConflicts();
      await this.#settle();
    }
  }

  /** Until nothing is left to do for anybody, and has not been for a while. */
  async #settle(): Promise<void> {
    const { clock, desk } = this.stage;
    const end = clock.now() + PATIENCE_MS;
    let seq = await desk.seq();
    let since = Number.POSITIVE_INFINITY;
    const isQuiet = (): boolean => {
      if (!this.consoles.every((console) => isSettled(console, seq))) {
        since = Number.POSITIVE_INFINITY;
        return false;
      }
      since = Math.min(since, clock.now());
      return clock.now() - since >= QUIET_MS;
    };
    do {
      await clock.run(end - clock.now(), () => {
        void desk.seq().then((now) => {
          seq = now;
        });
        return isQuiet();
      });
      // While time passes, what is known of the desk is one look old: it may have changed just now.
      seq = await desk.seq();
    } while (!isQuiet() && clock.now() < end);
  }

  /** The trouble is over. @returns what is wrong when everything has settled, or does not settle */
  async #end(): Promise<string[]> {
    const { stage, consoles, networks, ledger, actions } = this;
    const { desk } = stage;
    for (const network of networks) {
      network.calm = true;
      network.set(true);
    }
    for (const { life } of consoles) life?.extinguish();
    // Whoever is down comes up again.
    await this.#until(this.#deskIsBack);
    await this.#until(Promise.all(this.#wakings));
    for (const console of consoles) if (!console.running) console.start();
    for (const { engine } of consoles) engine?.networkChanged(true);
    for (const each of actions) each.closeEditors();
    await this.#settle();
    await this.#answerConflicts();
    const found = await violations(desk, consoles, ledger);
    for (const console of consoles) {
      const stopped = await this.#until(console.stop());
      if (!stopped) found.push(`console ${console.options.number} does not stop`);
      console.options.premises.dispose();
    }
    await desk.dispose();
    return found;
  }
}

/**
 * Plays a history.
 *
 * @returns what was not as it must be in the end, in words; nothing when all is well
 */
export function play(stage: Stage, history: History): Promise<string[]> {
  return new Play(stage, history).perform();
}

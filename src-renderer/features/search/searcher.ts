import type { SearchGroup, SearchResults } from '@shared/ipc';
import { call } from '../../app/bridge';
import { oneAtATime } from './one-at-a-time';

/** Messages shown among the other kinds: two screens of them. Their own tab has more. */
const LIMIT = 20;
/** Of one kind alone there is room for more. */
const LIMIT_ALONE = 200;
/** What takes going far back is asked for when nobody has typed for so long. */
const THOROUGH_AFTER_MS = 150;

export interface Question {
  readonly text: string;
  /** The customer on screen, who counts more. */
  readonly openCustomerId: string | null;
  /** `all`, or the one kind of result that is asked for. */
  readonly group: SearchGroup;
}

/** What has been answered. */
export interface Known {
  readonly results: SearchResults | null;
  /** Some of every kind, for what the tabs say; of an earlier text until it is here. */
  readonly overview: SearchResults | null;
  /** Why the last question was not answered, in words for the agent. */
  readonly problem: string | null;
  /** Older messages were not looked at yet, and that is being done. */
  readonly looking: boolean;
  /** What it answers. */
  readonly text: string;
  readonly group: SearchGroup;
}

export const NOTHING_KNOWN: Known = {
  results: null,
  overview: null,
  problem: null,
  looking: false,
  text: '',
  group: 'all',
};

/**
 * Asks main one question at a time: while one is answered the newest of the others waits, and an
 * answer is told also when the text has grown meanwhile. What takes going far back follows what is
 * found at once, when nothing else is asked for a moment.
 */
export class Searcher {
  readonly #run = oneAtATime();
  #newest: Question | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param tell what is known changes so */
  constructor(private readonly tell: (change: (known: Known) => Known) => void) {}

  /** Asks, unless this is what was asked last: who knows early that it will be asked may ask early. */
  ask(question: Question): void {
    const { text, group, openCustomerId } = question;
    const before = this.#newest;
    if (
      before?.text === text &&
      before.group === group &&
      before.openCustomerId === openCustomerId
    ) {
      return;
    }
    this.#begin(question);
  }

  /** Asks again what was asked last. */
  again(): void {
    if (this.#newest) this.#begin({ ...this.#newest });
  }

  /** Nobody waits for an answer any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#newest = null;
  }

  #begin(question: Question): void {
    clearTimeout(this.#timer);
    this.#newest = question;
    if (question.text === '') this.tell(() => NOTHING_KNOWN);
    else this.#run(() => this.#answer(question));
  }

  async #answer(question: Question): Promise<void> {
    const { text, group } = question;
    if (!this.#isWanted(question)) return;
    const limit = group === 'all' ? LIMIT : LIMIT_ALONE;
    const answer = await call('search.query', { ...question, limit, thorough: false });
    if (!this.#isWanted(question)) return;
    if (!answer.ok) {
      const { message } = answer.error;
      this.tell((known) => ({ ...known, problem: message, looking: false, text, group }));
      return;
    }
    this.#show(question, answer.value, answer.value.unfinished);
    if (this.#newest !== question) return;
    if (answer.value.unfinished) {
      this.#timer = setTimeout(() => void this.#answerThoroughly(question), THOROUGH_AFTER_MS);
    }
    if (group === 'all') return;
    // What the other tabs hold comes after what was asked for.
    const others = await call('search.query', {
      ...question,
      group: 'all',
      limit: LIMIT,
      thorough: false,
    });
    if (this.#newest === question && others.ok) {
      this.tell((known) => ({ ...known, overview: others.value }));
    }
  }

  async #answerThoroughly(question: Question): Promise<void> {
    const limit = question.group === 'all' ? LIMIT : LIMIT_ALONE;
    const answer = await call('search.query', { ...question, limit, thorough: true });
    if (this.#newest !== question) return;
    if (answer.ok) this.#show(question, answer.value, false);
    else {
      const { message } = answer.error;
      this.tell((known) => ({ ...known, problem: message, looking: false }));
    }
  }

  /** Results of a text that has grown meanwhile are shown too; those of another kind are not. */
  #isWanted({ group }: Question): boolean {
    return this.#newest !== null && this.#newest.text !== '' && this.#newest.group === group;
  }

  #show({ text, group }: Question, results: SearchResults, looking: boolean): void {
    this.tell(({ overview }) => ({
      results,
      overview: group === 'all' ? results : overview,
      problem: null,
      looking,
      text,
      group,
    }));
  }
}

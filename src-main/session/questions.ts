import type { RequestOf, SessionView } from '@shared/ipc';
import type { Log } from '../diagnostics/log';
import { Refusal } from '../ipc/refusal';
import { GuessDelay } from './guess-delay';
import type { KeyAnswer, KeyQuestion, Opening, Profile, Profiles } from './profiles';

/** What goes on once a profile can be opened. */
export interface Pending {
  readonly opening: Opening;
  /** The desk that was signed in to; null when it is not known yet. */
  readonly deskName: string | null;
  goOn(profile: Profile): Promise<void>;
  /** The person at the screen does not want to answer. */
  giveUp(): Promise<void>;
  /** Instead of asking, when the key is lost; null: asks. */
  readonly beginAnew: (() => Promise<void>) | null;
}

interface Waiting extends Pending {
  readonly question: KeyQuestion;
}

export interface QuestionsOptions {
  readonly profiles: Profiles;
  readonly log: Log;
  now(): number;
}

/** Opens profiles, and waits for the person at the screen where that needs a word from them. */
export class Questions {
  private waiting: Waiting | null = null;
  private readonly guesses = new GuessDelay();

  constructor(private readonly options: QuestionsOptions) {}

  /** What is asked, as the screen shows it; null: nothing. */
  view(): SessionView['question'] {
    if (!this.waiting) return null;
    const { question, deskName } = this.waiting;
    switch (question.kind) {
      case 'protect':
        return { ...question, deskName };
      case 'passphrase':
        return { ...question, retryAt: this.guesses.retryAt(this.options.now()) };
      case 'key-lost':
        return question;
    }
  }

  /** Opens a profile and goes on with it, or waits. */
  async open(pending: Pending, answer: KeyAnswer | null = null): Promise<void> {
    const { profiles, log } = this.options;
    const opened = await profiles.open(pending.opening, answer);
    if ('profile' in opened) {
      this.waiting = null;
      await pending.goOn(opened.profile);
    } else if (opened.question.kind === 'key-lost' && pending.beginAnew) {
      log.warn('session.begun-anew');
      await profiles.setAside(pending.opening.id);
      await pending.beginAnew();
    } else {
      this.waiting = { ...pending, question: opened.question };
    }
  }

  /** Answers how local data are to be protected. */
  async protect(choice: RequestOf<'session.protect'>): Promise<void> {
    const { waiting } = this;
    if (waiting?.question.kind !== 'protect') return;
    await this.open(waiting, { kind: 'protect', ...choice });
  }

  /**
   * Opens what is locked.
   *
   * @param passphrase null: asks the key store again
   * @throws Refusal `too-soon` after too many wrong ones
   */
  async unlock(passphrase: string | null): Promise<void> {
    const { waiting } = this;
    if (!waiting || waiting.question.kind === 'protect') return;
    if (passphrase === null) return this.open(waiting);
    await this.guess(async () => {
      await this.open(waiting, { kind: 'passphrase', passphrase });
      const isWrong = this.waiting?.question.kind === 'passphrase' && this.waiting.question.wrong;
      return !isWrong;
    });
  }

  /**
   * Takes one guess at a passphrase.
   *
   * @param attempt whether it was right
   * @throws Refusal `too-soon`
   */
  async guess(attempt: () => Promise<boolean>): Promise<boolean> {
    if (this.guesses.retryAt(this.options.now()) !== null) {
      throw new Refusal(
        'too-soon',
        'Too many tries in a short time. Wait a moment, then try again.',
      );
    }
    const isRight = await attempt();
    if (isRight) this.guesses.succeeded();
    else this.guesses.failed(this.options.now());
    return isRight;
  }

  /** Puts what is locked out of the way, unread. Nothing is deleted. */
  async setAside(): Promise<void> {
    const { waiting } = this;
    if (!waiting || waiting.question.kind === 'protect') return;
    await this.options.profiles.setAside(waiting.opening.id);
    this.options.log.warn('session.set-aside', { question: waiting.question.kind });
    await this.drop();
  }

  /** Leaves the question unanswered. */
  async drop(): Promise<void> {
    const { waiting } = this;
    this.waiting = null;
    await waiting?.giveUp();
  }
}

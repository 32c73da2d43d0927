import type { PracticeAccount } from '@shared/desk-process';
import type { RequestOf, Security, SessionView, Unsent } from '@shared/ipc';
import { ConnectorError, type WipeOrder } from '../connectors/connector';
import { Refusal } from '../ipc/refusal';
import { isDiskError, StoreError } from '../store/errors';
import type { ActiveSession } from './active-session';
import { prepareKeyChange } from './key-change';
import type { RemovedWork, Removals } from './removals';
import {
  type OpenSession,
  savedDesk,
  SessionOpener,
  type SessionOpenerOptions,
} from './session-opener';
import { profileIdOf, type Source, sourceKeyOf } from './source';
import { countInTime } from './count-in-time';
import { countUnsent } from './unsent';

export interface SessionManagerOptions extends SessionOpenerOptions {
  readonly removals: Removals;
  /** Brings any form of a desk's address into one, or says what is wrong with it. */
  readonly normaliseUrl: (url: string) => string;
  /** What the screen shows of the session has changed. */
  onChange(view: SessionView): void;
}

/** What to do at the start of the app. */
export interface StartRequest {
  /** Asked for on the command line: this practice account, whatever was used last. */
  readonly account: PracticeAccount | null;
  /** The practice desk's folder was named on the command line. */
  readonly practiceAsked: boolean;
}

type Work = NonNullable<SessionView['work']>;

/** A store whose threads die again and again is broken in a way that opening it does not cure. */
const REOPENS_MAX = 3;
/** How soon a disk that refused to open is tried again, and how seldom at the latest. */
const RETRY_FIRST_MS = 1000;
const RETRY_MAX_MS = 15_000;

/**
 * Who is signed in, and everything that belongs to them. Changes of session run one after the other;
 * while one is under way the session before it has already ended.
 */
export class SessionManager {
  private readonly opener: SessionOpener;
  private work: Work | null = 'starting';
  private progress: number | null = null;
  private problem: SessionView['problem'] = null;
  private queue: Promise<unknown> = Promise.resolve();
  private reopens = 0;
  /** Changes of session that were asked for. */
  private turns = 0;
  private retry: NodeJS.Timeout | null = null;

  constructor(private readonly options: SessionManagerOptions) {
    this.opener = new SessionOpener(options, {
      signedOut: (open) => this.sessionLost(open),
      storeDied: (open) => this.storeDied(open),
      wiped: (source, order) => void this.wipe(source, order),
    });
  }

  /** The session of whoever is signed in, or null. */
  current(): ActiveSession | null {
    return this.opener.current()?.session ?? null;
  }

  view(): SessionView {
    const session = this.current();
    return {
      status: this.status(),
      work: this.work,
      progress: this.progress,
      question: session ? null : this.opener.questions.view(),
      removal: this.options.removals.unseen(),
      agent: session?.desk.agent ?? null,
      desk: session ? { name: session.desk.desk.name, url: session.deskUrl } : null,
      practice: session?.practice ?? false,
      problem: this.problem,
      targetMinutes: session?.desk.targetMinutes ?? 0,
      attachmentMaxBytes: session?.desk.attachmentMaxBytes ?? 0,
      attachmentMediaTypes: [...(session?.desk.attachmentMediaTypes ?? [])],
    };
  }

  /**
   * Goes on with the last session, from the disk alone; at the very first start, or when the command
   * line asks for it, signs in to the practice desk.
   */
  start(request: StartRequest): Promise<SessionView> {
    return this.inTurn('starting', async () => {
      const { profiles, removals, log } = this.options;
      await profiles.prepare().catch((error: unknown) => log.error('session.prepare', { error }));
      await removals.load();
      void removals.confirmAll();
      const asked =
        request.account !== null || request.practiceAsked
          ? this.opener.practiceSource(request.account ?? 'rosa')
          : null;
      const isNew = await profiles.index.isNew();
      const source = asked ?? (isNew ? this.opener.practiceSource('rosa') : null);
      await this.goOnOrWait(source);
    });
  }

  signIn(to: { url: string; user: string; password: string }): Promise<SessionView> {
    return this.inTurn('signing-in', async () => {
      const url = this.options.normaliseUrl(to.url);
      await this.opener.questions.drop();
      await this.options.removals.confirmAll(url);
      await this.opener.begin({ kind: 'desk', url, user: to.user }, to.password);
    });
  }

  practice(account: PracticeAccount): Promise<SessionView> {
    return this.inTurn('starting', async () => {
      await this.opener.questions.drop();
      await this.opener.end();
      await this.goOnOrWait(this.opener.practiceSource(account));
    });
  }

  /** Answers how local data are to be protected. */
  protect(choice: RequestOf<'session.protect'>): Promise<SessionView> {
    return this.inTurn('starting', () => this.opener.questions.protect(choice));
  }

  /** @param passphrase of what is locked; null: asks the key store again */
  unlock(passphrase: string | null): Promise<SessionView> {
    return this.inTurn('starting', () => this.opener.questions.unlock(passphrase));
  }

  /** Leaves a question unanswered. */
  leave(): Promise<SessionView> {
    return this.inTurn('signing-in', () => this.opener.questions.drop());
  }

  /** Puts what is locked out of the way. Nothing is deleted. */
  setAside(): Promise<SessionView> {
    return this.inTurn('signing-in', () => this.opener.questions.setAside());
  }

  /** The person at the screen has read what was removed. */
  async acknowledge(): Promise<SessionView> {
    await this.options.removals.acknowledge();
    return this.tell();
  }

  /** What would be lost with the local data of whoever is signed in. */
  async unsent(): Promise<Unsent> {
    const { session, profile } = this.signedIn();
    const setAside = await this.options.profiles.asideCount(profile.id);
    return { ...(await countUnsent(session.store)), setAside };
  }

  /** Whether nothing of this run stays on the disk. */
  keepsNothing(): boolean {
    return this.opener.current()?.profile.key.encryption === 'memory';
  }

  /** What quitting would lose because nothing is kept; null: nothing. */
  async lossOnQuit(): Promise<RemovedWork | null> {
    const open = this.opener.current();
    if (!open || !this.keepsNothing()) return null;
    const { replies, changes, drafts } = await countUnsent(open.session.store);
    const loss = { replies: replies + changes, drafts };
    return loss.replies + loss.drafts > 0 ? loss : null;
  }

  /** How the local data of whoever is signed in are protected. */
  async security(): Promise<Security> {
    const { encryption, backend, madeAt } = this.signedIn().profile.key;
    const keyStore = (await this.options.profiles.keyStore()) !== null;
    return { encryption, backend, madeAt, keyStore };
  }

  /**
   * Gives the local data a new key or another protection, and opens the session again with it.
   *
   * @throws Refusal as `prepareKeyChange`
   */
  async changeKey(request: RequestOf<'session.changeKey'>): Promise<SessionView> {
    const { profiles, log } = this.options;
    const { profile, source, session } = this.signedIn();
    const change = await prepareKeyChange(profile, request, {
      profiles,
      questions: this.opener.questions,
    });
    if (!change) return this.view();
    return this.inTurn('changing-key', async () => {
      if (this.opener.current()?.profile !== profile) return;
      await this.opener.end();
      try {
        const changed = await profiles.changeKey(profile, change.protection);
        log.info('session.key-changed', { encryption: changed.key.encryption });
        await this.opener.goOn(changed, { source, desk: savedDesk(session.desk) });
      } catch (error) {
        log.error('session.key-not-changed', { error });
        const { passphrase } = change;
        const answer = passphrase === null ? null : { kind: 'passphrase' as const, passphrase };
        await this.opener.reopen({ id: profile.id, source }, answer);
        throw new Refusal(
          'key-not-changed',
          'The key could not be changed; the old one is still in use. Check that the disk has room and try again.',
        );
      }
    });
  }

  /**
   * Ends the session. Local data of a real desk are destroyed: the key first, then the files.
   *
   * @param deleteData the same for those of the practice desk
   */
  signOut({ deleteData }: RequestOf<'session.signOut'>): Promise<SessionView> {
    const erases = deleteData || this.current()?.practice !== true;
    return this.inTurn(erases ? 'erasing' : 'signing-in', async () => {
      const open = this.opener.current();
      if (!open) return;
      const { profiles, practice } = this.options;
      if (open.source.kind === 'desk' || deleteData) {
        await profiles.destroyKeys(open.profile.id);
        await this.opener.end();
        await this.erase(open.profile.id);
        await profiles.index.askAgain(sourceKeyOf(open.source));
      } else {
        await profiles.forgetSession(open.profile);
        await this.opener.end();
      }
      await open.session.connector.signOut();
      if (open.session.practice) await practice.stop();
    });
  }

  /** Databases are being encrypted again. @param fraction 0 to 1 */
  progressed(fraction: number): void {
    if (this.work === null) return;
    this.progress = fraction;
    this.tell();
  }

  /** Ends everything that runs, for the end of the app; the session can be resumed. */
  async stop(): Promise<void> {
    this.turns += 1;
    if (this.retry) clearTimeout(this.retry);
    await this.queue.catch(() => undefined);
    await this.opener.end();
    await this.options.profiles.close();
    await this.options.practice.stop();
  }

  private status(): SessionView['status'] {
    if (this.current()) return 'signed-in';
    const question = this.opener.questions.view();
    if (question) return question.kind === 'protect' ? 'choosing-protection' : 'locked';
    return this.work ? 'signing-in' : 'signed-out';
  }

  private signedIn(): OpenSession {
    const open = this.opener.current();
    if (!open) throw new Refusal('not-signed-in', 'Sign in to a desk first.');
    return open;
  }

  /** As `goOn`; a disk that refuses is tried again until it does not, or something else is asked. */
  private async goOnOrWait(source: Source | null, attempts = 0): Promise<void> {
    try {
      await this.goOn(source);
    } catch (error) {
      if (isDiskError(error)) this.goOnLater(source, attempts);
      throw error;
    }
  }

  /** Says nothing until it works: whoever is asked to sign in must not be disturbed by every try. */
  private goOnLater(source: Source | null, attempts: number): void {
    const asked = this.turns;
    const delayMs = Math.min(RETRY_FIRST_MS * 2 ** attempts, RETRY_MAX_MS);
    this.retry = setTimeout(() => {
      this.queue = this.queue.then(async () => {
        if (this.turns !== asked || this.current()) return;
        try {
          await this.goOnOrWait(source, attempts + 1);
          this.problem = null;
          this.tell();
        } catch (error) {
          this.problem = this.problemOf(error);
        }
      });
    }, delayMs);
    this.retry.unref();
  }

  private async goOn(source: Source | null): Promise<void> {
    if (await this.opener.resume(source)) return;
    if (source) await this.opener.begin(source, null);
  }

  /**
   * The desk does not know the session any more. At the practice desk Heddle signs in again by
   * itself; elsewhere the cache stays readable and the sync status says what to do.
   */
  private sessionLost(open: OpenSession): void {
    if (open.source.kind !== 'practice') return;
    void this.inTurn('starting', async () => {
      if (this.opener.current() === open) await this.opener.begin(open.source, null);
    });
  }

  /** Opens the session again: what was asked of the store's thread is refused until then. */
  private storeDied(open: OpenSession): void {
    const { profile, source } = open;
    if (this.reopens >= REOPENS_MAX) return;
    this.reopens += 1;
    void this.inTurn('starting', async () => {
      if (this.opener.current() !== open) return;
      await this.opener.end();
      await this.opener.reopen({ id: profile.id, source }, null);
    });
  }

  /**
   * Removes what is kept of an agent because the desk says so: the key at once, without asking, also
   * when that takes unsent work with it; then it is said, here and to the desk.
   */
  private wipe(source: Source, order: WipeOrder): Promise<SessionView> {
    return this.inTurn('erasing', async () => {
      const { profiles, removals, practice, log } = this.options;
      const url = source.kind === 'desk' ? source.url : null;
      if (!removals.isDone(order.id)) {
        const id = profileIdOf(source, order.deskId, order.agentId);
        const open = this.opener.current();
        const session = open?.profile.id === id ? open.session : null;
        const wasHere = session !== null || (await profiles.isHere(id));
        await profiles.destroyKeys(id);
        const work = session ? await countInTime(session) : null;
        if (session) await this.opener.end();
        await this.erase(id);
        const { replies, drafts } = work ?? { replies: 0, drafts: 0 };
        const deskName = session?.desk.desk.name ?? (url === null ? '' : new URL(url).host);
        await removals.note(order, url, wasHere ? { replies, drafts, deskName } : null);
        log.warn('session.wiped', { replies, drafts });
        if (session?.practice) await practice.stop();
      }
      void removals.confirmAll(url);
    });
  }

  /** What cannot be deleted now is unreadable already, and is deleted at the next start. */
  private async erase(id: string): Promise<void> {
    await this.options.profiles.erase(id).catch((error: unknown) => {
      this.options.log.error('session.not-erased', { error });
    });
  }

  /** Runs a change of session after those before it, and tells the screen about it. */
  private inTurn(work: Work, change: () => Promise<void>): Promise<SessionView> {
    this.turns += 1;
    if (this.retry) clearTimeout(this.retry);
    const turn = this.queue.then(async () => {
      this.work = work;
      this.problem = null;
      this.tell();
      try {
        await change();
      } catch (error) {
        this.problem = this.problemOf(error);
      }
      this.work = null;
      this.progress = null;
      return this.tell();
    });
    this.queue = turn;
    return turn;
  }

  private tell(): SessionView {
    const view = this.view();
    this.options.onChange(view);
    return view;
  }

  private problemOf(error: unknown): SessionView['problem'] {
    if (error instanceof ConnectorError) return { code: error.problem, message: error.message };
    if (error instanceof Refusal) return { code: error.code, message: error.message };
    if (error instanceof StoreError) return { code: error.problem, message: error.message };
    this.options.log.error('session.failed', { error });
    return {
      code: 'internal',
      message: 'Signing in went wrong inside Heddle. Your work is saved; try again.',
    };
  }
}

import { PRACTICE_PASSWORD, type PracticeAccount } from '@shared/desk-process';
import type { SessionView } from '@shared/ipc';
import { type Connector, ConnectorError, type Fetch } from '../connectors/connector';
import type { Log } from '../diagnostics/log';
import { Refusal } from '../ipc/refusal';
import type { Activated, SessionEnds } from './activate';
import type { ActiveSession } from './active-session';
import { StoreError } from '../store/errors';
import type { Profile, Profiles, SavedSession, Source } from './profiles';

const SIGN_IN_TIMEOUT_MS = 30_000;
/** The practice desk may have to make its data first. */
const PRACTICE_TIMEOUT_MS = 120_000;

export interface SessionManagerOptions {
  readonly profiles: Profiles;
  activate(
    profile: Profile,
    saved: SavedSession,
    connector: Connector,
    ends: SessionEnds,
  ): Promise<Activated>;
  connect(url: string, fetch: Fetch | null, deviceId: string): Connector;
  /** Brings any form of a desk's address into one, or says what is wrong with it. */
  readonly normaliseUrl: (url: string) => string;
  readonly practice: {
    readonly url: string;
    readonly fetch: Fetch;
    readonly dataFolder: string;
    /** @param after what has to be done first */
    start(after: Promise<unknown> | null): void;
    /** Nobody is signed in to the practice desk any more. */
    stop(): Promise<void>;
  };
  /**
   * Resolves when the screen shows what the cache holds. Until then a session that is resumed leaves
   * the computer's time to the screen.
   */
  shown(): Promise<unknown>;
  readonly log: Log;
  now(): number;
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

/** A store whose threads die again and again is broken in a way that opening it does not cure. */
const REOPENS_MAX = 3;

type Active = Activated & {
  readonly profile: Profile;
  readonly source: Source;
};

/**
 * Who is signed in, and everything that belongs to them. Changes of session run one after the other;
 * while one is under way the session before it has already ended.
 */
export class SessionManager {
  private active: Active | null = null;
  private status: SessionView['status'] = 'signing-in';
  private problem: SessionView['problem'] = null;
  private queue: Promise<unknown> = Promise.resolve();
  private reopens = 0;

  constructor(private readonly options: SessionManagerOptions) {}

  /** The session of whoever is signed in, or null. */
  current(): ActiveSession | null {
    return this.active?.session ?? null;
  }

  view(): SessionView {
    const session = this.current();
    return {
      status: session ? 'signed-in' : this.status,
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
    return this.inTurn(async () => {
      const { profiles } = this.options;
      const asked =
        request.account !== null || request.practiceAsked
          ? this.practiceSource(request.account ?? 'rosa')
          : null;
      const source = asked ?? ((await profiles.isNew()) ? this.practiceSource('rosa') : null);
      if (await this.resume(source)) return;
      if (source) await this.begin(source, null);
    });
  }

  signIn(to: { url: string; user: string; password: string }): Promise<SessionView> {
    return this.inTurn(async () => {
      const url = this.options.normaliseUrl(to.url);
      await this.begin({ kind: 'desk', url, user: to.user }, to.password);
    });
  }

  practice(account: PracticeAccount): Promise<SessionView> {
    return this.inTurn(async () => {
      const source = this.practiceSource(account);
      await this.end();
      if (!(await this.resume(source))) await this.begin(source, null);
    });
  }

  signOut(): Promise<SessionView> {
    return this.inTurn(async () => {
      const { active } = this;
      if (!active) return;
      await this.options.profiles.forget(active.profile);
      await this.end();
      await active.session.connector.signOut();
      if (active.session.practice) await this.options.practice.stop();
    });
  }

  /** Ends everything that runs, for the end of the app; the session can be resumed. */
  async stop(): Promise<void> {
    await this.queue.catch(() => undefined);
    await this.end();
    await this.options.practice.stop();
  }

  private practiceSource(account: PracticeAccount): Source {
    return { kind: 'practice', dataFolder: this.options.practice.dataFolder, account };
  }

  /**
   * The last run may have shown another folder's practice desk, named on its command line. This run
   * has its own; null when it is the same.
   */
  private ownPractice(source: Source): Source | null {
    if (source.kind !== 'practice') return null;
    const own = this.practiceSource(source.account);
    return source.dataFolder === this.options.practice.dataFolder ? null : own;
  }

  /** @returns false when there is no session to go on with */
  private async resume(source: Source | null): Promise<boolean> {
    const { profiles, log } = this.options;
    const found = await profiles.resume(source).catch(async (error: unknown) => {
      // Practice customers are nobody's work: begin anew instead of asking. The old folder stays.
      if (source?.kind !== 'practice' || !(error instanceof Refusal)) throw error;
      log.warn('session.practice-set-aside', { error });
      await profiles.setAside(source, this.options.now());
      return null;
    });
    if (!found) return false;
    const own = this.ownPractice(found.saved.source);
    if (own) {
      if (!(await this.resume(own))) await this.begin(own, null);
      return true;
    }
    const connector = await this.connectorFor(found.saved.source, this.options.shown());
    connector.resume(found.saved.desk);
    await this.activate(found.profile, found.saved, connector);
    await profiles.setLast(found.saved.source);
    log.info('session.resumed', { practice: found.saved.source.kind === 'practice' });
    return true;
  }

  /** Signs in at the desk and makes that the session. */
  private async begin(source: Source, password: string | null): Promise<void> {
    const { profiles, log } = this.options;
    const isPractice = source.kind === 'practice';
    const connector = await this.connectorFor(source, null);
    const desk = await connector.signIn(
      {
        user: isPractice ? source.account : source.user,
        password: isPractice ? PRACTICE_PASSWORD : (password ?? ''),
      },
      AbortSignal.timeout(isPractice ? PRACTICE_TIMEOUT_MS : SIGN_IN_TIMEOUT_MS),
    );
    const saved: SavedSession = {
      source,
      desk: { ...desk, attachmentMediaTypes: [...desk.attachmentMediaTypes] },
    };
    await this.end();
    await this.activate(await profiles.remember(saved), saved, connector);
    if (!isPractice) await this.options.practice.stop();
    log.info('session.signed-in', { practice: isPractice });
  }

  /** @param after what has to be done before a practice desk is started */
  private async connectorFor(source: Source, after: Promise<unknown> | null): Promise<Connector> {
    const { connect, practice, profiles } = this.options;
    const deviceId = await profiles.deviceId();
    if (source.kind === 'desk') return connect(source.url, null, deviceId);
    practice.start(after);
    return connect(practice.url, practice.fetch, deviceId);
  }

  private async activate(
    profile: Profile,
    saved: SavedSession,
    connector: Connector,
  ): Promise<void> {
    const active = await this.options.activate(profile, saved, connector, {
      signedOut: () => this.sessionLost(profile),
      storeDied: () => this.storeDied(profile),
    });
    this.active = { ...active, profile, source: saved.source };
    this.problem = null;
    active.session.engine.start();
  }

  /**
   * The desk does not know the session any more. At the practice desk Heddle signs in again by
   * itself; elsewhere the cache stays readable and the sync status says what to do.
   */
  private sessionLost(profile: Profile): void {
    const { active } = this;
    if (active?.profile !== profile || active.source.kind !== 'practice') return;
    void this.inTurn(() => this.begin(active.source, null));
  }

  /** Opens the session again: what was asked of the store's thread is refused until then. */
  private storeDied(profile: Profile): void {
    const { active } = this;
    if (active?.profile !== profile || this.reopens >= REOPENS_MAX) return;
    this.reopens += 1;
    void this.inTurn(async () => {
      await this.end();
      await this.resume(active.source);
    });
  }

  private async end(): Promise<void> {
    const { active } = this;
    this.active = null;
    await active?.close();
  }

  /** Runs a change of session after those before it, and tells the screen about it. */
  private inTurn(change: () => Promise<void>): Promise<SessionView> {
    const turn = this.queue.then(async () => {
      this.status = 'signing-in';
      this.problem = null;
      this.options.onChange(this.view());
      try {
        await change();
      } catch (error) {
        this.problem = this.problemOf(error);
      }
      this.status = 'signed-out';
      const view = this.view();
      this.options.onChange(view);
      return view;
    });
    this.queue = turn;
    return turn;
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

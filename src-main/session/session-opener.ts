import { PRACTICE_PASSWORD, type PracticeAccount } from '@shared/desk-process';
import type { Connector, Fetch, WipeOrder } from '../connectors/connector';
import type { Log } from '../diagnostics/log';
import type { Activated, SessionEnds } from './activate';
import type { ActiveSession } from './active-session';
import type { KeyAnswer, Opening, Profile, Profiles } from './profiles';
import { type Pending, Questions } from './questions';
import { profileIdOf, type SavedSession, type Source, sourceKeyOf } from './source';

const SIGN_IN_TIMEOUT_MS = 30_000;
/** The practice desk may have to make its data first. */
const PRACTICE_TIMEOUT_MS = 120_000;

export interface SessionOpenerOptions {
  readonly profiles: Profiles;
  activate(
    profile: Profile,
    saved: SavedSession,
    connector: Connector,
    ends: SessionEnds,
  ): Promise<Activated>;
  connect(to: {
    readonly url: string;
    /** Null: the network. */
    readonly fetch: Fetch | null;
    readonly deviceId: string;
    onWipe(order: WipeOrder): void;
  }): Connector;
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
}

/** What becomes of an open session by itself. */
export interface SessionEvents {
  readonly signedOut: (open: OpenSession) => void;
  readonly storeDied: (open: OpenSession) => void;
  readonly wiped: (source: Source, order: WipeOrder) => void;
}

/** The session of whoever is signed in, with where it comes from and where it is kept. */
export type OpenSession = Activated & { readonly profile: Profile; readonly source: Source };

/** Begins sessions, goes on with earlier ones, and ends them. There is one at a time. */
export class SessionOpener {
  /** What the person at the screen has to say first. */
  readonly questions: Questions;
  private open: OpenSession | null = null;
  private remembering: Promise<void> = Promise.resolve();

  constructor(
    private readonly options: SessionOpenerOptions,
    private readonly events: SessionEvents,
  ) {
    this.questions = new Questions(options);
  }

  current(): OpenSession | null {
    return this.open;
  }

  practiceSource(account: PracticeAccount): Source {
    return { kind: 'practice', dataFolder: this.options.practice.dataFolder, account };
  }

  /**
   * Goes on with a session of an earlier run: of a given source, or the one used last.
   *
   * @returns false when there is none
   */
  async resume(source: Source | null): Promise<boolean> {
    const id = await this.options.profiles.find(source);
    if (id === null) return false;
    await this.reopen({ id, source }, null);
    return true;
  }

  /** Opens a profile and the session that was saved with it. */
  async reopen(opening: Opening, answer: KeyAnswer | null): Promise<void> {
    const { source } = opening;
    const pending: Pending = {
      opening,
      deskName: null,
      goOn: (profile) => this.goOnWithSaved(profile, source),
      giveUp: async () => undefined,
      beginAnew: this.practiceAnew(source),
    };
    await this.questions.open(pending, answer);
  }

  /** Goes on with a session, without the network. */
  async goOn(profile: Profile, saved: SavedSession): Promise<void> {
    const connector = await this.connectorFor(saved.source, this.options.shown());
    connector.resume(saved.desk);
    await this.activate(profile, saved, connector);
    await this.options.profiles.index.setLast(sourceKeyOf(saved.source));
    this.options.log.info('session.resumed', { practice: saved.source.kind === 'practice' });
  }

  /** Signs in at the desk and makes that the session; the one before it ends. */
  async begin(source: Source, password: string | null): Promise<void> {
    const { profiles, practice, log } = this.options;
    const isPractice = source.kind === 'practice';
    const connector = await this.connectorFor(source, null);
    const desk = await connector.signIn(
      {
        user: isPractice ? source.account : source.user,
        password: isPractice ? PRACTICE_PASSWORD : (password ?? ''),
      },
      AbortSignal.timeout(isPractice ? PRACTICE_TIMEOUT_MS : SIGN_IN_TIMEOUT_MS),
    );
    const saved: SavedSession = { source, desk: savedDesk(desk) };
    await this.end();
    const pending: Pending = {
      opening: { id: profileIdOf(source, desk.desk.id, desk.agent.id), source },
      deskName: desk.desk.name,
      goOn: async (profile) => {
        await profiles.remember(profile, saved);
        await this.activate(profile, saved, connector);
        if (!isPractice) await practice.stop();
        log.info('session.signed-in', { practice: isPractice });
      },
      giveUp: () => connector.signOut(),
      beginAnew: this.practiceAnew(source),
    };
    await this.questions.open(pending);
  }

  /** Ends the session, if there is one; it can be resumed. */
  async end(): Promise<void> {
    const { open } = this;
    this.open = null;
    await open?.close();
    await this.remembering;
  }

  /** Practice customers are nobody's work: where their key is lost, nobody is asked. */
  private practiceAnew(source: Source | null): (() => Promise<void>) | null {
    return source?.kind === 'practice' ? () => this.begin(source, null) : null;
  }

  private async goOnWithSaved(profile: Profile, asked: Source | null): Promise<void> {
    const saved = await this.options.profiles.saved(profile);
    const other = saved && this.ownPractice(saved.source);
    if (saved && !other) return this.goOn(profile, saved);
    const source = other ?? asked;
    if (source?.kind !== 'practice') return;
    if (!other || !(await this.resume(other))) await this.begin(source, null);
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

  /** @param after what has to be done before a practice desk is started */
  private async connectorFor(source: Source, after: Promise<unknown> | null): Promise<Connector> {
    const { connect, practice, profiles } = this.options;
    const deviceId = await profiles.index.deviceId();
    const onWipe = (order: WipeOrder): void => this.events.wiped(source, order);
    if (source.kind === 'desk') return connect({ url: source.url, fetch: null, deviceId, onWipe });
    practice.start(after);
    return connect({ url: practice.url, fetch: practice.fetch, deviceId, onWipe });
  }

  /** Keeps what the desk says now for the next start; the one after the other. */
  private remember({ profile }: OpenSession, saved: SavedSession): void {
    const { profiles, log } = this.options;
    this.remembering = this.remembering
      .then(() => profiles.remember(profile, saved))
      .catch((error: unknown) => log.warn('session.not-remembered', { error }));
  }

  private async activate(
    profile: Profile,
    saved: SavedSession,
    connector: Connector,
  ): Promise<void> {
    const told = (event: (open: OpenSession) => void) => () => {
      // What an ended session still has to say concerns nobody.
      if (this.open?.session === activated.session) event(this.open);
    };
    const activated = await this.options.activate(profile, saved, connector, {
      signedOut: () => told(this.events.signedOut)(),
      storeDied: () => told(this.events.storeDied)(),
      deskDays: (historyDays) =>
        told((open) => this.remember(open, { ...saved, desk: { ...saved.desk, historyDays } }))(),
    });
    this.open = { ...activated, profile, source: saved.source };
    activated.session.engine.start();
  }
}

/** A session as it is saved. */
export function savedDesk(desk: ActiveSession['desk']): SavedSession['desk'] {
  return { ...desk, attachmentMediaTypes: [...desk.attachmentMediaTypes] };
}

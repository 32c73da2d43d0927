import type {
  Agent,
  Attachment,
  Command,
  CommandOutcome,
  MalformedRecord,
  Presence,
  Side,
} from '@shared/domain';
import type { PageRecords } from '../records/packed-records';

/*
 * What the sync engine needs from a messaging platform. A connector speaks one kind of desk's API
 * and hides everything that is peculiar to it: paths, tokens, cursors' meaning, wire formats.
 */

/** Where a desk is and who signs in. */
export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** A signed-in session as the rest of Heddle sees it. */
export interface DeskSession {
  readonly agent: Agent;
  readonly desk: { readonly id: string; readonly name: string };
  /** Changes whenever what this agent may see changes. */
  readonly scope: string;
  readonly targetMinutes: number;
  readonly historyDays: number | null;
  readonly attachmentMaxBytes: number;
  readonly attachmentMediaTypes: readonly string[];
  /** Resumes this session after a restart; a secret, only ever stored encrypted. */
  readonly secret: string;
}

/**
 * A desk wants everything removed that this console keeps of one agent. Connectors pass on only what
 * they know to come from the desk itself.
 */
export interface WipeOrder {
  /** The desk's; also what it is confirmed by. */
  readonly id: string;
  readonly deskId: string;
  readonly agentId: string;
}

/** Some records, and those that could not be understood. */
export interface RecordBatch {
  readonly records: PageRecords;
  readonly malformed: readonly MalformedRecord[];
}

export type WorksetItem =
  | {
      readonly type: 'begin';
      readonly scope: string;
      readonly expected: number;
      /** What `end` will say; absent where the desk does not know it yet. */
      readonly cursor?: number | undefined;
    }
  | ({ readonly type: 'batch' } & RecordBatch)
  /** `cursor` is where changes go on from. A workset that ends without it was cut. */
  | { readonly type: 'end'; readonly cursor: number };

export interface ChangesPage extends RecordBatch {
  /** The client now has every change up to here that it may see. */
  readonly cursor: number;
  readonly more: boolean;
  readonly scope: string;
  /** The desk's limit on history as it is now; absent where the desk does not say. */
  readonly historyDays?: number | null | undefined;
}

export interface HistoryPage extends RecordBatch {
  /** Where to go on; null when nothing is left. */
  readonly next: string | null;
  /** Everything at or after this time (Unix ms) has been delivered. */
  readonly completeSince: number | null;
  readonly totalMessages: number;
  readonly scope: string;
}

/** What a desk says by itself while connected. */
export type LiveEvent =
  | { readonly type: 'open' }
  | { readonly type: 'changes'; readonly upTo: number }
  | { readonly type: 'presence'; readonly agentId: string; readonly presence: Presence }
  | {
      readonly type: 'typing';
      readonly threadId: string;
      readonly side: Side;
      readonly agentId: string | null;
      readonly on: boolean;
    }
  /** All that an agent has open of what this one may see. */
  | { readonly type: 'looking'; readonly agentId: string; readonly threadIds: readonly string[] }
  | { readonly type: 'whisper'; readonly threadId: string; readonly messageId: string };

/** `slow`: answers come, but crawl; `silent`: an answer is due, or live news are, and nothing comes. */
export type LineState = 'good' | 'slow' | 'silent';

/** How the line to the desk is, as far as it shows while requests are under way. */
export interface Line {
  readonly state: LineState;
  /** How far the desk's clock is ahead of this computer's, in ms; null when it is not known. */
  readonly clockAheadMs: number | null;
}

export interface AttachmentUpload {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/**
 * Every method rejects with a `ConnectorError` for what a network and a desk can do wrong, and with
 * nothing else. Every method ends soon after its signal aborts.
 */
export interface Connector {
  /** Signs in, and keeps the session for the calls that follow. */
  signIn(credentials: Credentials, signal: AbortSignal): Promise<DeskSession>;
  /** Goes on with a session of an earlier run, without the network. */
  resume(session: DeskSession): void;
  signOut(): Promise<void>;
  workset(signal: AbortSignal): AsyncIterable<WorksetItem>;
  changes(after: number, limit: number, signal: AbortSignal): Promise<ChangesPage>;
  history(before: string | null, limit: number, signal: AbortSignal): Promise<HistoryPage>;
  /**
   * Listens until the signal aborts or the stream fails or falls silent; the engine decides when to
   * listen again.
   *
   * @param after the last change the client has; the desk says at once if there is more
   */
  listen(after: number, onEvent: (event: LiveEvent) => void, signal: AbortSignal): Promise<void>;
  /** @returns one outcome per command, in order */
  send(commands: readonly Command[], signal: AbortSignal): Promise<readonly CommandOutcome[]>;
  typing(threadId: string, on: boolean, signal: AbortSignal): Promise<void>;
  /** Tells the colleagues all the threads that are open and in sight here. */
  looking(threadIds: readonly string[], signal: AbortSignal): Promise<void>;
  /** Calls back now and whenever the line changes; one listener. Left out where it cannot be known. */
  watchLine?(listener: (line: Line) => void): void;
  /** @param sent told now and then how many of its bytes have left; nowhere where it cannot be known */
  upload(
    attachment: AttachmentUpload,
    signal: AbortSignal,
    sent?: (bytes: number) => void,
  ): Promise<Attachment>;
  download(attachment: Attachment, signal: AbortSignal): Promise<Uint8Array>;
}

/** Time, injected so that tests own it. */
export interface Clock {
  /** Unix ms. */
  now(): number;
  /** Resolves after the delay, or at once when the signal aborts. */
  sleep(delayMs: number, signal: AbortSignal): Promise<void>;
}

/**
 * The wire, injected: Electron's `net.fetch` in the app, Node's `fetch` in tests and tools.
 *
 * @param sent told now and then how many bytes of the body have left, by wires that know
 */
export type Fetch = (
  url: string,
  init?: RequestInit,
  sent?: (bytes: number) => void,
) => Promise<Response>;

/** What went wrong between console and desk; each has its own words on screen. */
export type ConnectorProblem =
  | 'offline'
  | 'unreachable'
  /** Nothing was heard for too long. */
  | 'silent'
  | 'not-a-desk'
  | 'login-page'
  /** A proxy on the way wants a user name and a password. */
  | 'proxy-sign-in'
  | 'server-error'
  | 'rate-limited'
  | 'untrusted-certificate'
  | 'wrong-credentials'
  | 'signed-out'
  /** The desk had the local data removed, and the session with it. */
  | 'wiped'
  | 'refused'
  | 'cut'
  | 'aborted';

export class ConnectorError extends Error {
  override readonly name = 'ConnectorError';

  /**
   * @param problem what kind of failure
   * @param message one sentence for the person at the screen, never with a customer's text
   * @param retryAfterMs how long the desk asked to be left alone, if it did
   */
  constructor(
    readonly problem: ConnectorProblem,
    message: string,
    readonly retryAfterMs: number | null = null,
  ) {
    super(message);
  }
}

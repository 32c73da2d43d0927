import type { Attachment, Command, CommandOutcome, Message, Snippet } from '@shared/domain';
import type {
  Draft,
  DraftMode,
  DraftVersion,
  KeptSearches,
  Layout,
  PendingState,
  Use,
  SavedView,
  Written,
} from '@shared/ipc';
import type { PaneStore } from './work/pane-store';
import type { SealedTable } from './work/sealed';

/** A command in the outbox. */
export interface OutboxRow {
  readonly command: Command;
  /** Order of making; also the order of sending within a lane. */
  readonly order: number;
  /** Commands of one lane (a thread, or one of its own) are sent one after the other. */
  readonly lane: string;
  readonly state: PendingState;
  readonly attempts: number;
  /** When `queued`: an attempt ended without an answer, and the desk may have carried it out. */
  readonly maybeSent?: boolean | undefined;
  readonly nextTryAt: number | null;
  /** Unix ms before which it does not leave, so that it can be taken back; null: at once. */
  readonly holdUntil: number | null;
  /** Unix ms at which its author wants it sent, also when Heddle was not running then; absent: at once. */
  readonly sendAt?: number | null | undefined;
  /** The id of the message that it was sent together with ("send and resolve"), if there is one. */
  readonly partOf?: string | undefined;
  /**
   * The text as it stands in the editor in which the agent is changing it. As long as there is one,
   * neither this nor what follows in its lane is sent.
   */
  readonly editText?: string | undefined;
  /** Why it failed, in words for the agent. */
  readonly reason: string | null;
  /** When `confirming`: gone once the cursor has reached this. */
  readonly upTo: number | null;
  /** When `conflict`: what came in. */
  readonly newMessages: readonly Message[];
}

/** What a command is written with. */
export interface EnqueueOptions {
  /** Unix ms before which it does not leave. */
  readonly holdUntil?: number | null | undefined;
  /** Unix ms at which its author wants it sent. */
  readonly sendAt?: number | undefined;
  /** What follows a reply as a part of it: written with it, sent after it, taken back with it. */
  readonly after?: Command | undefined;
}

/** A command and the lane that it goes in. */
export interface LanedCommand {
  readonly command: Command;
  readonly lane: string;
}

/** What an edited text is queued with. */
export interface EditOptions {
  /** Unix ms before which it does not leave. */
  readonly holdUntil: number | null;
  /** The last message that the author of a reply has seen; null leaves what it named. */
  readonly lastSeenMessageId: string | null;
}

/** A command that was taken out of the outbox. */
export interface TakenBack {
  readonly row: OutboxRow;
  /** What was written in it, and the draft that this belongs to; null when it is no text. */
  readonly written: Written | null;
}

/** The work: what people made and nobody else has yet. Every method answers after the commit. */
export interface WorkStore extends PaneStore {
  outbox(): Promise<readonly OutboxRow[]>;
  /** Writes the command; for a reply or note the thread's draft is cleared in the same transaction. */
  enqueue(command: Command, lane: string, options?: EnqueueOptions): Promise<OutboxRow>;
  /**
   * Writes commands that change something of many threads, all or none. None of them writes a text.
   *
   * @param holdUntil Unix ms before which they do not leave; null: at once
   */
  enqueueAll(
    commands: readonly LanedCommand[],
    holdUntil: number | null,
  ): Promise<readonly OutboxRow[]>;
  /** `drop` for many: those that are certainly not with the desk; the others are left out. */
  dropAll(commandIds: readonly string[]): Promise<readonly TakenBack[]>;
  /** Ends holds, so that the rows may leave: of these commands, or of all. Returns whose it ended. */
  endHolds(commandIds: readonly string[] | 'all'): Promise<readonly string[]>;
  /** Takes note that these are sent now; leaves out what is being edited. */
  markSending(commandIds: readonly string[]): Promise<void>;
  /**
   * `sending` or `confirming` → `queued`, to be tried again at a time (Unix ms); counts an attempt.
   *
   * @param maybeSent the desk may have carried it out: it cannot be taken back until there is an answer
   */
  postpone(commandIds: readonly string[], nextTryAt: number, maybeSent: boolean): Promise<void>;
  /** applied → `confirming`; refused → `failed`; conflict → `conflict`. */
  settle(outcome: CommandOutcome): Promise<void>;
  /** Removes the commands in `confirming` whose `upTo` is reached. Returns how many. */
  confirmUpTo(cursor: number): Promise<number>;
  /**
   * failed or conflict → `queued` again, under a new id because the desk has answered the old one. A
   * reply then names what came in as seen, so that only something newer is a conflict again.
   */
  requeue(commandId: string): Promise<OutboxRow | null>;
  /**
   * Keeps the text of an editor with its command, which stays until the edit ends, also over a
   * restart. Undefined ends the edit; the command goes on as it was.
   *
   * @param holdUntil Unix ms before which it does not leave then
   * @returns null when the desk has the command already, or may have it
   */
  keepEdit(
    commandId: string,
    text: string | undefined,
    holdUntil: number | null,
  ): Promise<OutboxRow | null>;
  /** Gives a waiting command another time to leave; null: at once. Null as for `keepEdit`. */
  schedule(commandId: string, sendAt: number | null): Promise<OutboxRow | null>;
  /** Puts another text into a command at its place, and queues it. Null as for `keepEdit`. */
  edit(commandId: string, text: string, change: EditOptions): Promise<OutboxRow | null>;
  /**
   * Takes back a command that is certainly not with the desk, and what was sent with it. What was
   * written in it becomes the draft again, above what was typed since.
   */
  cancel(commandId: string): Promise<TakenBack | null>;
  /** As `cancel`, but what was written in it is only returned. */
  drop(commandId: string): Promise<TakenBack | null>;
  /** What was in flight when the process ended is sent again: same id, so nothing happens twice. */
  resetInFlight(): Promise<void>;
  draft(threadId: string, mode: DraftMode): Promise<Draft | null>;
  saveDraft(draft: Omit<Draft, 'updatedAt'>, now: number): Promise<void>;
  /** Puts a file into the draft of a reply, which no field shows. */
  addFileToDraft(threadId: string, file: Attachment, now: number): Promise<void>;
  /** Earlier states of a draft, newest first. */
  draftVersions(threadId: string, mode: DraftMode): Promise<readonly DraftVersion[]>;
  /** Keeps a text that is about to be replaced. */
  keepDraftVersion(threadId: string, mode: DraftMode, text: string, now: number): Promise<void>;
  /** Which drafts there are, by their threads. */
  draftModes(): Promise<ReadonlyMap<string, readonly DraftMode[]>>;
  /** The thread was looked at up to a message sent at this time. */
  markSeen(threadId: string, seenAt: number): Promise<void>;
  seen(threadIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** The threads that this agent wants to hear nothing of. */
  muted(): Promise<readonly string[]>;
  setMuted(threadId: string, on: boolean): Promise<void>;
  /** Adds focused work of this person on an episode. */
  addWork(episodeId: string, ms: number): Promise<void>;
  /** All their focused work on an episode at this computer, in milliseconds. */
  worked(episodeId: string): Promise<number>;
  /** Up to when every thread was looked at that ever was. */
  allSeen(): Promise<ReadonlyMap<string, number>>;
  /** Puts marks as they are to be, also back; 0 takes one away. */
  setSeen(seen: ReadonlyMap<string, number>): Promise<void>;
  /** When the agent was last known to be at the screen (Unix ms); null: never. */
  lastHereAt(): Promise<number | null>;
  markHere(at: number): Promise<void>;
  /** The views of the inbox that this person named, in their order. */
  views(): Promise<readonly SavedView[]>;
  /** Keeps a view, or changes it. False when there is no room for one more. */
  saveView(view: SavedView): Promise<boolean>;
  removeView(id: string): Promise<void>;
  /** Puts views into this order; those that are not named follow as they were. */
  orderViews(ids: readonly string[]): Promise<void>;
  layout(): Promise<Layout | null>;
  saveLayout(layout: Layout): Promise<void>;
  /** The searches that this person used last, newest first, and those that they named. */
  searches(): Promise<KeptSearches>;
  rememberSearch(text: string, at: number): Promise<void>;
  /** Forgets one of the recent searches; null: all of them. */
  forgetSearch(text: string | null): Promise<void>;
  /** Keeps a search under a name, or changes it. False when there is no room for one more. */
  saveSearch(search: KeptSearches['saved'][number]): Promise<boolean>;
  removeSavedSearch(id: string): Promise<void>;
  /** The snippets that this person wrote, in no particular order. */
  ownSnippets(): Promise<readonly Snippet[]>;
  /** Keeps one, or changes it. */
  saveOwnSnippet(snippet: Snippet): Promise<SnippetSaved>;
  removeOwnSnippet(id: string): Promise<void>;
  /** How often this person has used which snippets. */
  uses(): Promise<readonly Use[]>;
  noteUse(id: string, now: number): Promise<void>;
  /** Attachments made here, kept until the desk has the reply that carries them. */
  addAttachment(attachment: Attachment, bytes: Uint8Array): Promise<void>;
  attachment(id: string): Promise<{
    readonly attachment: Attachment;
    readonly bytes: Uint8Array;
    readonly uploaded: boolean;
  } | null>;
  markUploaded(id: string): Promise<void>;
}

/** What became of the wish to keep a snippet. */
export type SnippetSaved = 'saved' | 'name-taken' | 'no-room';

/** A row of the work that was moved aside; its content stays in the database for whoever helps. */
export interface UnreadableRow {
  readonly what: SealedTable;
  readonly id: string;
  readonly foundAt: number;
}

import { createHash } from 'node:crypto';
import type { Command, CommandBody } from '@shared/domain';
import type { DraftMode } from '@shared/ipc';
import type { EnqueueOptions, OutboxRow } from '../../src-main/store/api';
import { attachmentDoc } from '../fixtures/sync/documents';
import type { Console, Hands } from './console';
import type { Ledger } from './ledger';
import type { Conversation } from './premises';
import { PEOPLE, TEAMS, THREADS, type Step, type StepOf } from './script';

const UNDO_MS = 5000;

/** The steps in which an agent does something at a console. */
export type AgentStep = Extract<
  Step,
  {
    readonly do:
      | 'reply'
      | 'note'
      | 'whisper'
      | 'resolve'
      | 'reopen'
      | 'snooze'
      | 'wake'
      | 'plan'
      | 'assign'
      | 'transfer'
      | 'tag'
      | 'intent'
      | 'offer'
      | 'merge'
      | 'presence'
      | 'type'
      | 'take-back'
      | 'again'
      | 'open-editor'
      | 'close-editor'
      | 'send-now';
  }
>;

const threadName = (index: number): string => THREADS[index % THREADS.length] ?? THREADS[0];
const personName = (index: number): string => PEOPLE[index % PEOPLE.length]?.id ?? PEOPLE[0].id;

/** What an agent does at a console, as the screen would have it done. */
export class Actions {
  constructor(
    readonly console: Console,
    readonly ledger: Ledger,
  ) {}

  get #premises() {
    return this.console.options.premises;
  }

  perform(step: AgentStep): void {
    this.console.act((hands) => this.#perform(hands, step));
  }

  async #perform(hands: Hands, step: AgentStep): Promise<void> {
    switch (step.do) {
      case 'presence':
        return this.#submit(hands, '~presence', {
          kind: 'presence',
          presence: step.away ? 'away' : 'online',
        });
      case 'take-back':
        return this.#takeBack(hands, step);
      case 'again':
        return this.#again(hands, step);
      case 'open-editor':
        return this.#openEditor(hands, step);
      case 'close-editor':
        return this.#closeEditor(hands, step);
      case 'send-now':
        await hands.work.endHolds('all');
        hands.engine.outboxAdded();
        return undefined;
      default: {
        const threadId = threadName(step.thread);
        const conversation = this.#premises.conversation(threadId);
        return conversation ? this.#inThread(hands, threadId, conversation, step) : undefined;
      }
    }
  }

  async #inThread(
    hands: Hands,
    threadId: string,
    conversation: Conversation,
    step: Extract<AgentStep, { readonly thread: number }>,
  ): Promise<void> {
    const episodeId = conversation.episode.id;
    const submit = (body: CommandBody): Promise<void> => this.#submit(hands, threadId, body);
    const messageId = this.ledger.newName('m');
    const seen = this.#lastSeen(threadId, conversation);
    const seenToo = seen === null ? {} : { lastSeenMessageId: seen };
    switch (step.do) {
      case 'reply':
        return this.#reply(hands, threadId, conversation, step);
      case 'note':
        return this.#write(hands, threadId, 'note', (text) => ({
          kind: 'note',
          threadId,
          episodeId,
          messageId,
          text,
        }));
      case 'whisper':
        return this.#write(hands, threadId, 'whisper', (text) => ({
          kind: 'whisper',
          threadId,
          episodeId,
          messageId,
          toAgentId: personName(step.pick),
          text,
        }));
      case 'resolve':
        return submit({
          kind: 'resolve',
          episodeId,
          outcome: null,
          ...(step.blind ? {} : seenToo),
        });
      case 'reopen':
        return submit({ kind: 'reopen', episodeId });
      case 'snooze': {
        const until = step.ms % 3 === 0 ? null : this.console.options.clock.now() + step.ms;
        const { wakeOnReply } = step;
        const snooze = { until, wakeOnReply, reason: '' };
        return submit({ kind: 'snooze', episodeId, snooze, ...seenToo });
      }
      case 'plan': {
        const lookAgainAt = step.ms % 3 === 0 ? null : this.console.options.clock.now() + step.ms;
        const plan = { next: 'third-party', lookAgainAt, note: '' } as const;
        return submit({
          kind: 'plan',
          episodeId,
          plan: step.ms % 5 === 0 ? null : plan,
          ...seenToo,
        });
      }
      case 'wake':
        return submit({ kind: 'wake', episodeId });
      case 'assign': {
        const assigneeId = step.pick % 3 === 0 ? null : personName(step.pick);
        const teamId = step.transfer ? (TEAMS[step.pick % TEAMS.length] ?? null) : null;
        return submit({ kind: 'assign', episodeId, assigneeId, teamId });
      }
      case 'transfer': {
        const at = this.console.options.clock.now() + step.ms;
        return submit({
          kind: 'transfer',
          threadId,
          episodeId,
          messageId,
          toAgentId: step.pick % 3 === 0 ? null : personName(step.pick),
          teamId: step.away ? (TEAMS[step.pick % TEAMS.length] ?? null) : null,
          brief: this.ledger.newToken(),
          fallback: step.ms % 2 === 0 ? { at, to: step.ms % 4 === 0 ? 'author' : 'team' } : null,
          workMs: step.ms,
        });
      }
      case 'tag':
        return submit({ kind: 'tag', episodeId, tagId: 'vip', on: step.on });
      case 'intent':
        return submit({
          kind: 'intent',
          episodeId,
          intentId: `i-${threadId}-${step.pick % 3}`,
          label: step.pick % 4 === 0 ? null : 'Refund',
          state: 'open',
          messageId: null,
        });
      case 'offer': {
        const { customerId } = conversation;
        return this.#submit(hands, `~offers:${customerId}`, {
          kind: 'offer-outcome',
          offerId: 'upgrade',
          customerId,
          episodeId,
          outcome: step.pick % 2 === 0 ? 'shown' : 'proposed',
        });
      }
      case 'merge': {
        const other = this.#premises.conversation(threadName(step.pick));
        if (!other || other.customerId === conversation.customerId) return undefined;
        return submit({
          kind: 'merge-customers',
          keepId: conversation.customerId,
          mergeId: other.customerId,
        });
      }
      case 'type':
        return this.#type(hands, threadId, step.note ? 'note' : 'reply');
      default:
        return step satisfies never;
    }
  }

  /** The last message in the conversation as it is shown: what waits to be sent is in it too. */
  #lastSeen(threadId: string, conversation: Conversation): string | null {
    const pending = this.#premises
      .rows()
      .filter(({ lane, command }) => lane === threadId && command.body.kind === 'reply')
      .at(-1)?.command.body;
    return pending?.kind === 'reply' ? pending.messageId : conversation.lastMessageId;
  }

  /** Whoever sends begins with what is in the draft, so that nothing of it is lost. */
  async #draftText(hands: Hands, threadId: string, mode: DraftMode): Promise<string> {
    const draft = await hands.work.draft(threadId, mode);
    return draft ? `${draft.text} ` : '';
  }

  async #write(
    hands: Hands,
    threadId: string,
    mode: DraftMode,
    bodyOf: (text: string) => CommandBody,
    options: EnqueueOptions = {},
  ): Promise<void> {
    const before = await this.#draftText(hands, threadId, mode);
    await this.#submit(hands, threadId, bodyOf(before + this.ledger.newToken()), options);
  }

  async #reply(
    hands: Hands,
    threadId: string,
    conversation: Conversation,
    { how }: StepOf<'reply'>,
  ): Promise<void> {
    if (how.draft) await this.#type(hands, threadId, 'reply');
    const episodeId = conversation.episode.id;
    const attachmentIds = how.file ? [await this.#attach(hands)] : [];
    const lastSeenMessageId = how.blind ? null : this.#lastSeen(threadId, conversation);
    const messageId = this.ledger.newName('m');
    const holdUntil = how.hold ? this.console.clock.now() + UNDO_MS : null;
    const after = how.resolve
      ? this.#command({ kind: 'resolve', episodeId, outcome: null, lastSeenMessageId: messageId })
      : undefined;
    await this.#write(
      hands,
      threadId,
      'reply',
      (text) => ({
        kind: 'reply',
        threadId,
        episodeId,
        messageId,
        text,
        attachmentIds,
        lastSeenMessageId,
        acceptStale: false,
      }),
      { holdUntil, after },
    );
  }

  async #attach(hands: Hands): Promise<string> {
    const id = this.ledger.newName('file');
    const bytes = new Uint8Array(createHash('sha256').update(id).digest());
    await hands.work.addAttachment(attachmentDoc(id, bytes), bytes);
    return id;
  }

  #command(body: CommandBody): Command {
    return { id: this.ledger.newName('cmd'), madeAt: this.console.clock.now(), body };
  }

  async #submit(
    hands: Hands,
    lane: string,
    body: CommandBody,
    options: EnqueueOptions = {},
  ): Promise<void> {
    const { ledger, console } = this;
    const command = this.#command(body);
    const deed = ledger.attempt(console.options.number, command, lane);
    if (options.after) {
      deed.part = ledger.attempt(console.options.number, options.after, lane);
    }
    await hands.work.enqueue(command, lane, options);
    deed.promised = true;
    if (deed.part) deed.part.promised = true;
    if ('text' in body) ledger.kept(console.options.number, body.text);
    hands.engine.outboxAdded();
  }

  async #type(hands: Hands, threadId: string, mode: DraftMode): Promise<void> {
    const draft = await hands.work.draft(threadId, mode);
    const text = `${draft ? draft.text : ''}${this.ledger.newToken()}`;
    const attachments = draft?.attachments ?? [];
    await hands.work.saveDraft({ threadId, mode, text, attachments }, this.console.clock.now());
    this.ledger.kept(this.console.options.number, text);
  }

  /** One of the rows that the agent sees and can do this to. */
  #row(pick: number, fits: (row: OutboxRow) => boolean): OutboxRow | null {
    const rows = this.#premises.rows().filter(fits);
    return rows[pick % Math.max(rows.length, 1)] ?? null;
  }

  async #takeBack(hands: Hands, { pick }: StepOf<'take-back'>): Promise<void> {
    const row = this.#row(pick, () => true);
    if (!row) return;
    await hands.work.cancel(row.command.id);
    hands.engine.outboxAdded();
  }

  async #again(hands: Hands, { pick }: StepOf<'again'>): Promise<void> {
    const row = this.#row(pick, ({ state }) => state === 'failed' || state === 'conflict');
    if (!row) return;
    await hands.work.requeue(row.command.id);
    hands.engine.outboxAdded();
  }

  async #openEditor(hands: Hands, { pick }: StepOf<'open-editor'>): Promise<void> {
    const row = this.#row(pick, ({ command: { body } }) => 'text' in body);
    if (!row || !('text' in row.command.body)) return;
    const text = `${row.editText ?? row.command.body.text}${this.ledger.newToken()}`;
    const kept = await hands.work.keepEdit(row.command.id, text, null);
    if (kept) this.ledger.kept(this.console.options.number, text);
    hands.engine.outboxAdded();
  }

  async #closeEditor(hands: Hands, step: StepOf<'close-editor'>): Promise<void> {
    const { pick, keep } = step;
    const row = this.#row(pick, ({ editText }) => editText !== undefined);
    if (row) await this.#endEdit(hands, row, keep);
  }

  async #endEdit(hands: Hands, row: OutboxRow, keep: boolean): Promise<void> {
    const { editText, command } = row;
    if (editText === undefined || !('text' in command.body)) return;
    const holdUntil = this.console.clock.now() + UNDO_MS;
    if (keep) {
      await hands.work.edit(command.id, editText, { holdUntil, lastSeenMessageId: null });
    } else {
      // What was added in the editor is thrown away, if there still is one to throw it out of.
      this.ledger.discarded(editText.slice(command.body.text.length));
      await hands.work.keepEdit(command.id, undefined, holdUntil);
    }
    hands.engine.outboxAdded();
  }

  /** The agent has seen what came in, and sends all the same. */
  answerConflicts(): void {
    this.console.act(async (hands) => {
      for (const { state, command } of this.#premises.rows()) {
        if (state === 'conflict') await hands.work.requeue(command.id);
      }
      hands.engine.outboxAdded();
    });
  }

  /** The agent finishes what they are editing. */
  closeEditors(): void {
    this.console.act(async (hands) => {
      for (const row of this.#premises.rows()) await this.#endEdit(hands, row, true);
    });
  }
}

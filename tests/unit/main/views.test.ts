import type { CommandOf, Offer, OfferOutcome } from '@shared/domain';
import { describe, expect, it, vi } from 'vitest';
import { ConnectorError } from '../../../src-main/connectors/connector';
import type { OutboxRow } from '../../../src-main/store/api';
import { addAttachment, loadAttachment } from '../../../src-main/views/attachments';
import { outboxList, submit, submitCommand } from '../../../src-main/views/commands';
import { cancel, edit, keepEdit, requeue, sendNow } from '../../../src-main/views/second-thoughts';
import { markSeen, messagePage, openConversation } from '../../../src-main/views/conversation';
import { customerPanel } from '../../../src-main/views/customer';
import { saveDraft } from '../../../src-main/views/drafts';
import { floorView } from '../../../src-main/views/floor';
import { TypingSignal } from '../../../src-main/views/typing';
import {
  AGENT,
  customer,
  episode,
  episodeRow,
  message,
  mirrorOf,
  outboxRow,
  sessionOf,
  SYNC_STATE,
  thread,
} from './fakes';

const KEN = { ...AGENT, id: 'agent-ken', name: 'Ken Mori' };

const REPLY: CommandOf<'reply'> = {
  kind: 'reply',
  threadId: 'thread-1',
  episodeId: 'episode-1',
  messageId: 'reply-1',
  text: 'It arrives tomorrow.',
  attachmentIds: ['file-1'],
  lastSeenMessageId: 'message-1',
  acceptStale: false,
};

const FILE = {
  id: 'file-1',
  name: 'label.png',
  mediaType: 'image/png',
  sizeBytes: 3,
  sha256: '039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81',
  width: null,
  height: null,
};
const FILE_BYTES = new Uint8Array([1, 2, 3]);

describe('a page of messages', () => {
  const page = (hasAfter: boolean) => ({
    messages: async () => ({
      messages: [
        message('m1', { position: 8 }),
        message('m2', { position: 9, side: 'agent', agentId: KEN.id }),
      ],
      hasBefore: true,
      hasAfter,
    }),
    agents: async () => [AGENT, KEN],
    knownMessages: async () => new Set<string>(),
  });
  const work = {
    attachment: async () => ({ attachment: FILE, bytes: FILE_BYTES, uploaded: false }),
  };
  const atEnd = { threadId: 'thread-1', anchor: { at: 'end' } as const, limit: 50 };

  it('ends with what is pending, with its state, reason and files', async () => {
    const conflict = outboxRow(REPLY, {
      state: 'conflict',
      reason: 'Something came in.',
      newMessages: [message('m3')],
    });
    const note = outboxRow(
      { kind: 'note', threadId: 'thread-1', episodeId: 'episode-1', messageId: 'n1', text: 'vip' },
      { order: 2 },
    );
    const other = outboxRow(
      { ...REPLY, messageId: 'x', threadId: 'thread-2' },
      { lane: 'thread-2' },
    );
    const session = await sessionOf({
      outbox: await mirrorOf([note, conflict, other]),
      queries: page(false),
      work,
    });
    const { messages, hasBefore, hasAfter } = await messagePage(atEnd, session);
    expect([hasBefore, hasAfter]).toEqual([true, false]);
    expect(messages.map((each) => [each.id, each.position, each.pending?.state ?? null])).toEqual([
      ['m1', 8, null],
      ['m2', 9, null],
      ['reply-1', 10, 'conflict'],
      ['n1', 11, 'queued'],
    ]);
    expect(messages[1]?.authorName).toBe('Ken Mori');
    expect(messages[2]).toMatchObject({
      attachments: [FILE],
      authorName: AGENT.name,
      pending: { reason: 'Something came in.', newMessages: [{ id: 'm3' }] },
    });
    expect(messages[3]?.kind).toBe('note');
  });

  it('shows a confirmed reply once when the cache has it already', async () => {
    const session = await sessionOf({
      outbox: await mirrorOf([outboxRow(REPLY, { state: 'confirming', upTo: 999 })]),
      queries: { ...page(false), knownMessages: async () => new Set(['reply-1']) },
      work,
    });
    const { messages } = await messagePage(atEnd, session);
    expect(messages.map((each) => each.id)).toEqual(['m1', 'm2']);
  });

  it('shows a reply once when it is confirmed while the page is read', async () => {
    const own = message('reply-1', { side: 'agent', agentId: AGENT.id, position: 10 });
    const session = await sessionOf({
      outbox: await mirrorOf([outboxRow(REPLY, { state: 'confirming', upTo: 999 })]),
      queries: {
        ...page(false),
        messages: async () => ({ messages: [own], hasBefore: false, hasAfter: false }),
      },
      work,
    });
    const { messages } = await messagePage(atEnd, session);
    expect(messages.map((each) => [each.id, each.pending])).toEqual([['reply-1', null]]);
  });

  it('shows nothing pending in the middle of a thread', async () => {
    const session = await sessionOf({
      outbox: await mirrorOf([outboxRow(REPLY)]),
      queries: page(true),
      work,
    });
    expect((await messagePage(atEnd, session)).messages).toHaveLength(2);
  });
});

describe('the head of a conversation', () => {
  const queries = {
    conversation: async () => ({
      thread: thread('thread-1', { createdAt: 500 }),
      customer: customer('customer-1'),
      episodes: [episode('episode-1', { tagIds: ['vip'], assigneeId: null })],
      messageCount: 3,
      lastMessageId: 'm1',
    }),
    agents: async () => [AGENT, KEN],
    teams: async () => [{ id: 'team-1', name: 'Care' }],
    tags: async () => [
      { id: 'vip', name: 'VIP' },
      { id: 'late', name: 'Late' },
    ],
    pinnedMessages: async () => [],
    unread: async () => null,
  };

  it('shows what pending commands make of it', async () => {
    const assign = outboxRow({
      kind: 'assign',
      episodeId: 'episode-1',
      assigneeId: KEN.id,
      teamId: null,
    });
    const tag = outboxRow(
      { kind: 'tag', episodeId: 'episode-1', tagId: 'late', on: true },
      { order: 2 },
    );
    const session = await sessionOf({ outbox: await mirrorOf([assign, tag]), queries });
    const view = await openConversation({ threadId: 'thread-1' }, session);
    expect(view.assigneeName).toBe('Ken Mori');
    expect(view.tags.map((each) => each.name)).toEqual(['VIP', 'Late']);
    expect(view.episodes[0]?.assigneeId).toBe(KEN.id);
  });

  it('says up to when the thread was looked at, and what the teams are called', async () => {
    const open = async (seen: ReadonlyMap<string, number>) => {
      const unread = async (_threadId: string, until: number | null) =>
        until === null ? null : { first: message('m7', { at: until + 1, position: 7 }), count: 3 };
      const session = await sessionOf({
        queries: { ...queries, unread },
        work: { seen: async () => seen },
      });
      return await openConversation({ threadId: 'thread-1' }, session);
    };
    expect(await open(new Map([['thread-1', 50]]))).toMatchObject({
      seenUntil: 50,
      firstUnread: { messageId: 'm7', position: 7, at: 51, count: 3 },
      teams: [{ id: 'team-1', name: 'Care' }],
    });
    expect(await open(new Map())).toMatchObject({ seenUntil: null, firstUnread: null });
  });

  it('keeps on top what is pinned, with what is on its way to the desk', async () => {
    const pin = (messageId: string, on: boolean, order: number) =>
      outboxRow({ kind: 'pin', threadId: 'thread-1', messageId, on }, { order });
    const messagesById = vi.fn(async () => [
      message('m3', { kind: 'note', at: 10, side: 'agent', agentId: KEN.id }),
    ]);
    const session = await sessionOf({
      outbox: await mirrorOf([pin('m1', false, 1), pin('m3', true, 2)]),
      queries: {
        ...queries,
        pinnedMessages: async () => [
          message('m1', { kind: 'note', at: 5 }),
          message('m2', { kind: 'note', at: 20 }),
        ],
        messagesById,
      },
    });
    const { pinned } = await openConversation({ threadId: 'thread-1' }, session);
    expect(pinned.map((each) => [each.id, each.pinned, each.authorName])).toEqual([
      ['m3', true, 'Ken Mori'],
      ['m2', true, null],
    ]);
    expect(messagesById).toHaveBeenCalledWith(['m3']);
  });

  it.each([
    [{ historyDone: true }, true],
    [{ historyDone: false, completeSince: null }, false],
    [{ historyDone: false, completeSince: 501 }, false],
    [{ historyDone: false, completeSince: 500 }, true],
  ])('with the sync at %j its history is complete: %s', async (state, complete) => {
    const session = await sessionOf({
      queries,
      cache: { syncState: async () => ({ ...SYNC_STATE, ...state }) },
    });
    const view = await openConversation({ threadId: 'thread-1' }, session);
    expect(view.historyComplete).toBe(complete);
  });

  it.each([
    ['which began within the limit', 400, 5, null],
    ['whose first message is here', 501, 1, null],
    ['whose first messages are not here any more', 501, 5, 501],
    ['of which nothing is here any more', 501, null, 501],
  ])('of a thread %s it says since when it is kept', async (_what, keepSince, position, since) => {
    const messages = async () => ({
      messages: position === null ? [] : [message('m', { position })],
      hasBefore: false,
      hasAfter: true,
    });
    const session = await sessionOf({
      queries: { ...queries, messages },
      cache: { syncState: async () => ({ ...SYNC_STATE, keepSince }) },
    });
    const view = await openConversation({ threadId: 'thread-1' }, session);
    expect(view.historyKeptSince).toBe(since);
  });

  it('says in words that a thread is not here', async () => {
    const session = await sessionOf({ queries: { ...queries, conversation: async () => null } });
    await expect(openConversation({ threadId: 'gone' }, session)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('marks a thread as seen only forwards', async () => {
    const marked = vi.fn(async () => undefined);
    const changed = vi.fn();
    const session = await sessionOf({
      queries: {
        messages: async () => ({
          messages: [message('m1', { at: 50 })],
          hasBefore: false,
          hasAfter: false,
        }),
      },
      work: { markSeen: marked, seen: async () => new Map([['thread-1', 50]]) },
      changed,
    });
    await markSeen({ threadId: 'thread-1', messageId: 'm1' }, session);
    expect(marked).not.toHaveBeenCalled();
    const fresh = {
      ...session,
      store: {
        ...session.store,
        work: { ...session.store.work, markSeen: marked, seen: async () => new Map() },
      },
    };
    await markSeen({ threadId: 'thread-1', messageId: 'm1' }, fresh);
    expect(marked).toHaveBeenCalledWith('thread-1', 50);
    expect(changed).toHaveBeenCalledWith(['inbox'], ['thread-1']);
  });
});

describe('commands', () => {
  async function recording(rows: OutboxRow[] = [], workMs = 0) {
    const lanes: string[] = [];
    const written: unknown[] = [];
    const edits: unknown[] = [];
    const changed = vi.fn();
    const send = vi.fn();
    const outboxAdded = vi.fn();
    const session = await sessionOf({
      outbox: await mirrorOf(rows),
      work: {
        enqueue: async (command, lane, options) => {
          lanes.push(lane);
          const { after, holdUntil } = options ?? {};
          written.push({ body: command.body, after: after?.body, holdUntil });
          return outboxRow(command.body, { id: command.id, lane });
        },
        worked: async () => workMs,
        requeue: async () => rows[0] ?? null,
        cancel: async () => (rows[0] ? { row: rows[0], written: WRITTEN } : null),
        endHolds: async () => [],
        keepEdit: async () => rows[0] ?? null,
        edit: async (_id, text, change) => {
          edits.push({ text, ...change });
          return rows[0] ?? null;
        },
      },
      queries: {
        episode: async (id) => (id === 'unknown' ? null : episode(id, { threadId: 'thread-7' })),
        conversation: async () => null,
        messages: async (_threadId, anchor) => {
          const position = anchor.at === 'around' ? Number(anchor.messageId.slice(1)) : NaN;
          const found = Number.isNaN(position) ? [] : [message(`m${position}`, { position })];
          return { messages: found, hasBefore: false, hasAfter: false };
        },
      },
      engine: { outboxAdded },
      changed,
      send,
    });
    return { session, lanes, written, edits, changed, send, outboxAdded };
  }

  const WRITTEN = {
    threadId: 'thread-1',
    mode: 'reply' as const,
    text: 'Not yet.',
    attachments: [],
  };

  it('go through the lane of their thread, and their own where there is none', async () => {
    const { session, lanes } = await recording();
    await submitCommand(REPLY, session);
    await submitCommand({ kind: 'resolve', episodeId: 'episode-1', outcome: null }, session);
    await submitCommand({ kind: 'wake', episodeId: 'unknown' }, session);
    await submitCommand({ kind: 'presence', presence: 'away' }, session);
    expect(lanes).toEqual(['thread-1', 'thread-7', '~unknown', '~presence']);
  });

  it('are announced to the engine and the screen once they are on disk', async () => {
    const { session, changed, outboxAdded } = await recording();
    const id = await submitCommand(REPLY, session);
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(outboxAdded).toHaveBeenCalledOnce();
    expect(changed.mock.calls[0]?.[1]).toEqual(['thread-1']);
  });

  it('that are gone cannot be taken back or repeated, and the agent is told', async () => {
    const { session } = await recording();
    await expect(cancel('c', session)).rejects.toMatchObject({ code: 'already-sent' });
    await expect(requeue('c', session)).rejects.toMatchObject({ code: 'already-sent' });
    await expect(sendNow('c', session)).rejects.toMatchObject({ code: 'already-sent' });
    const hold = { now: 1000, undoSeconds: 5 };
    const gone = { commandId: 'c', text: 'New words' };
    await expect(keepEdit(gone, session, hold)).rejects.toMatchObject({ code: 'already-sent' });
    await expect(edit({ ...gone, lastSeenMessageId: null }, session, hold)).rejects.toMatchObject({
      code: 'already-sent',
    });
  });

  it('are kept back when a customer will read them, for as long as the setting says', async () => {
    const { session, written } = await recording();
    const after = { kind: 'resolve', episodeId: 'episode-1', outcome: null } as const;
    expect((await submit({ body: REPLY, after }, session, 1000, 5)).holdUntil).toBe(6000);
    expect((await submit({ body: REPLY }, session, 1000, 0)).holdUntil).toBeNull();
    expect((await submit({ body: after }, session, 1000, 5)).holdUntil).toBeNull();
    expect(written).toEqual([
      { body: REPLY, after, holdUntil: 6000 },
      { body: REPLY, after: undefined, holdUntil: null },
      { body: after, after: undefined, holdUntil: null },
    ]);
  });

  it('that end the work on an episode tell of it', async () => {
    const { session, written } = await recording([], 90_000);
    const resolve = { kind: 'resolve', episodeId: 'episode-1', outcome: null } as const;
    await submitCommand(resolve, session);
    await submitCommand(REPLY, session, { after: resolve });
    const told = { ...resolve, workMs: 90_000 };
    expect(written).toMatchObject([{ body: told }, { body: REPLY, after: told }]);
  });

  it('that are taken back are told to the composer that may show their draft', async () => {
    const { session, send } = await recording([outboxRow(REPLY, { id: 'c' })]);
    expect(await cancel('c', session)).toEqual(WRITTEN);
    expect(send).toHaveBeenCalledWith('draft-returned', { commandId: 'c', ...WRITTEN });
  });

  it('are not edited into something that the desk would refuse', async () => {
    const plain = outboxRow({ ...REPLY, attachmentIds: [] }, { id: 'c' });
    const { session, edits } = await recording([plain]);
    const to = (text: string) =>
      edit({ commandId: 'c', text, lastSeenMessageId: null }, session, { now: 0, undoSeconds: 0 });
    await expect(to(' \n')).rejects.toMatchObject({ code: 'empty' });
    await expect(to('x'.repeat(20_001))).rejects.toMatchObject({ code: 'too-long' });
    expect(edits).toEqual([]);
    await to('Better.\n');
    expect(edits).toMatchObject([{ text: 'Better.', holdUntil: null }]);
  });

  it('that are edited have seen the newest of what their author has seen', async () => {
    const seenAfter = async (visibleId: string | null, change: Partial<OutboxRow>) => {
      const row = outboxRow({ ...REPLY, lastSeenMessageId: 'm4' }, { id: 'c', ...change });
      const { session, edits } = await recording([row]);
      const request = { commandId: 'c', text: 'Better.', lastSeenMessageId: visibleId };
      await edit(request, session, { now: 0, undoSeconds: 0 });
      return (edits[0] as { lastSeenMessageId: string | null }).lastSeenMessageId;
    };
    expect(await seenAfter('m6', {})).toBe('m6');
    // Whoever has scrolled up has not forgotten what they saw.
    expect(await seenAfter('m2', {})).toBe('m4');
    expect(await seenAfter(null, {})).toBe('m4');
    const newMessages = [message('m5', { position: 5 }), message('m7', { position: 7 })];
    expect(await seenAfter('m6', { state: 'conflict', newMessages })).toBe('m7');
    expect(await seenAfter('m8', { state: 'conflict', newMessages })).toBe('m8');
  });

  it('that are being edited change the lists only when the editor opens or closes', async () => {
    const hold = { now: 1000, undoSeconds: 5 };
    const open = await recording([outboxRow(REPLY, { id: 'c' })]);
    await keepEdit({ commandId: 'c', text: 'N' }, open.session, hold);
    expect(open.changed).toHaveBeenCalledOnce();
    const typing = await recording([outboxRow(REPLY, { id: 'c', editText: 'N' })]);
    await keepEdit({ commandId: 'c', text: 'Ne' }, typing.session, hold);
    expect(typing.changed).not.toHaveBeenCalled();
    await keepEdit({ commandId: 'c', text: null }, typing.session, hold);
    expect(typing.changed).toHaveBeenCalledOnce();
    expect(typing.outboxAdded).toHaveBeenCalledOnce();
  });

  it('are listed with their thread, or none', async () => {
    const presence = outboxRow(
      { kind: 'presence', presence: 'away' },
      { lane: '~presence', order: 2 },
    );
    const { session } = await recording([outboxRow(REPLY), presence]);
    const list = await outboxList(session);
    expect(list.map((item) => item.threadId)).toEqual(['thread-1', null]);
  });
});

describe('what is pending is shown as done', () => {
  const resolved = { kind: 'resolve', episodeId: 'episode-1', outcome: null } as const;
  const idsOf = async (...rows: OutboxRow[]) =>
    (await mirrorOf(rows)).effective().map(({ command }) => command.id);

  it('as long as nobody has to decide anything first', async () => {
    const reply = outboxRow(REPLY, { id: 'reply', order: 1 });
    const resolve = outboxRow(resolved, { id: 'resolve', order: 2 });
    const elsewhere = outboxRow(resolved, { id: 'elsewhere', order: 3, lane: 'thread-2' });
    expect(await idsOf(reply, resolve, elsewhere)).toEqual(['reply', 'resolve', 'elsewhere']);
    // The customer waits, whatever was to happen after the answer.
    const stopped: Partial<OutboxRow>[] = [
      { state: 'conflict' },
      { state: 'failed' },
      { editText: 'Half a sen' },
    ];
    for (const change of stopped) {
      expect(await idsOf({ ...reply, ...change }, resolve, elsewhere)).toEqual(['elsewhere']);
    }
  });

  it('also after something refused that holds nothing up, and when the desk has it', async () => {
    const tag = { kind: 'tag', episodeId: 'episode-1', tagId: 'vip', on: true } as const;
    const refused = outboxRow(tag, { id: 'tag', order: 1, state: 'failed' });
    const resolve = outboxRow(resolved, { id: 'resolve', order: 2 });
    expect(await idsOf(refused, resolve)).toEqual(['resolve']);
    const held = outboxRow(REPLY, { id: 'reply', order: 1, state: 'conflict' });
    const applied = outboxRow(resolved, { id: 'applied', order: 2, state: 'confirming' });
    expect(await idsOf(held, applied)).toEqual(['applied']);
  });
});

describe('the panel of a customer', () => {
  const offer: Offer = {
    id: 'offer-1',
    title: 'Fibre',
    reason: '{{customer.firstName}} pays {{attribute.fee}} a month.',
    text: 'Dear {{customer.name}}, {{agent.name}} here.',
    kind: 'support',
    conditions: [],
    activeUntil: null,
  };
  const outcome = (change: Partial<OfferOutcome>): OfferOutcome => ({
    id: 'outcome-1',
    offerId: 'offer-1',
    customerId: 'customer-1',
    episodeId: 'episode-1',
    agentId: AGENT.id,
    outcome: 'shown',
    at: 1,
    ...change,
  });

  async function panelOf(outcomes: OfferOutcome[], rows: OutboxRow[] = []) {
    const enqueue = vi.fn(async () => outboxRow(REPLY));
    const session = await sessionOf({
      outbox: await mirrorOf(rows),
      work: { enqueue },
      queries: {
        customer: async () => ({
          customer: customer('customer-1', { attributes: { fee: 40 } }),
          events: [],
          episodes: [{ episode: episode('episode-1'), channel: 'app' as const }],
          outcomes,
        }),
        offers: async () => [offer],
        agents: async () => [AGENT],
        pinnedMessages: async () => [],
        unread: async () => null,
      },
    });
    const open = () => customerPanel({ customerId: 'customer-1' }, session, 1000);
    return { open, enqueue };
  }

  it('fills in the offers that fit', async () => {
    const { open } = await panelOf([]);
    const [shown] = (await open()).offers;
    expect(shown?.reason).toBe('Ida pays 40 a month.');
    expect(shown?.text).toBe('Dear Ida Berg, Rosa Marin here.');
  });

  it('records that an offer was shown once, however often it is read', async () => {
    const { open, enqueue } = await panelOf([]);
    await Promise.all([open(), open()]);
    await open();
    expect(enqueue).toHaveBeenCalledOnce();
  });

  it('records nothing for the same episode, and again for the next one', async () => {
    const same = await panelOf([outcome({})]);
    await same.open();
    expect(same.enqueue).not.toHaveBeenCalled();
    const next = await panelOf([outcome({ episodeId: 'episode-0' })]);
    await next.open();
    expect(next.enqueue).toHaveBeenCalledOnce();
  });

  it('hides an offer as soon as it is dismissed, before the desk knows', async () => {
    const dismissed = outboxRow(
      {
        kind: 'offer-outcome',
        offerId: 'offer-1',
        customerId: 'customer-1',
        episodeId: 'episode-1',
        outcome: 'dismissed',
      },
      { lane: '~offers', madeAt: 900 },
    );
    const { open, enqueue } = await panelOf([outcome({})], [dismissed]);
    const panel = await open();
    expect(panel.offers).toEqual([]);
    expect(panel.outcomes).toMatchObject([{ outcome: 'dismissed', offerTitle: 'Fibre' }]);
    expect(enqueue).not.toHaveBeenCalled();
  });
});

describe('attachments', () => {
  const PNG = new Uint8Array([
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0,
    40, 0, 0, 0, 30,
  ]);
  const add = async (mediaType: string, bytes: Uint8Array<ArrayBuffer>) => {
    const kept = vi.fn(async () => undefined);
    const session = await sessionOf({ work: { addAttachment: kept } });
    const request = { threadId: 'thread-1', name: 'a', mediaType, bytes };
    return { kept, made: addAttachment(request, session) };
  };

  it('are what their bytes say, whatever their sender says', async () => {
    const { made, kept } = await add('text/plain', PNG);
    expect(await made).toMatchObject({
      mediaType: 'image/png',
      width: 40,
      height: 30,
      sizeBytes: 24,
    });
    expect(kept).toHaveBeenCalledOnce();
  });

  it.each<[string, number, string]>([
    ['text/plain', 0, 'attachment-empty'],
    ['text/plain', 1001, 'attachment-too-large'],
    ['application/zip', 10, 'attachment-type'],
    ['audiobook/x', 10, 'attachment-type'],
  ])('of type %s with %d bytes are refused as %s', async (type, size, code) => {
    const { made, kept } = await add(type, new Uint8Array(size));
    await expect(made).rejects.toMatchObject({ code });
    expect(kept).not.toHaveBeenCalled();
  });

  it('of a family of types are taken', async () => {
    expect(await (await add('audio/ogg', new Uint8Array(10))).made).toMatchObject({
      mediaType: 'audio/ogg',
    });
  });

  it('are downloaded once, checked, and kept', async () => {
    const keepAttachment = vi.fn(async () => undefined);
    const session = await sessionOf({
      work: { attachment: async () => null },
      queries: { attachment: async () => FILE },
      cache: { attachmentBytes: async () => null, keepAttachment },
      connector: { download: async () => FILE_BYTES },
    });
    expect((await loadAttachment('file-1', session)).bytes).toEqual(FILE_BYTES);
    expect(keepAttachment).toHaveBeenCalledWith('file-1', FILE_BYTES);
  });

  it('that arrive changed are not kept, and an absent network is said in words', async () => {
    const keepAttachment = vi.fn(async () => undefined);
    const parts = {
      work: { attachment: async () => null },
      queries: { attachment: async () => FILE },
      cache: { attachmentBytes: async () => null, keepAttachment },
    };
    const damaged = await sessionOf({
      ...parts,
      connector: { download: async () => new Uint8Array([9]) },
    });
    await expect(loadAttachment('file-1', damaged)).rejects.toMatchObject({
      code: 'attachment-damaged',
    });
    const offline = await sessionOf({
      ...parts,
      connector: {
        download: async () => {
          throw new ConnectorError('offline', 'No network.');
        },
      },
    });
    await expect(loadAttachment('file-1', offline)).rejects.toMatchObject({
      code: 'attachment-unavailable',
      message: 'No network.',
    });
    expect(keepAttachment).not.toHaveBeenCalled();
  });
});

describe('drafts and typing', () => {
  it('tell the lists of a draft only when it begins and ends', async () => {
    const changed = vi.fn();
    let drafts: string[] = [];
    const mirror = await mirrorOf([], drafts);
    const session = await sessionOf({
      outbox: mirror,
      work: { saveDraft: async () => undefined },
      changed,
    });
    const save = (text: string) =>
      saveDraft({ threadId: 't', mode: 'reply', text, attachments: [] }, session, 77);
    expect(await save('D')).toEqual({ savedAt: 77 });
    expect(changed).toHaveBeenCalledOnce();
    drafts = ['t'];
    const later = { ...session, outbox: await mirrorOf([], drafts) };
    await saveDraft({ threadId: 't', mode: 'reply', text: 'De', attachments: [] }, later, 78);
    expect(changed).toHaveBeenCalledOnce();
    await saveDraft({ threadId: 't', mode: 'reply', text: '', attachments: [] }, later, 79);
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it('tell the desk of typing every few seconds, and never fail for it', async () => {
    const told: boolean[] = [];
    const session = await sessionOf({
      connector: {
        typing: async (_thread, on) => {
          told.push(on);
          throw new ConnectorError('offline', 'No network.');
        },
      },
    });
    const typing = new TypingSignal();
    await typing.set('t', false, session, 0);
    for (const now of [0, 100, 3999, 4000, 4100]) await typing.set('t', true, session, now);
    await typing.set('t', false, session, 4200);
    await typing.set('t', false, session, 4300);
    expect(told).toEqual([true, true, false]);
  });
});

describe('the floor', () => {
  it('shows an episode where a pending assignment takes it', async () => {
    const moved = episode('e1', { assigneeId: null, waitingSince: 100, targetAt: 200 });
    const assign = outboxRow({ kind: 'assign', episodeId: 'e1', assigneeId: KEN.id, teamId: null });
    const counts = { 'waiting-on-us': 1, 'waiting-on-customer': 0, snoozed: 0, resolved: 0 };
    const session = await sessionOf({
      outbox: await mirrorOf([assign]),
      queries: {
        agents: async () => [AGENT, KEN],
        teams: async () => [],
        episodeRows: async () => [episodeRow(moved)],
        floor: async (_ids, _now, without) => {
          expect(without).toEqual(['e1']);
          return {
            perAgent: [{ agentId: KEN.id, counts, longestWaitSince: 150, late: 0 }],
            unassigned: [],
            unassignedCount: 4,
            longestWaiting: [episodeRow(episode('e2', { waitingSince: 150 }))],
            waitingCount: 5,
            lateCount: 2,
          };
        },
      },
    });
    const floor = await floorView(session, 1000);
    const ken = floor.agents.find(({ agent }) => agent.id === KEN.id);
    expect(ken).toMatchObject({
      counts: { 'waiting-on-us': 2 },
      longestWaitSince: 100,
      late: 1,
      load: 2,
    });
    expect(floor).toMatchObject({ unassignedCount: 4, waitingCount: 6, lateCount: 3 });
    expect(floor.longestWaiting.map((row) => row.episode.id)).toEqual(['e1', 'e2']);
    expect(floor.agents.find(({ agent }) => agent.id === AGENT.id)?.load).toBe(0);
  });
});

import type { PracticeAccount } from '@shared/desk-process';
import type {
  AppInfo,
  Milestone,
  PolicyView,
  RequestOf,
  Security,
  SessionView,
  Settings,
  SyncStatus,
  Unsent,
} from '@shared/ipc';
import type { Exporter } from '../export/exporter';
import type { Handlers } from '../ipc/router';
import type { ActiveSession } from '../session/active-session';
import type { DeepLink } from '../shell/deep-link';
import { addAttachment, readDocument, saveAttachment, type SaveFile } from './attachments';
import type { PopOuts } from '../shell/pop-outs';
import { attention, muteThread } from './attention';
import { BulkChanges } from './bulk';
import { outboxList, submit } from './commands';
import { markSeen, messagePage, openConversation, picturesOf, placeAt } from './conversation';
import { customerPanel } from './customer';
import { duplicates, otherRecords } from './duplicates';
import { addEffort, effort } from './effort';
import { followLink } from './follow-link';
import { addFileToDraft, draftVersions, getDraft, saveDraft } from './drafts';
import { floorView } from './floor';
import { inboxCounts, inboxPage, inboxUrgency, viewCounts } from './inbox';
import { orderViews, removeView, savedViews, saveView } from './inbox-views';
import {
  forgetSearch,
  keptSearches,
  rememberSearch,
  removeSavedSearch,
  saveSearch,
} from './kept-searches';
import { LoadEstimate } from './load';
import { nextThread } from './next-thread';
import { endReturns, inboxReturns } from './returns';
import { removeLayout, saveLayout } from './panes';
import { marksInThread, relatedCases, search, searchInThread, searchValues } from './search';
import { cancel, drop, edit, keepEdit, requeue, schedule, sendNow } from './second-thoughts';
import { removeSnippet, saveSnippet, snippets } from './snippets';
import { syncPanel } from './sync-panel';
import { makeReport } from './sync-report';
import { syncStatus } from './sync-status';
import { TypingSignal } from './typing';

/** What the handlers need besides the session. */
export interface HandlerServices {
  readonly appInfo: AppInfo;
  openLink(url: string): Promise<void>;
  milestone(name: Milestone, at: number, detail: string | undefined): void;
  readonly settings: {
    get(): Settings;
    set(change: Partial<Settings>): Settings;
  };
  readonly sessions: {
    view(): SessionView;
    signIn(to: { url: string; user: string; password: string }): Promise<SessionView>;
    practice(account: PracticeAccount): Promise<SessionView>;
    signOut(request: RequestOf<'session.signOut'>): Promise<SessionView>;
    protect(choice: RequestOf<'session.protect'>): Promise<SessionView>;
    unlock(passphrase: string | null): Promise<SessionView>;
    leave(): Promise<SessionView>;
    setAside(): Promise<SessionView>;
    acknowledge(): Promise<SessionView>;
    unsent(): Promise<Unsent>;
    security(): Promise<Security>;
    changeKey(request: RequestOf<'session.changeKey'>): Promise<SessionView>;
  };
  readonly popOuts: Pick<PopOuts, 'threadIds' | 'open' | 'leave' | 'stay' | 'show'>;
  readonly saveFile: SaveFile;
  readonly exporter: Exporter;
  /** Which thread has the focus on screen. */
  watching(threadId: string | null): void;
  /** The link from outside that has not been followed. */
  takeLink(): DeepLink | null;
  policy(): PolicyView;
  /** The last warnings and errors of the log. */
  problems(): readonly string[];
  /** Unix ms. */
  now(): number;
}

/** One handler for every method of the contract. */
export function createHandlers(services: HandlerServices): Handlers<ActiveSession> {
  const { now, sessions, settings } = services;
  const typing = new TypingSignal();
  const load = new LoadEstimate();
  const bulk = new BulkChanges();
  const undoSeconds = () => settings.get().undoSendSeconds;
  const hold = () => ({ now: now(), undoSeconds: undoSeconds() });
  return {
    'app.info': () => services.appInfo,
    'app.openLink': ({ url }) => services.openLink(url),
    'app.milestone': ({ name, at, detail }) => services.milestone(name, at, detail),
    'settings.get': () => settings.get(),
    'settings.set': (change) => settings.set(change),

    'session.get': () => sessions.view(),
    'session.signIn': (request) => sessions.signIn(request),
    'session.practice': ({ account }) => sessions.practice(account),
    'session.signOut': (request) => sessions.signOut(request),
    'session.protect': (choice) => sessions.protect(choice),
    'session.unlock': ({ passphrase }) => sessions.unlock(passphrase),
    'session.leave': () => sessions.leave(),
    'session.setAside': () => sessions.setAside(),
    'session.acknowledge': () => sessions.acknowledge(),
    'session.security': () => sessions.security(),
    'session.changeKey': (request) => sessions.changeKey(request),
    'session.unsent': () => sessions.unsent(),

    'inbox.counts': (request, session) => inboxCounts(request, session, now()),
    'inbox.page': (request, session) => inboxPage(request, session, now()),
    'inbox.urgency': (request, session) => inboxUrgency(request, session, now()),
    'inbox.viewCounts': (request, session) => viewCounts(request, session, now()),
    'inbox.returns': (_request, session) => inboxReturns(session),
    'inbox.endReturns': endReturns,
    'inbox.next': (request, session) => nextThread(request, session, now()),
    'inbox.bulk': (request, session) => bulk.submit(request, session, now()),
    'inbox.undoBulk': (request, session) => bulk.undo(request, session, now()),
    'inbox.load': (_request, session) => load.get(session, now()),
    'inbox.languages': async (_request, session) => [
      ...(await session.store.queries.openLanguages()),
    ],
    'inbox.views': (_request, session) => savedViews(session),
    'inbox.saveView': saveView,
    'inbox.removeView': removeView,
    'inbox.orderViews': orderViews,

    'conversation.open': openConversation,
    'conversation.messages': messagePage,
    'conversation.placeAt': placeAt,
    'conversation.pictures': picturesOf,
    'conversation.markSeen': markSeen,
    'conversation.typing': ({ threadId, on }, session) => typing.set(threadId, on, session, now()),
    'conversation.looking': ({ threadIds }, session) => session.looking.set(threadIds),
    'colleagues.looking': (_request, session) => session.colleagues.looking(now()),

    'draft.get': getDraft,
    'draft.save': (draft, session) => saveDraft(draft, session, now()),
    'draft.addFile': (request, session) => addFileToDraft(request, session, now()),

    'draft.versions': draftVersions,
    'draft.keepVersion': ({ threadId, mode, text }, session) =>
      session.store.work.keepDraftVersion(threadId, mode, text, now()),

    'attachment.add': addAttachment,
    'attachment.document': readDocument,
    'attachment.save': (request, session) => saveAttachment(request, session, services.saveFile),

    'effort.add': addEffort,
    'effort.get': (request, session) => effort(request, session, now()),
    'customer.duplicates': (request, session) => duplicates(request, session, now()),
    'customer.others': (request, session) => otherRecords(request, session, now()),
    'customer.name': async ({ customerId }, { store }) =>
      (await store.queries.customerRecord(customerId))?.name ?? null,
    'customer.panel': (request, session) => customerPanel(request, session, now()),

    'command.submit': (request, session) => submit(request, session, now(), undoSeconds()),
    'outbox.list': (_request, session) => outboxList(session),
    'outbox.retry': ({ commandId }, session) => requeue(commandId, session),
    'outbox.cancel': ({ commandId }, session) => cancel(commandId, session),
    'outbox.drop': ({ commandId }, session) => drop(commandId, session),
    'outbox.sendNow': ({ commandId }, session) => sendNow(commandId, session),
    'outbox.schedule': schedule,
    'outbox.keepEdit': (request, session) => keepEdit(request, session, hold()),
    'outbox.edit': (request, session) => edit(request, session, hold()),
    'outbox.sendAnyway': ({ commandId }, session) => requeue(commandId, session),

    'search.query': (request, session) => search(request, session, now()),
    'search.values': searchValues,
    'search.kept': (_request, session) => keptSearches(session),
    'search.remember': (request, session) => rememberSearch(request, session, now()),
    'search.forget': forgetSearch,
    'search.save': saveSearch,
    'search.removeSaved': removeSavedSearch,
    'search.related': relatedCases,
    'search.inThread': searchInThread,
    'search.marks': marksInThread,

    'reference.snippets': (_request, session) => snippets(session),
    'snippets.save': saveSnippet,
    'snippets.remove': removeSnippet,
    'composer.uses': async (_request, session) => [...(await session.store.work.uses())],
    'composer.used': ({ id }, session) => session.store.work.noteUse(id, now()),
    'reference.tags': async (_request, session) => [...(await session.store.queries.tags())],
    'reference.teams': async (_request, session) => [...(await session.store.queries.teams())],
    'reference.agents': async (_request, session) => [...(await session.store.queries.agents())],

    'link.take': (_request, session) => followLink(services.takeLink(), session),

    'attention.get': attention,
    'attention.mute': muteThread,
    'attention.watching': ({ threadId }) => services.watching(threadId),

    'policy.get': () => services.policy(),
    'export.matches': (request, session) => services.exporter.matches(request, session),
    'export.conversation': (request, session) => services.exporter.conversation(request, session),
    'export.cancel': () => services.exporter.cancel(),

    'floor.get': (_request, session) => floorView(session, now()),

    'sync.status': (_request, session): SyncStatus => syncStatus(session, now()),
    'sync.now': (_request, session) => session.engine.syncNow(),
    'sync.panel': (_request, session) => syncPanel(session, now()),
    'sync.checkIndex': async (_request, session) => {
      await session.store.cache.checkIndex();
    },
    'sync.rebuildIndex': (_request, session) => session.store.cache.rebuildIndex(),
    'sync.removeDamagedCaches': async (_request, session) => {
      await session.store.removeCachesAside(null);
      // The sync panel follows the outbox.
      session.changed(['outbox'], null);
    },
    'sync.report': async (_request, session) =>
      makeReport(session, {
        app: services.appInfo,
        backend: (await sessions.security()).backend,
        problems: services.problems(),
        now: now(),
      }),

    'layout.get': (_request, session) => session.store.work.layout(),
    'layout.set': (layout, session) => session.store.work.saveLayout(layout),
    'layout.named': async (_request, session) => [...(await session.store.work.namedLayouts())],
    'layout.save': saveLayout,
    'layout.remove': removeLayout,
    'pane.memories': async (_request, session) => [...(await session.store.work.paneMemories())],
    'pane.remember': (memory, session) => session.store.work.rememberPane(memory),

    'popOut.list': () => services.popOuts.threadIds(),
    'popOut.open': ({ threadId, place, pane }) => services.popOuts.open(threadId, place, pane),
    'popOut.leave': ({ threadId, to }) =>
      to === 'stay' ? services.popOuts.stay(threadId) : services.popOuts.leave(threadId, to),
    'window.show': (request) => services.popOuts.show(request),
  };
}

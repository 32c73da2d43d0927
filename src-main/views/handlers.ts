import type { PracticeAccount } from '@shared/desk-process';
import type { AppInfo, Milestone, SessionView, Settings, SyncStatus } from '@shared/ipc';
import type { Handlers } from '../ipc/router';
import type { ActiveSession } from '../session/active-session';
import { addAttachment, saveAttachment, type SaveFile } from './attachments';
import { cancel, outboxList, requeue, submit } from './commands';
import { markSeen, messagePage, openConversation } from './conversation';
import { customerPanel } from './customer';
import { getDraft, saveDraft } from './drafts';
import { floorView } from './floor';
import { inboxCounts, inboxPage } from './inbox';
import { search } from './search';
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
    signOut(): Promise<SessionView>;
  };
  readonly saveFile: SaveFile;
  /** Unix ms. */
  now(): number;
}

/** One handler for every method of the contract. */
export function createHandlers(services: HandlerServices): Handlers<ActiveSession> {
  const { now, sessions, settings } = services;
  const typing = new TypingSignal();
  return {
    'app.info': () => services.appInfo,
    'app.openLink': ({ url }) => services.openLink(url),
    'app.milestone': ({ name, at, detail }) => services.milestone(name, at, detail),
    'settings.get': () => settings.get(),
    'settings.set': (change) => settings.set(change),

    'session.get': () => sessions.view(),
    'session.signIn': (request) => sessions.signIn(request),
    'session.practice': ({ account }) => sessions.practice(account),
    'session.signOut': () => sessions.signOut(),

    'inbox.counts': inboxCounts,
    'inbox.page': inboxPage,

    'conversation.open': openConversation,
    'conversation.messages': messagePage,
    'conversation.markSeen': markSeen,
    'conversation.typing': ({ threadId, on }, session) => typing.set(threadId, on, session, now()),

    'draft.get': getDraft,
    'draft.save': (draft, session) => saveDraft(draft, session, now()),

    'attachment.add': addAttachment,
    'attachment.save': (request, session) => saveAttachment(request, session, services.saveFile),

    'customer.panel': (request, session) => customerPanel(request, session, now()),

    'command.submit': submit,
    'outbox.list': (_request, session) => outboxList(session),
    'outbox.retry': ({ commandId }, session) => requeue(commandId, session, false),
    'outbox.cancel': ({ commandId }, session) => cancel(commandId, session),
    'outbox.sendAnyway': ({ commandId }, session) => requeue(commandId, session, true),

    'search.query': search,

    'reference.snippets': async (_request, session) => [
      ...(await session.store.queries.snippets()),
    ],
    'reference.tags': async (_request, session) => [...(await session.store.queries.tags())],
    'reference.agents': async (_request, session) => [...(await session.store.queries.agents())],

    'floor.get': (_request, session) => floorView(session, now()),

    'sync.status': (_request, session): SyncStatus => syncStatus(session, now()),
    'sync.now': (_request, session) => session.engine.syncNow(),

    'layout.get': (_request, session) => session.store.work.layout(),
    'layout.set': (layout, session) => session.store.work.saveLayout(layout),
  };
}

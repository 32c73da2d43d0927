import { Bookmark, Inbox, MessageSquare, Search, Zap } from 'lucide-react';
import { useDeferredValue, useMemo, type ReactNode } from 'react';
import type { SnippetView, Use } from '@shared/ipc';
import { canTake } from '@shared/rules';
import { call } from '../../app/bridge';
import { useHeddleQuery } from '../../app/query';
import { actionsInForce, useRegistry, type Keys } from '../../app/shortcuts';
import { focusedThreadId, savedViewAction, useInboxView, useScreen } from '../../app/state';
import { useT } from '../../i18n';
import { Avatar, safeText } from '../../ui';
import { applyLayout } from '../layouts';
import type { Entry } from './rank';

const CUSTOMERS = 6;
/** What of a snippet's text the palette looks at and shows, in letters. */
const SNIPPET_DETAIL = 160;
const ICON = { size: 14, strokeWidth: 1.8, 'aria-hidden': true } as const;

/** An entry with how it looks and what it does. */
export interface PaletteEntry extends Entry {
  readonly icon?: ReactNode;
  /** Written by people, and not by Heddle. */
  readonly isData?: boolean;
  readonly keys?: Keys;
  run(): void;
}

/** Hands the focused conversation to a colleague. */
async function assignTo(assigneeId: string, threadId: string): Promise<void> {
  const answer = await call('conversation.open', { threadId });
  const episode = answer.ok ? answer.value.episodes.at(-1) : undefined;
  if (!episode) return;
  const body = { kind: 'assign', episodeId: episode.id, assigneeId, teamId: null } as const;
  await call('command.submit', { body });
}

/** Types a snippet's name into the focused composer, which offers it with its variables filled in. */
function offerSnippet(name: string): void {
  const { cyclePane } = useScreen.getState();
  cyclePane(0);
  requestAnimationFrame(() => {
    const field = document.activeElement;
    if (!(field instanceof HTMLTextAreaElement)) return;
    const before = field.value.slice(0, field.selectionStart);
    const space = before === '' || /\s$/u.test(before) ? '' : ' ';
    // As if it were typed, so that the field's own undo takes it back.
    document.execCommand('insertText', false, `${space}/${name}`);
  });
}

/** The most used first, those that match alike. */
function byUse(snippets: readonly SnippetView[], uses: readonly Use[]): readonly SnippetView[] {
  const counts = new Map(uses.map(({ id, count }) => [id, count]));
  const of = ({ id }: SnippetView) => counts.get(id) ?? 0;
  return snippets.toSorted((a, b) => of(b) - of(a));
}

/** Everything that the palette can offer for what was typed. */
export function useEntries(typed: string): readonly PaletteEntry[] {
  const t = useT();
  const text = useDeferredValue(typed.trim());
  const registered = useRegistry((registry) => registry.actions);
  const openThread = useScreen((state) => state.openThread);
  const openSearch = useScreen((state) => state.openSearch);
  const threadId = useScreen(focusedThreadId);
  const saved = useHeddleQuery('search.kept', undefined).data?.saved;
  // Only the main window has panes to lay out.
  const isMain = useScreen((state) => state.ownThreadId === null);
  const layouts = useHeddleQuery('layout.named', undefined, { enabled: isMain }).data;
  const views = useHeddleQuery('inbox.views', undefined, { enabled: isMain }).data;
  const openView = useInboxView((state) => state.open);
  const agents = useHeddleQuery('reference.agents', undefined).data;
  const view = useHeddleQuery(
    'conversation.open',
    { threadId: threadId ?? '' },
    { enabled: threadId !== null, keepPrevious: false },
  ).data;
  const teamId = view?.episodes.at(-1)?.teamId ?? view?.thread.teamId ?? null;
  const snippets = useHeddleQuery('reference.snippets', undefined).data;
  const uses = useHeddleQuery('composer.uses', undefined).data;
  const found = useHeddleQuery('search.query', { text, limit: CUSTOMERS }).data;

  const fixed = useMemo<readonly PaletteEntry[]>(() => {
    const actions = actionsInForce(registered);
    const shown = actions.filter((action) => action.inPalette !== false);
    return [
      ...shown.map((action) => ({
        id: `action:${action.id}`,
        group: action.group,
        name: t(action.label),
        ...(action.keys ? { keys: action.keys } : {}),
        run: () => action.run(),
      })),
      ...(saved ?? []).map((each) => ({
        id: `saved:${each.id}`,
        group: 'saved' as const,
        name: safeText(each.name),
        detail: safeText(each.text),
        isData: true,
        icon: <Bookmark {...ICON} />,
        run: () => openSearch(each.text),
      })),
      ...(views ?? []).map(({ id, name, view }, index) => {
        const keys = actions.find((action) => action.id === savedViewAction(index))?.keys;
        return {
          id: `view:${id}`,
          group: 'inbox' as const,
          name: t('palette.view', { name: safeText(name) }),
          icon: <Inbox {...ICON} />,
          ...(keys ? { keys } : {}),
          run: () => openView(id, view),
        };
      }),
      ...(layouts ?? []).map((each) => ({
        id: `layout:${each.id}`,
        group: 'panes' as const,
        name: t('layouts.palette', { name: safeText(each.name) }),
        run: () => applyLayout(each),
      })),
    ];
  }, [registered, saved, views, layouts, t, openSearch, openView]);

  return useMemo(() => {
    if (text === '') return fixed;
    const people: PaletteEntry[] = (found?.customers ?? []).flatMap(
      ({ customer, detail, threadId: id }) =>
        id === null
          ? []
          : [
              {
                id: `customer:${customer.id}`,
                group: 'threads' as const,
                name: safeText(customer.name),
                detail: safeText(detail),
                found: true,
                isData: true,
                icon: <Avatar id={customer.id} name={customer.name} size="s" />,
                run: () => openThread(id),
              },
            ],
    );
    const colleagues: PaletteEntry[] =
      threadId === null || teamId === null
        ? []
        : (agents ?? [])
            .filter((agent) => canTake(agent, [teamId]))
            .map((agent) => ({
              id: `agent:${agent.id}`,
              group: 'agents' as const,
              name: t('palette.assign-to', { name: safeText(agent.name) }),
              icon: <Avatar id={agent.id} name={agent.name} size="s" kind="agent" />,
              run: () => void assignTo(agent.id, threadId),
            }));
    const texts: PaletteEntry[] =
      threadId === null
        ? []
        : byUse(snippets ?? [], uses ?? []).map((snippet) => ({
            id: `snippet:${snippet.id}`,
            group: 'snippets' as const,
            name: safeText(snippet.name),
            // Found by its text as well.
            detail: safeText(`${snippet.folder} · ${snippet.text.slice(0, SNIPPET_DETAIL)}`),
            isData: true,
            icon: <Zap {...ICON} />,
            run: () => offerSnippet(snippet.name),
          }));
    const threads: PaletteEntry[] = (found?.threads ?? []).slice(0, 3).map((thread) => ({
      id: `thread:${thread.threadId}`,
      group: 'messages' as const,
      name: t('palette.thread-of', { name: safeText(thread.customer.name) }),
      found: true,
      isData: true,
      icon: <MessageSquare {...ICON} />,
      run: () =>
        openThread(
          thread.threadId,
          thread.messageId === null ? {} : { messageId: thread.messageId },
        ),
    }));
    const search: PaletteEntry = {
      id: 'search',
      group: 'messages',
      name: t('palette.none-search', { text }),
      isFallback: true,
      icon: <Search {...ICON} />,
      keys: 'Mod+Shift+F',
      run: () => openSearch(text),
    };
    return [...fixed, ...people, ...colleagues, ...texts, ...threads, search];
  }, [text, fixed, found, agents, snippets, uses, threadId, teamId, t, openThread, openSearch]);
}

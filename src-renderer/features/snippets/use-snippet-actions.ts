import { useEffect, useMemo } from 'react';
import { useActions } from '../../app/shortcuts';
import { focusedThreadId, useScreen } from '../../app/state';
import { useI18n } from '../../i18n';
import { composerOf } from '../composer/composer-link';
import { composeSnippet, showSnippets, useSnippetManager } from './manager';

/**
 * What the palette can do with snippets. Mounted once.
 *
 * @param agentId whoever is at the screen: what they left unsaved is nobody else's
 */
export function useSnippetActions(agentId: string): void {
  const { locale } = useI18n();
  useEffect(() => () => useSnippetManager.getState().reset(), [agentId]);
  useActions(
    useMemo(
      () => [
        {
          id: 'snippets.manage',
          label: 'action.snippets',
          group: 'app',
          run: () => showSnippets(),
        },
        {
          id: 'snippets.keep',
          label: 'action.snippet-keep',
          group: 'thread',
          run: () => {
            const threadId = focusedThreadId(useScreen.getState());
            const text = (threadId && composerOf(threadId)?.written()) ?? '';
            composeSnippet({ name: '', folder: '', text, language: languageOf(locale) });
          },
        },
      ],
      [locale],
    ),
  );
}

/** The language that a new snippet is in, until somebody says otherwise. */
export function languageOf(locale: string): string {
  return locale.split('-')[0] ?? locale;
}

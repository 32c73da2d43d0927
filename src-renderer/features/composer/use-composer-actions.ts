import { useMemo } from 'react';
import { useActions } from '../../app/shortcuts';
import { focusedThreadId, useScreen } from '../../app/state';
import { composerOf, type ComposerLink } from './composer-link';

/** Does something in the composer of the focused pane, if there is one. */
function inFocused(what: (composer: ComposerLink) => void): void {
  const threadId = focusedThreadId(useScreen.getState());
  const composer = threadId === null ? undefined : composerOf(threadId);
  if (composer) what(composer);
}

/** What the keyboard and the palette can do in the composer of the focused pane. Mounted once. */
export function useComposerActions(): void {
  useActions(
    useMemo(
      () => [
        {
          id: 'composer.send-later',
          label: 'action.send-later',
          group: 'thread',
          keys: 'Mod+Shift+Enter',
          run: () => inFocused((composer) => composer.sendLater()),
        },
        {
          id: 'composer.quote-last',
          label: 'action.quote-last',
          group: 'thread',
          keys: 'Alt+Shift+Q',
          run: () => inFocused((composer) => composer.quoteLast()),
        },
      ],
      [],
    ),
  );
}

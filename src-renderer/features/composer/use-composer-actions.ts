import { useMemo } from 'react';
import { useActions, type Action, type Keys } from '../../app/shortcuts';
import { focusedThreadId, useScreen } from '../../app/state';
import { composerOf, type ComposerLink } from './composer-link';
import type { SendWith } from './use-send';

/** Does something in the composer of the focused pane, if there is one. */
function inFocused(what: (composer: ComposerLink) => void): void {
  const threadId = focusedThreadId(useScreen.getState());
  const composer = threadId === null ? undefined : composerOf(threadId);
  if (composer) what(composer);
}

const sendWith = (what: SendWith, keys: Keys): Action => ({
  id: `composer.send-${what}`,
  label: `action.send-${what}`,
  group: 'thread',
  keys,
  run: () => inFocused((composer) => composer.sendWith(what)),
});

/** Elsewhere the same keys open beside, or confirm a dialog. */
const isInField = (focused: Element | null): boolean =>
  focused?.matches('[data-composer-field]') === true;

/** What the keyboard and the palette can do in the composer of the focused pane. Mounted once. */
export function useComposerActions(): void {
  useActions(
    useMemo(
      () => [
        {
          id: 'composer.send',
          label: 'action.send',
          group: 'thread',
          keys: 'Mod+Enter',
          appliesAt: isInField,
          run: () => inFocused((composer) => composer.send()),
        },
        sendWith('resolve', 'Mod+Alt+Enter'),
        sendWith('plan', 'Alt+Enter'),
        sendWith('snooze', 'Alt+Shift+Enter'),
        sendWith('later', 'Mod+Shift+Enter'),
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

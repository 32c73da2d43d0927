import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ConversationView } from '@shared/ipc';
import type { ComposerMode } from './composer-mode';
import { draftNow, useDraftPart, type WatchedDraft } from './draft-view';
import type { SendOptions } from './use-send';
import { greetedElsewhere } from './wrong-thread';

interface Doubt {
  /** Who is greeted, though the reply goes to somebody else. */
  readonly greeted: string;
  /** The text that does so: another one is looked at anew. */
  readonly text: string;
  readonly options: SendOptions;
}

/** Holds a reply back, until it is said again, that greets the customer of another conversation. */
export function useWrongThread(input: {
  readonly view: ConversationView;
  readonly mode: ComposerMode;
  readonly draft: WatchedDraft;
  /** Resolves to whether it is in the outbox. */
  send(options: SendOptions): Promise<boolean>;
}): {
  readonly doubt: Doubt | null;
  /** @param anyway the question has been answered */
  send(options: SendOptions, anyway: boolean): Promise<boolean>;
  forget(): void;
} {
  const client = useQueryClient();
  const [held, setHeld] = useState<Doubt | null>(null);
  const looking = useRef(false);
  const latest = useRef(input);
  useEffect(() => {
    latest.current = input;
  });
  const send = useCallback(
    async (options: SendOptions, anyway: boolean): Promise<boolean> => {
      const { view, mode, draft } = latest.current;
      const { text } = draftNow(draft);
      if (!anyway && mode === 'reply') {
        // Whoever presses the key twice sends once.
        if (looking.current) return false;
        looking.current = true;
        const greeted = await greetedElsewhere(client, view, text).finally(() => {
          looking.current = false;
        });
        if (greeted !== null) {
          setHeld({ greeted, text, options });
          return false;
        }
      }
      setHeld(null);
      // What was typed while it was looked at is in it.
      return latest.current.send(options);
    },
    [client],
  );
  const forget = useCallback(() => setHeld(null), []);
  const doubtful = held?.text;
  const isAsWas = useDraftPart(input.draft, ({ text }) => text === doubtful);
  const doubt = isAsWas && input.mode === 'reply' ? held : null;
  return useMemo(() => ({ doubt, send, forget }), [doubt, send, forget]);
}

import { useCallback, useState } from 'react';

/** What was chosen and written so far, as far as it was. */
export interface BegunTransfer {
  readonly to?: string;
  readonly teamId?: string;
  readonly minutes?: number;
  readonly backTo?: 'author' | 'team';
  readonly brief?: string;
}

/** By person and thread. Closing the dialog, perhaps by mistake, must not lose a brief. */
const begun = new Map<string, BegunTransfer>();
const NOTHING: BegunTransfer = {};

/**
 * The form of a transfer, which is as it was when the dialog opens again.
 *
 * @param agentId whose it is: nobody goes on with somebody else's
 */
export function useBegunTransfer(
  threadId: string,
  agentId: string,
): {
  readonly begun: BegunTransfer;
  change(part: BegunTransfer): void;
  /** It was handed over. */
  forget(): void;
} {
  const key = `${agentId} ${threadId}`;
  const [, draw] = useState(0);
  const change = useCallback(
    (part: BegunTransfer) => {
      begun.set(key, { ...begun.get(key), ...part });
      draw((count) => count + 1);
    },
    [key],
  );
  const forget = useCallback(() => void begun.delete(key), [key]);
  return { begun: begun.get(key) ?? NOTHING, change, forget };
}

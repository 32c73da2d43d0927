/** The desk is told again that somebody types only after this long. */
const REPEAT_MS = 4000;
/** No key for this long means the agent stopped typing. */
const IDLE_MS = 6000;

/**
 * Tells the desk that the agent types, seldom enough.
 *
 * @param send passes the signal on
 * @returns `typed` for each key, `stop` when the text was sent or the field left
 */
export function typingSignal(send: (on: boolean) => void): { typed(): void; stop(): void } {
  let sentAt: number | null = null;
  let idle: ReturnType<typeof setTimeout> | null = null;
  const stop = (): void => {
    if (idle !== null) clearTimeout(idle);
    idle = null;
    if (sentAt !== null) send(false);
    sentAt = null;
  };
  return {
    typed() {
      const now = Date.now();
      if (sentAt === null || now - sentAt >= REPEAT_MS) {
        sentAt = now;
        send(true);
      }
      if (idle !== null) clearTimeout(idle);
      idle = setTimeout(stop, IDLE_MS);
    },
    stop,
  };
}

import { ConnectorError } from '../connectors/connector';
import type { ActiveSession } from '../session/active-session';

/** A desk forgets "typing" after 10 s by itself: saying it every 4 s is enough. */
const REPEAT_MS = 4000;
const TIMEOUT_MS = 5000;

/**
 * Tells the others that this agent is writing, at most every few seconds however fast the keys are.
 * It is a courtesy: when it cannot be told, nothing happens.
 */
export class TypingSignal {
  private readonly toldAt = new Map<string, number>();

  /** @param now Unix ms */
  async set(threadId: string, on: boolean, session: ActiveSession, now: number): Promise<void> {
    const last = this.toldAt.get(threadId);
    if (on ? last !== undefined && now - last < REPEAT_MS : last === undefined) return;
    if (on) this.toldAt.set(threadId, now);
    else this.toldAt.delete(threadId);
    try {
      await session.connector.typing(threadId, on, AbortSignal.timeout(TIMEOUT_MS));
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
    }
  }
}

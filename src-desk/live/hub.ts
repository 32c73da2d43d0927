import { LOOKING_MAX_THREADS, type Side } from '@shared/domain';
import type { DeskEvent } from '@shared/protocol';
import type { Viewer } from '../viewer';
import type { Looks } from './looking';

/** One open event stream. */
export interface Subscriber {
  readonly viewer: Viewer;
  readonly deviceId: string;
  send(event: DeskEvent): void;
  /** Ends the stream; the client will come back and be told what it missed. */
  end(): void;
}

/** Passes what happens to everybody who listens and may know. Holds nothing back for the absent. */
export class LiveHub {
  readonly #subscribers = new Set<Subscriber>();

  /** @returns unsubscribes */
  subscribe(subscriber: Subscriber): () => void {
    this.#subscribers.add(subscriber);
    return () => void this.#subscribers.delete(subscriber);
  }

  changes(upTo: number): void {
    this.#send({ type: 'changes', upTo }, () => true);
  }

  presence(event: Extract<DeskEvent, { type: 'presence' }>): void {
    this.#send(event, () => true);
  }

  /** @param teamId the team of the thread: only its people are told, the writer excepted */
  typing(
    teamId: string,
    typing: {
      readonly threadId: string;
      readonly side: Side;
      readonly agentId: string | null;
      readonly on: boolean;
    },
  ): void {
    this.#send(
      { type: 'typing', ...typing },
      ({ viewer }) => viewer.teamIds.includes(teamId) && viewer.agentId !== typing.agentId,
    );
  }

  /**
   * Tells what an agent has open, to each of the others as far as they may see the threads. Nobody
   * hears of an agent with whom they share none.
   */
  looking(agentId: string, before: Looks, now: Looks): void {
    for (const { viewer, send } of this.#subscribers) {
      const event = lookingFor(viewer, agentId, now);
      const wasTold = lookingFor(viewer, agentId, before) !== null;
      if (event) send(event);
      else if (wasTold) send({ type: 'looking', agentId, threadIds: [] });
    }
  }

  /** Whether a console of an agent has a stream open. */
  hears(agentId: string, deviceId: string): boolean {
    return [...this.#subscribers].some(
      (subscriber) => subscriber.viewer.agentId === agentId && subscriber.deviceId === deviceId,
    );
  }

  whisper(toAgentId: string, threadId: string, messageId: string): void {
    this.#send(
      { type: 'whisper', threadId, messageId },
      ({ viewer }) => viewer.agentId === toAgentId,
    );
  }

  /** Ends the streams of one agent, because what they may see changed or they signed out. */
  endOf(agentId: string): void {
    for (const subscriber of this.#subscribers) {
      if (subscriber.viewer.agentId === agentId) subscriber.end();
    }
  }

  /** Tells one console of an agent that its local data are to be removed, and ends its streams. */
  wipe(agentId: string, deviceId: string): void {
    for (const subscriber of this.#subscribers) {
      if (subscriber.viewer.agentId !== agentId || subscriber.deviceId !== deviceId) continue;
      subscriber.send({ type: 'wipe' });
      subscriber.end();
    }
  }

  close(): void {
    for (const subscriber of this.#subscribers) subscriber.end();
    this.#subscribers.clear();
  }

  #send(event: DeskEvent, may: (subscriber: Subscriber) => boolean): void {
    for (const subscriber of this.#subscribers) if (may(subscriber)) subscriber.send(event);
  }
}

/** What somebody may know of what an agent has open; null: nothing. */
export function lookingFor(viewer: Viewer, agentId: string, looks: Looks): DeskEvent | null {
  if (viewer.agentId === agentId) return null;
  const threadIds = [...looks]
    .filter(([, teamId]) => viewer.teamIds.includes(teamId))
    .map(([threadId]) => threadId)
    .slice(0, LOOKING_MAX_THREADS);
  return threadIds.length === 0 ? null : { type: 'looking', agentId, threadIds };
}

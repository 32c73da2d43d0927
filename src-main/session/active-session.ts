import type { SyncStatus, Topic } from '@shared/ipc';
import type { Connector, DeskSession } from '../connectors/connector';
import type { SendEvent } from '../ipc/event-hub';
import type { Store } from '../store/api';
import type { ConnectionTrail } from '../diagnostics/trail';
import type { SyncEngine } from '../sync/api';
import type { Colleagues } from '../views/colleagues';
import type { LookingSignal } from '../views/looking';
import type { OutboxMirror } from '../views/outbox-mirror';
import type { AwayWatch } from './away-watch';

/** Something that the store found damaged or missing. */
export interface Found {
  readonly code: string;
  /** What it means and what became of it, for the person at the screen. */
  readonly words: string;
}

/** Everything that belongs to the person who is signed in. */
export interface ActiveSession {
  readonly desk: DeskSession;
  readonly practice: boolean;
  /** As shown: where the desk is. */
  readonly deskUrl: string;
  /** Where the local data are. */
  readonly folder: string;
  readonly store: Store;
  readonly connector: Connector;
  readonly engine: SyncEngine;
  readonly outbox: OutboxMirror;
  /** When the agent was away, and what came back. */
  readonly away: AwayWatch;
  /** Who else is writing, and what they have open. */
  readonly colleagues: Colleagues;
  /** Tells them what is open here. */
  readonly looking: Pick<LookingSignal, 'set'>;
  readonly encryption: SyncStatus['encryption'];
  /** The last states of the connection. */
  readonly trail: ConnectionTrail;
  /** Everything that was found in this run or at its start. */
  found(): readonly Found[];
  /** Tells the screen something at once. */
  readonly send: SendEvent;
  /** Tells the screen that something changed; `threadIds` null means any thread. */
  changed(topics: readonly Topic[], threadIds: readonly string[] | null): void;
}

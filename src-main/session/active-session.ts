import type { SyncStatus, Topic } from '@shared/ipc';
import type { Connector, DeskSession } from '../connectors/connector';
import type { SendEvent } from '../ipc/event-hub';
import type { Store } from '../store/api';
import type { SyncEngine } from '../sync/api';
import type { OutboxMirror } from '../views/outbox-mirror';

/** Everything that belongs to the person who is signed in. */
export interface ActiveSession {
  readonly desk: DeskSession;
  readonly practice: boolean;
  /** As shown: where the desk is. */
  readonly deskUrl: string;
  readonly store: Store;
  readonly connector: Connector;
  readonly engine: SyncEngine;
  readonly outbox: OutboxMirror;
  readonly encryption: SyncStatus['encryption'];
  /** Tells the screen something at once. */
  readonly send: SendEvent;
  /** Tells the screen that something changed; `threadIds` null means any thread. */
  changed(topics: readonly Topic[], threadIds: readonly string[] | null): void;
}

import type { SessionRemoval } from '@shared/ipc';
import type { WipeOrder } from '../connectors/connector';
import type { Log } from '../diagnostics/log';
import type { ProfileIndex, Removal } from './profile-index';

/** What went with local data that were removed. */
export interface RemovedWork {
  readonly replies: number;
  readonly drafts: number;
}

export interface RemovalsOptions {
  readonly index: ProfileIndex;
  /**
   * Tells a desk that its order was carried out.
   *
   * @param url the desk's; null: the practice desk
   */
  confirm(url: string | null, orderId: string, work: RemovedWork): Promise<void>;
  readonly log: Log;
  now(): number;
}

/**
 * Local data that desks ordered to be removed: what the person at the screen is told of it, and the
 * confirmation, which every desk gets once, as soon as it can be reached.
 */
export class Removals {
  private known: readonly Removal[] = [];
  private confirming: Promise<void> = Promise.resolve();

  constructor(private readonly options: RemovalsOptions) {}

  /** Reads what earlier runs left. */
  async load(): Promise<void> {
    this.known = await this.options.index.removals();
  }

  /** Whether an order was carried out before; a desk repeats it until it has been confirmed. */
  isDone(orderId: string): boolean {
    return this.known.some(({ id }) => id === orderId);
  }

  /** The newest removal that the person at the screen does not know of yet. */
  unseen(): SessionRemoval | null {
    const removal = this.known.findLast(({ seen }) => !seen);
    if (!removal) return null;
    const { deskName, at, replies, drafts } = removal;
    return { deskName, at, replies, drafts };
  }

  /**
   * Notes that an order was carried out.
   *
   * @param removed null when there was nothing here any more: then nobody need be told
   */
  async note(
    order: WipeOrder,
    url: string | null,
    removed: (RemovedWork & { readonly deskName: string }) | null,
  ): Promise<void> {
    await this.options.index.noteRemoval({
      id: order.id,
      url,
      deskName: removed?.deskName ?? '',
      at: this.options.now(),
      replies: removed?.replies ?? 0,
      drafts: removed?.drafts ?? 0,
      confirmed: false,
      seen: removed === null,
    });
    await this.load();
  }

  async acknowledge(): Promise<void> {
    for (const { id, seen } of this.known) {
      if (!seen) await this.options.index.changeRemoval(id, { seen: true });
    }
    await this.load();
  }

  /**
   * Confirms what has not been confirmed; what does not work is tried again at the next contact.
   *
   * @param url only at this desk; undefined: at all of them
   */
  confirmAll(url?: string | null): Promise<void> {
    // One after the other, so that no desk is told twice.
    this.confirming = this.confirming.then(() => this.confirmNow(url));
    return this.confirming;
  }

  private async confirmNow(url: string | null | undefined): Promise<void> {
    for (const { id, url: at, confirmed, replies, drafts } of this.known) {
      if (confirmed || (url !== undefined && at !== url)) continue;
      try {
        await this.options.confirm(at, id, { replies, drafts });
        await this.options.index.changeRemoval(id, { confirmed: true });
        await this.load();
      } catch (error) {
        this.options.log.warn('removal.unconfirmed', { error });
      }
    }
  }
}

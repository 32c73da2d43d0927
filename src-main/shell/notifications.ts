import { Notification, type NativeImage } from 'electron';
import type { Settings } from '@shared/ipc';
import type { Notice, Shown } from '@shared/rules';
import type { ActiveSession } from '../session/active-session';
import { notificationOf } from './notification-words';
import type { Texts } from './texts';

export interface NotificationsOptions {
  readonly platform: NodeJS.Platform;
  texts(): Texts;
  settings(): Settings;
  /** The customer's mark on their colour. */
  mark(notice: Notice): NativeImage;
  now(): number;
  /** Who is signed in; null: nobody. */
  owner(): ActiveSession | null;
  /** Somebody wants to see it; null: the inbox. */
  open(threadId: string | null): void;
  /**
   * Somebody answered from a notification that said all that `notice.lastSeenMessageId` vouches for.
   *
   * @param owner who was signed in when it was shown
   */
  reply(notice: Notice, text: string, owner: ActiveSession | null): void;
}

/** Only these systems have a field in their notifications. */
const WITH_FIELD: ReadonlySet<NodeJS.Platform> = new Set(['darwin', 'win32']);
/** A second one for the same thread so soon makes no sound. */
const QUIET_AGAIN_MS = 30_000;
const MANY = 'many';

/** The system's notifications: at most one for a thread, the newest. */
export class Notifications {
  private readonly open = new Map<string, { readonly at: number; readonly shown: Notification }>();

  constructor(private readonly options: NotificationsOptions) {}

  show(shown: readonly Shown[]): void {
    if (!Notification.isSupported()) return;
    for (const each of shown) this.showOne(each);
  }

  /** Takes back what was told of a thread: it is being looked at. */
  seen(threadId: string): void {
    this.close(threadId);
    this.close(MANY);
  }

  closeAll(): void {
    for (const key of this.open.keys()) this.close(key);
  }

  private showOne(shown: Shown): void {
    const { options } = this;
    const notice = shown.as === 'one' ? shown.notice : null;
    const key = notice?.threadId ?? MANY;
    const before = this.open.get(key);
    const { title, body, isWhole } = notificationOf(
      shown,
      options.settings().notifyShows,
      options.texts(),
    );
    // A reply names what its author has seen: there is no field below what was not shown.
    const canReply =
      WITH_FIELD.has(options.platform) &&
      isWhole &&
      notice !== null &&
      notice.lastSeenMessageId !== null;
    const owner = options.owner();
    const made = new Notification({
      title,
      body,
      silent: before !== undefined && options.now() - before.at < QUIET_AGAIN_MS,
      ...(notice ? { icon: options.mark(notice) } : {}),
      ...(canReply ? { hasReply: true, replyPlaceholder: options.texts()('notify.reply') } : {}),
    });
    made.on('click', () => options.open(notice?.threadId ?? null));
    if (canReply) {
      made.on('reply', (details, old: unknown) => {
        const text = 'reply' in details && typeof details.reply === 'string' ? details.reply : old;
        if (typeof text === 'string' && text.trim() !== '') options.reply(notice, text, owner);
      });
    }
    made.on('close', () => {
      if (this.open.get(key)?.shown === made) this.open.delete(key);
    });
    before?.shown.close();
    // Without a reference it would be collected, and a click on it would do nothing.
    this.open.set(key, { at: options.now(), shown: made });
    made.show();
  }

  private close(key: string): void {
    this.open.get(key)?.shown.close();
    this.open.delete(key);
  }
}

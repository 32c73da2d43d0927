import { nativeImage } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Settings } from '@shared/ipc';
import { DEFAULT_SETTINGS, type Notice, type Shown } from '@shared/rules';
import { Notifications } from '../../../src-main/shell/notifications';
import { textsOf } from '../../../src-main/shell/texts';
import { forget, Notification } from './fake-electron';

vi.mock('electron', () => import('./fake-electron'));
beforeEach(forget);

const notice: Notice = {
  kind: 'customer-wrote',
  threadId: 'thread-1',
  episodeId: 'episode-1',
  customerId: 'customer-1',
  customerName: 'Grace Okafor',
  text: 'Where is it?',
  lastSeenMessageId: 'message-1',
};
const one = (change: Partial<Notice> = {}): Shown => ({
  as: 'one',
  notice: { ...notice, ...change },
});

function world(settings: Partial<Settings> = {}, platform: NodeJS.Platform = 'darwin') {
  const opened: (string | null)[] = [];
  const replies: (readonly [Notice, string])[] = [];
  const clock = { now: 1_000_000 };
  const notifications = new Notifications({
    owner: () => null,
    platform,
    texts: () => textsOf('en'),
    settings: () => ({ ...DEFAULT_SETTINGS, notifyShows: 'text', ...settings }),
    mark: () => nativeImage.createFromBitmap(Buffer.alloc(0), { width: 0, height: 0 }),
    now: () => clock.now,
    open: (threadId) => opened.push(threadId),
    reply: (told, text) => replies.push([told, text]),
  });
  return { notifications, opened, replies, clock };
}

const shown = () => Notification.made.filter(({ isShown }) => isShown);

describe('the field of a notification', () => {
  it.each(['darwin', 'win32'] as const)('is there below a whole text, on %s', (platform) => {
    const { notifications, replies } = world({}, platform);
    notifications.show([one()]);
    const [made] = shown();
    expect(made?.options).toMatchObject({ body: 'Where is it?', hasReply: true });
    made?.emit('reply', { reply: '  ' }, '');
    made?.emit('reply', { reply: 'On its way' }, '');
    expect(replies).toEqual([[notice, 'On its way']]);
  });

  it.each<[string, Partial<Settings>, Partial<Notice>]>([
    ['only the name is shown', { notifyShows: 'name' }, {}],
    ['nothing is shown', { notifyShows: 'nothing' }, {}],
    ['the text is cut', {}, { text: 'x'.repeat(500) }],
    ['the text is longer than systems show', {}, { text: 'x'.repeat(150) }],
    ['there is more that is new', {}, { lastSeenMessageId: null }],
    ['there is no text', {}, { text: '' }],
  ])('is not there where %s', (_name, settings, change) => {
    const { notifications, replies, opened } = world(settings);
    notifications.show([one(change)]);
    const [made] = shown();
    expect(made?.options.hasReply).toBeUndefined();
    made?.emit('reply', { reply: 'On its way' }, '');
    expect(replies).toEqual([]);
    made?.emit('click');
    expect(opened).toEqual(['thread-1']);
  });

  it('is not there for many at once, nor where the system has none', () => {
    world().notifications.show([{ as: 'many', kind: null, count: 4 }]);
    world({}, 'linux').notifications.show([one()]);
    expect(shown().map(({ options }) => options.hasReply)).toEqual([undefined, undefined]);
  });
});

describe('notifications', () => {
  it('are one for a thread, the newest, and soon after the last without a sound', () => {
    const { notifications, clock } = world();
    notifications.show([one({ text: 'First' })]);
    clock.now += 5000;
    notifications.show([one({ text: 'Second' }), one({ threadId: 'thread-2' })]);
    expect(shown().map(({ options }) => [options.body, options.silent])).toEqual([
      ['Second', true],
      ['Where is it?', false],
    ]);
    clock.now += 60_000;
    notifications.show([one({ text: 'Third' })]);
    expect(shown().at(-1)?.options).toMatchObject({ body: 'Third', silent: false });
  });

  it('of a thread are taken back when it is looked at, and what was told of many with them', () => {
    const { notifications, opened } = world();
    notifications.show([
      one(),
      one({ threadId: 'thread-2' }),
      { as: 'many', kind: null, count: 3 },
    ]);
    shown().at(-1)?.emit('click');
    expect(opened).toEqual([null]);
    notifications.seen('thread-1');
    expect(shown()).toHaveLength(1);
    notifications.closeAll();
    expect(shown()).toEqual([]);
  });
});

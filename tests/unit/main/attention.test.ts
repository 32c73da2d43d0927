import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { CUSTOMER_COLOURS, type Notice } from '@shared/rules';
import { acceleratorOf, chosenAccelerator } from '../../../src-main/shell/accelerators';
import { notificationOf } from '../../../src-main/shell/notification-words';
import { badgeText, colourOf, drawMark } from '../../../src-main/shell/pictures';
import { textsOf } from '../../../src-main/shell/texts';
import { trayTemplate } from '../../../src-main/shell/tray-menu';

const texts = textsOf('en');
const notice: Notice = {
  kind: 'customer-wrote',
  threadId: 't',
  episodeId: 'e',
  customerId: 'c',
  customerName: 'Grace Okafor',
  text: 'My card\nnumber is \u202E1234',
  lastSeenMessageId: 'm',
};

describe('what a notification says', () => {
  it('is as much of a customer as the person wants others to see', () => {
    const one = { as: 'one', notice } as const;
    expect(notificationOf(one, 'text', texts)).toEqual({
      title: 'Grace Okafor',
      body: 'My card number is 1234',
      isWhole: true,
    });
    expect(notificationOf(one, 'name', texts)).toEqual({
      title: 'Grace Okafor',
      body: 'Wrote to you',
      isWhole: false,
    });
    expect(notificationOf(one, 'nothing', texts)).toEqual({
      title: 'Heddle',
      body: 'A customer wrote',
      isWhole: false,
    });
  });

  it.each([
    ['x'.repeat(120), true],
    ['x'.repeat(121), false],
    ['字'.repeat(60), true],
    ['字'.repeat(61), false],
  ])('is whole as long as systems surely show all of it (%#)', (text, isWhole) => {
    const one = { as: 'one', notice: { ...notice, text } } as const;
    expect(notificationOf(one, 'text', texts).isWhole).toBe(isWhole);
  });

  it('names the occasion where it was no message, and counts many', () => {
    const whisper = { as: 'one', notice: { ...notice, kind: 'whisper' } } as const;
    expect(notificationOf(whisper, 'text', texts).body).toMatch(/^A colleague whispers to you: My/);
    const many = { as: 'many', kind: 'woke', count: 9 } as const;
    expect(notificationOf(many, 'text', texts).body).toBe('9 snoozed conversations are back');
  });

  it('is a line', () => {
    const long = { as: 'one', notice: { ...notice, text: 'x'.repeat(5000) } } as const;
    expect(notificationOf(long, 'text', texts).body).toHaveLength(180);
  });
});

describe('the tray', () => {
  const options = {
    texts,
    focusMode: true,
    show: () => undefined,
    nextThread: () => undefined,
    setPresence: () => undefined,
    setFocusMode: () => undefined,
    quit: () => undefined,
  };

  it('says what waits, and how much of it quietly', () => {
    const menu = trayTemplate({
      ...options,
      waiting: { count: 12, quietly: 9, presence: 'away' },
    });
    const labels = menu.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['12 wait on you', '+9 wait quietly']));
    const presence = menu.find(({ label }) => label === 'How Colleagues See You')?.submenu;
    expect(presence).toEqual(
      expect.arrayContaining([expect.objectContaining({ label: 'Away', checked: true })]),
    );
  });

  it('offers nothing of somebody’s work while nobody is signed in', () => {
    const menu = trayTemplate({
      ...options,
      waiting: { count: null, quietly: null, presence: null },
    });
    expect(menu.map(({ label }) => label)).toEqual(['Show Heddle', 'Quit Heddle']);
  });
});

describe('marks', () => {
  it('have the colours of the style sheet', () => {
    const css = readFileSync('src-renderer/app/styles/tokens.css', 'utf8');
    CUSTOMER_COLOURS.forEach((colour, index) =>
      expect(css).toContain(`--customer-${index}: ${colour};`),
    );
  });

  it('are their colour, with white letters, and clear at the corners', () => {
    const { pixels, size } = drawMark('GO', colourOf('#0b6e69'), 48, false);
    const at = (x: number, y: number) => [...pixels.subarray((y * size + x) * 4).subarray(0, 4)];
    expect(at(0, 0)[3]).toBe(0);
    expect(at(24, 2)).toEqual([0x69, 0x6e, 0x0b, 255]);
    const white = [...pixels].filter((_value, index) => index % 4 === 0 && pixels[index] === 255);
    expect(white.length).toBeGreaterThan(50);
  });

  it('fit whatever the name or the number is', () => {
    for (const text of ['', '王', 'É', '99+', 'WWWWWW']) {
      expect(() => drawMark(text, [0, 0, 0], 32, true)).not.toThrow();
    }
    expect([badgeText(7), badgeText(99), badgeText(100)]).toEqual(['7', '99', '99+']);
  });
});

test('keys as the system’s menus write them', () => {
  expect(acceleratorOf('Mod+Shift+ArrowUp')).toBe('CmdOrCtrl+Shift+Up');
  expect(acceleratorOf('Mod++')).toBe('CmdOrCtrl+Plus');
  expect(chosenAccelerator({ a: [] }, 'a', 'X')).toBeUndefined();
});

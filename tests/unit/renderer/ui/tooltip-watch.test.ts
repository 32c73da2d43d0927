// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchTooltips } from '../../../../src-renderer/ui/tooltip-watch';

let shown: string | null;
let end: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = `
    <button data-tooltip="a"><i>icon</i></button>
    <button data-tooltip="b"></button>
    <p>elsewhere</p>
    <div id="tooltip"></div>`;
  shown = null;
  end = watchTooltips(
    (anchor) => (shown = anchor?.dataset['tooltip'] ?? null),
    (target) => target instanceof Element && target.closest('#tooltip') !== null,
  );
});
afterEach(() => {
  end();
  vi.useRealTimers();
});

const element = (selector: string) => document.querySelector(selector)!;
const a = () => element('[data-tooltip=a]');
const b = () => element('[data-tooltip=b]');

function point(at: Element, pointerType = 'mouse') {
  at.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType }));
}
const wait = (ms: number) => vi.advanceTimersByTime(ms);

test('a tooltip comes when the pointer rests, the next one at once, and none to a finger', () => {
  point(a());
  wait(400);
  expect(shown).toBeNull();
  wait(200);
  expect(shown).toBe('a');
  point(element('p'));
  wait(200);
  expect(shown).toBeNull();
  point(b());
  expect(shown).toBe('b');
  point(element('p'));
  wait(1000);
  point(b(), 'touch');
  wait(1000);
  expect(shown).toBeNull();
});

test('a pointer that only passes sees none', () => {
  point(a());
  wait(400);
  point(element('p'));
  wait(1000);
  expect(shown).toBeNull();
});

test('it stays while the pointer goes over to it, and goes when the pointer leaves it', () => {
  point(a());
  wait(600);
  point(element('p'));
  wait(60);
  point(element('#tooltip'));
  wait(1000);
  expect(shown).toBe('a');
  point(a());
  wait(1000);
  expect(shown).toBe('a');
  point(element('#tooltip'));
  point(element('p'));
  wait(200);
  expect(shown).toBeNull();
});

test('whoever presses knows: it comes again only when one comes back', () => {
  point(a());
  wait(600);
  a().dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  expect(shown).toBeNull();
  point(element('i'));
  wait(1000);
  expect(shown).toBeNull();
  point(element('p'));
  point(a());
  wait(400);
  expect(shown).toBeNull();
  wait(200);
  expect(shown).toBe('a');
});

test.each([
  [
    'Escape',
    () => a().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })),
  ],
  ['scrolling', () => document.body.dispatchEvent(new Event('scroll'))],
  ['leaving the window', () => window.dispatchEvent(new Event('blur'))],
])('it goes with %s', (_, act) => {
  point(a());
  wait(600);
  act();
  expect(shown).toBeNull();
});

test('it goes with its control', async () => {
  point(a());
  wait(600);
  a().remove();
  await vi.waitUntil(() => shown === null);
});

test('it stays when something else is scrolled', () => {
  point(a());
  wait(600);
  element('p').dispatchEvent(new Event('scroll'));
  expect(shown).toBe('a');
});

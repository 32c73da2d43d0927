import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(
  new URL('../../../src-renderer/app/styles/tokens.css', import.meta.url),
  'utf8',
);

const root = new URL('../../../', import.meta.url).pathname;

type Tokens = Readonly<Record<string, string>>;

function tokensOf(selector: string): Tokens {
  const start = css.indexOf(selector);
  expect(start, selector).toBeGreaterThanOrEqual(0);
  const block = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[\da-f]{6})\s*;/gi)].map((match) => [match[1]!, match[2]!]),
  );
}

const shared = tokensOf(':root {');
const themes = {
  light: tokensOf(':root[data-theme="light"] {'),
  dark: tokensOf(':root[data-theme="dark"] {'),
  'contrast-light': tokensOf(':root[data-theme="contrast-light"] {'),
  'contrast-dark': tokensOf(':root[data-theme="contrast-dark"] {'),
};

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

/** Text colour → the surfaces that it stands on. */
const pairs: readonly (readonly [ink: string, surfaces: readonly string[]])[] = [
  [
    'ink',
    [
      'bg',
      'panel',
      'panel-2',
      'hover',
      'press',
      'teal-row',
      'bubble',
      'bubble-ours',
      'red-tint',
      'mark',
      'note',
    ],
  ],
  [
    'ink-2',
    [
      'bg',
      'panel',
      'panel-2',
      'hover',
      'teal-row',
      'bubble',
      'bubble-ours',
      'amber-tint',
      'red-tint',
      'note',
    ],
  ],
  ['ink-3', ['panel', 'panel-2']],
  ['ink-3-on-tint', ['bg', 'hover', 'teal-row', 'teal-tint', 'bubble', 'bubble-ours', 'note']],
  ['teal', ['bg', 'panel', 'panel-2', 'teal-tint', 'hover', 'teal-row']],
  ['amber', ['bg', 'panel', 'panel-2', 'amber-tint', 'teal-row', 'hover']],
  ['red', ['bg', 'panel', 'panel-2', 'red-tint', 'teal-row', 'hover']],
  ['green', ['panel', 'panel-2', 'green-tint', 'bubble']],
  ['note-ink', ['note']],
  ['on-mark-current', ['mark-current']],
  ['on-teal', ['teal', 'teal-strong']],
  ['on-red', ['red', 'red-strong']],
];

/** What is no text but must be seen → what it stands on or beside. */
const parts: readonly (readonly [part: string, surfaces: readonly string[]])[] = [
  ['control-line', ['panel', 'panel-2', 'bg', 'hover', 'note']],
  [
    'focus',
    [
      'panel',
      'panel-2',
      'bg',
      'hover',
      'press',
      'teal-row',
      'teal-tint',
      'bubble',
      'bubble-ours',
      'note',
      'mark',
      'amber-tint',
      'red-tint',
    ],
  ],
  // The edge of a field that only the team sees, while it has the keyboard.
  ['note-ink', ['note', 'panel', 'hover']],
  // Dots, filled bars and switches that say something.
  ['teal', ['panel', 'panel-2', 'teal-row', 'press']],
  ['green', ['bg', 'panel', 'panel-2']],
  ['amber', ['bg', 'amber-tint', 'press']],
  ['red', ['bg', 'red-tint']],
];

describe.each(Object.entries(themes))('theme %s', (_name, theme) => {
  const rows = pairs.flatMap(([ink, surfaces]) =>
    surfaces.map((surface) => [ink, surface] as const),
  );

  test.each(rows)('--%s on --%s is at least 4.5:1', (ink, surface) => {
    expect(theme[ink], ink).toBeDefined();
    expect(theme[surface], surface).toBeDefined();
    expect(contrast(theme[ink]!, theme[surface]!)).toBeGreaterThanOrEqual(4.5);
  });

  const seen = parts.flatMap(([part, surfaces]) =>
    surfaces.map((surface) => [part, surface] as const),
  );

  test.each(seen)('--%s beside --%s is at least 3:1', (part, surface) => {
    expect(contrast(theme[part]!, theme[surface]!)).toBeGreaterThanOrEqual(3);
  });

  test('each customer colour carries its initials and stands out from every panel', () => {
    for (let index = 0; index < 12; index += 1) {
      const colour = shared[`customer-${index}`]!;
      expect(contrast(colour, shared['customer-ink']!), colour).toBeGreaterThanOrEqual(4.5);
      for (const surface of ['panel', 'panel-2']) {
        expect(contrast(colour, theme[surface]!), `${colour} on ${surface}`).toBeGreaterThanOrEqual(
          3,
        );
      }
    }
  });
});

test('no text has a colour that is not held to its contrast', () => {
  const checked = new Set([...pairs.map(([ink]) => ink), 'customer-ink', 'state']);
  const sheets = globSync('src-renderer/{app,features,ui}/**/*.css', { cwd: root });
  expect(sheets.length).toBeGreaterThan(50);
  const unknown = sheets.flatMap((sheet) =>
    [...readFileSync(join(root, sheet), 'utf8').matchAll(/^\s+color: (?:var\(--)?([^);\s]+)/gm)]
      .map(([, colour]) => colour!)
      .filter((colour) => !checked.has(colour) && !['inherit', 'currentcolor'].includes(colour))
      .map((colour) => `${sheet}: ${colour}`),
  );
  expect(unknown).toEqual([]);
});

test('the twelve customer colours are twelve', () => {
  const colours = Array.from({ length: 12 }, (_, index) => shared[`customer-${index}`]);
  expect(new Set(colours).size).toBe(12);
});

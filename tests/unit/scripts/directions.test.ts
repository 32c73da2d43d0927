import { expect, test } from 'vitest';
import { directionProblems } from '../../../scripts/lint/directions.mjs';

test.each([
  '  margin-left: 4px;',
  '  right: 0;',
  '  text-align: right;',
  '  border-top-left-radius: 4px;',
  '  padding: 1px 2px 3px 4px;',
  '  padding: 1px var(--a) 1px calc(1px + 2px);',
  '  background: linear-gradient(to right, red, blue);',
])('finds what is not mirrored: %s', (line) => {
  expect(directionProblems('a.css', `.a {\n${line}\n}`)).toEqual([
    expect.stringMatching(/^a\.css:2: /),
  ]);
});

test.each([
  '  margin-inline-start: 4px;',
  '  inset-inline-end: 0;',
  '  text-align: start;',
  '  padding: 1px 2px 3px;',
  '  padding: 1px 2px 3px 2px;',
  '  background: linear-gradient(var(--to-end), red, blue);',
  '  --to-end: to right;',
  '  border-start-start-radius: 4px;',
])('leaves what is: %s', (line) => {
  expect(directionProblems('a.css', `.a {\n${line}\n}`)).toEqual([]);
});

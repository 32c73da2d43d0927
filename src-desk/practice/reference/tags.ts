import type { Tag } from '@shared/domain';
import { dialogues } from '../dialogues';
import { scenarios } from '../scenarios';

const WORKING_TAGS = [
  'goodwill',
  'promised',
  'second contact',
  'expert needed',
  'praise',
  'escalated',
  'callback',
];

const names = [
  ...new Set([
    ...WORKING_TAGS,
    ...scenarios.flatMap(({ tags }) => tags),
    ...dialogues.flatMap(({ tags }) => tags),
  ]),
].sort();

/** Every tag that practice uses, and some for the agents' own work. */
export const tags: readonly Tag[] = names.map((name) => ({ id: tagIdOf(name), name }));

/** The id of a practice tag. */
export function tagIdOf(name: string): string {
  return `practice-tag-${name.replace(/[^a-z0-9]+/g, '-')}`;
}

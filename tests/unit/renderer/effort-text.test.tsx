// @vitest-environment happy-dom
import { within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { HARUKI, openThread } from './open-thread';

const NOTHING = () => undefined;

it.each([
  ['since it began', 'an episode that goes on', NOTHING],
  [
    'from beginning to end',
    'one that is resolved',
    ({ episode }: { episode: object }) => Object.assign(episode, { resolvedAt: Date.now() }),
  ],
])('says that work, waiting and three days %s are four things, of %s', async (words, _of, make) => {
  const { pane } = await openThread(HARUKI, {}, make);
  const text = await within(pane).findByText(/7 min of work/u);
  expect(text.title.split('\n')).toEqual([
    '7 min of work',
    'they waited 12 min',
    'we waited 2 days',
    `3 days ${words}`,
  ]);
  // On the line it is only for those who do not see the tooltip.
  expect(within(text).getByText(`· 3 days ${words}`).className).toBe('visually-hidden');
});

import { expect, it } from 'vitest';
import { Milestones } from '../../../src-main/diagnostics/milestones';
import { othersMayOpen } from '../../../src-main/shell/screen-shown';

/** Other windows of a start whose main window shows its inbox, or would if somebody saw it. */
function start(hidden: boolean) {
  const milestones = new Milestones(0);
  const order: string[] = [];
  milestones.onReached(({ name }) => order.push(name));
  const opened = othersMayOpen(milestones, hidden, Promise.resolve()).then(() =>
    order.push('others'),
  );
  /** Everything that waits for nothing else has happened after it. */
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { milestones, order, opened, settled };
}

it('other windows open when the main one shows its inbox', async () => {
  const { order, opened } = start(false);
  await opened;
  expect(order).toEqual(['others']);
});

it('after a hidden start they wait until somebody wants the main one', async () => {
  const { milestones, order, opened, settled } = start(true);
  milestones.reach('inbox-shown', 1);
  await settled();
  milestones.reach('window-shown', 2);
  await opened;
  expect(order).toEqual(['inbox-shown', 'window-shown', 'others']);
});

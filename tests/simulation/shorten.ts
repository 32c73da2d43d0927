import type { History, Step } from './script';

/** Shorter histories to try, the boldest cuts first. */
function* candidates(history: History): Generator<History> {
  const { steps, consoles, skews } = history;
  for (
    let size = Math.ceil(steps.length / 2);
    size >= 1;
    size = size > 1 ? Math.ceil(size / 2) : 0
  ) {
    for (let start = steps.length - size; start > -size; start -= size) {
      const from = Math.max(start, 0);
      yield { ...history, steps: [...steps.slice(0, from), ...steps.slice(start + size)] };
    }
  }
  if (consoles.length > 1) yield { ...history, consoles: consoles.slice(0, -1) };
  if (history.trouble > 0) yield { ...history, trouble: 0 };
  for (const [index, skew] of skews.entries()) {
    if (skew !== 0) yield { ...history, skews: skews.with(index, 0) };
  }
  for (const [index, step] of steps.entries()) {
    for (const plainer of plainerSteps(step)) {
      yield { ...history, steps: steps.with(index, plainer) };
    }
  }
}

function* plainerSteps(step: Step): Generator<Step> {
  if ('ms' in step && step.ms > 1000) yield { ...step, ms: Math.floor(step.ms / 2) };
  if (step.do !== 'reply') return;
  for (const [name, on] of Object.entries(step.how)) {
    if (on) yield { ...step, how: { ...step.how, [name]: false } };
  }
}

/**
 * Cuts a failing history down to what it takes to fail. (The steps of a history depend on each other
 * so little, and on their number so much, that this goes further than shrinking value by value.)
 *
 * @param fails plays a history and says whether it fails
 * @param untilMs wall clock, Unix ms: the shortest found by then is returned
 */
export async function shorten(
  history: History,
  fails: (history: History) => Promise<boolean>,
  untilMs: number,
): Promise<History> {
  let shortest = history;
  for (;;) {
    let shorter: History | null = null;
    for (const candidate of candidates(shortest)) {
      if (Date.now() > untilMs) return shortest;
      if (await fails(candidate)) {
        shorter = candidate;
        break;
      }
    }
    if (!shorter) return shortest;
    shortest = shorter;
  }
}

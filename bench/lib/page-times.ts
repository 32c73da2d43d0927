import type { Page } from 'playwright-core';

const PAINT_TIMEOUT_MS = 30_000;
/** From what a key led to until the next one, of a quick typist: 100 words a minute. */
export const BETWEEN_KEYS_MS = 70;

/** How long something took until it was painted. */
export interface Painted {
  /** Milliseconds from the event that began it to the paint. */
  readonly ms: number;
  /**
   * Of these, what the page only waited for the display's next beat, which comes every 16.7 ms at
   * 60 Hz. Known where one frame was all it took.
   */
  readonly waitedMs: number;
}

/** Names under which the page keeps what it measures. */
interface Measured {
  /** Null until it is painted. */
  painted: Painted | null;
  frames: number[];
  stop: boolean;
}

/** Put into the page once: what measures in it. Times are taken there, not by the one who drives. */
function install(): void {
  const MODIFIERS = new Set(['Control', 'Meta', 'Shift', 'Alt']);
  const measured: Measured = { painted: null, frames: [], stop: true };
  /** What is under way, an event or a frame with its paint, is over when the message comes. */
  const afterThisFrame = (then: () => void) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', then);
    port1.start();
    port2.postMessage(null);
  };
  /** From the next event of this kind until something matches and is painted. */
  const untilPainted = (event: string, selector: string) => {
    measured.painted = null;
    const begin = (happened: Event) => {
      // Holding a modifier down does nothing yet: the key that follows does.
      if (happened instanceof KeyboardEvent && MODIFIERS.has(happened.key)) return;
      document.removeEventListener(event, begin, true);
      const { timeStamp } = happened;
      let doneAt: number | null = null;
      let waitedMs: number | null = null;
      // A message comes when the event and what it led to at once are over.
      afterThisFrame(() => (doneAt = performance.now()));
      const look = () => {
        const isFirst = waitedMs === null;
        waitedMs = isFirst && doneAt !== null ? performance.now() - doneAt : 0;
        if (document.querySelector(selector) === null) requestAnimationFrame(look);
        else {
          const waited = waitedMs;
          afterThisFrame(() => {
            measured.painted = { ms: performance.now() - timeStamp, waitedMs: waited };
          });
        }
      };
      // The next frame begins when the event is over, and what the screen made of it is in it.
      requestAnimationFrame(look);
    };
    document.addEventListener(event, begin, true);
  };
  const watchFrames = () => {
    measured.frames = [];
    measured.stop = false;
    let before: number | null = null;
    const frame = (at: number) => {
      if (before !== null) measured.frames.push(at - before);
      before = at;
      if (!measured.stop) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  };
  Object.assign(window, { heddleMeasured: measured, untilPainted, watchFrames });
}

/** Measures in the page of the app how long it takes from an event to the paint. */
export class PageTimes {
  private constructor(private readonly page: Page) {}

  static async of(page: Page): Promise<PageTimes> {
    await page.evaluate(install);
    return new PageTimes(page);
  }

  /**
   * @param event what begins it, e.g. `pointerdown`
   * @param selector what is there when it is done
   * @param act does it
   */
  async toPaint(event: string, selector: string, act: () => Promise<unknown>): Promise<Painted> {
    await this.page.evaluate(
      ([name, what]) => {
        const begin = Reflect.get(window, 'untilPainted') as (a: string, b: string) => void;
        begin(name, what);
      },
      [event, selector] as const,
    );
    await act();
    const handle = await this.page.waitForFunction(
      () => (Reflect.get(window, 'heddleMeasured') as Measured).painted,
      undefined,
      { timeout: PAINT_TIMEOUT_MS, polling: 5 },
    );
    const painted = await handle.jsonValue();
    if (painted === null) throw new Error('Nothing was painted.');
    return painted;
  }

  /** @returns milliseconds between the frames that were made while something was done */
  async framesDuring(act: () => Promise<unknown>): Promise<number[]> {
    await this.page.evaluate(() => (Reflect.get(window, 'watchFrames') as () => void)());
    await act();
    return this.page.evaluate(() => {
      const measured = Reflect.get(window, 'heddleMeasured') as Measured;
      measured.stop = true;
      return measured.frames;
    });
  }
}

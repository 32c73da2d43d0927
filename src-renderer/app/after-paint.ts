/**
 * Does something once what is in the document now has been painted: to tell of it, or because it only
 * accompanies a change and leaves that frame to it.
 *
 * @returns takes it back, for what is gone before it was painted
 */
export function afterPaint(then: () => void): () => void {
  // The first frame lays out and paints; the second one begins after that paint.
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(then);
  });
  return () => cancelAnimationFrame(frame);
}

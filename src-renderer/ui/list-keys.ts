/** The keys of a list, as they come with a keyboard event. */
export interface ListKey {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/**
 * The row that a key moves to.
 *
 * @param current the active row, or null when there is none yet
 * @param count number of rows, at least 1
 * @param page rows on screen
 * @returns the index, or null when the key does not move
 */
export function nextIndex(
  key: ListKey,
  current: number | null,
  count: number,
  page: number,
): number | null {
  if (key.altKey || key.ctrlKey || key.metaKey) return null;
  const clamp = (index: number) => Math.min(Math.max(index, 0), count - 1);
  switch (key.key) {
    case 'ArrowDown':
      return clamp(current === null ? 0 : current + 1);
    case 'ArrowUp':
      return clamp(current === null ? 0 : current - 1);
    case 'PageDown':
      return clamp((current ?? 0) + page);
    case 'PageUp':
      return clamp((current ?? 0) - page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

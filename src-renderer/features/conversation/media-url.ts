/**
 * The address of an attachment's bytes. Main serves it from the cache, or fetches it from the desk.
 *
 * @param attempt makes another address, so that a broken picture is really asked for again
 */
export function mediaUrl(attachmentId: string, attempt = 0): string {
  const base = `heddle-media://attachment/${encodeURIComponent(attachmentId)}`;
  return attempt === 0 ? base : `${base}?try=${attempt}`;
}

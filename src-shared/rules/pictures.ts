import type { Attachment } from '../domain';

/** The media types that every Chromium shows and that cannot run anything. */
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Whether an attachment is shown as a picture. SVG is not: it may hold more than a picture. */
export function isPicture(attachment: Pick<Attachment, 'mediaType'>): boolean {
  return PICTURES.has(attachment.mediaType.toLowerCase());
}

/** Whether an attachment says that it is a PDF. What it is, main decides by its bytes. */
export function isPdf(attachment: Pick<Attachment, 'mediaType'>): boolean {
  return attachment.mediaType.toLowerCase() === 'application/pdf';
}

/** A larger picture is offered for saving but not shown: decoding it could take all memory. */
export const PICTURE_MAX_BYTES = 25 * 1024 * 1024;

/** Four bytes of memory each, once it is decoded. A small file can hold a picture of any size. */
export const PICTURE_MAX_PIXELS = 100_000_000;

/**
 * Whether a picture is small enough to be shown.
 *
 * @param picture its file's size in bytes and its own in pixels; null: not known before it is read
 */
export function isPictureShowable({
  sizeBytes,
  width,
  height,
}: Pick<Attachment, 'sizeBytes' | 'width' | 'height'>): boolean {
  return sizeBytes <= PICTURE_MAX_BYTES && (width ?? 0) * (height ?? 0) <= PICTURE_MAX_PIXELS;
}

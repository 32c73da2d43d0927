import type { Attachment } from '@shared/domain';

const MAX_WIDTH = 320;
const MAX_HEIGHT = 300;
const MIN_SIDE = 48;
/** For a picture of unknown size: a place that does not change when it is there. */
const UNKNOWN = { width: 240, height: 180 } as const;

/** The size in CSS pixels that a picture takes in the conversation, known before it is loaded. */
export function pictureSize(attachment: Pick<Attachment, 'width' | 'height'>): {
  readonly width: number;
  readonly height: number;
} {
  const { width, height } = attachment;
  if (width === null || height === null) return UNKNOWN;
  const scale = Math.min(1, MAX_WIDTH / width, MAX_HEIGHT / height);
  return {
    width: Math.max(MIN_SIDE, Math.round(width * scale)),
    height: Math.max(MIN_SIDE, Math.round(height * scale)),
  };
}

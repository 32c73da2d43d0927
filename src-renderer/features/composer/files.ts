import type { Channel } from '@shared/domain';
import { channelRules } from '@shared/rules';

/** What the desk and the channel of a reply allow. */
export interface FileLimits {
  /** Of one file. */
  readonly maxBytes: number;
  /** Of one picture, where the channel takes less of them. */
  readonly pictureMaxBytes: number | null;
  /** Of all files of one reply; null: each for itself. */
  readonly maxTotalBytes: number | null;
  /** e.g. `image/png`, `image/*`; empty means any. */
  readonly mediaTypes: readonly string[];
  readonly maxFiles: number;
}

/**
 * What may go out with one reply.
 *
 * @param deskMaxBytes largest file that the desk takes; Infinity while that is not known
 * @param mediaTypes what the desk takes
 */
export function fileLimitsOf(
  channel: Channel,
  deskMaxBytes: number,
  mediaTypes: readonly string[],
): FileLimits {
  const { kinds, maxCount, maxTotalBytes } = channelRules[channel].files;
  const largest = kinds === null ? Infinity : Math.max(...kinds.map(({ maxBytes }) => maxBytes));
  const maxBytes = Math.min(deskMaxBytes, largest, maxTotalBytes ?? Infinity);
  const picture = kinds?.find(({ mediaType }) => mediaType.startsWith('image/'))?.maxBytes;
  return {
    maxBytes,
    pictureMaxBytes: picture !== undefined && picture < maxBytes ? picture : null,
    maxTotalBytes,
    mediaTypes,
    maxFiles: maxCount,
  };
}

/**
 * The files that are meant by what is pasted. Spreadsheets and word processors put a picture of a text
 * beside it: there the text is meant. A file manager puts the names of the files beside them.
 */
export function pastedFiles(clipboard: {
  readonly files: Iterable<File>;
  getData(mediaType: string): string;
}): readonly File[] {
  const files = [...clipboard.files];
  const lines = clipboard
    .getData('text/plain')
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '');
  const isText = lines.some((line) => !files.some(({ name }) => line.trim().endsWith(name)));
  return isText && files.every(({ type }) => type.startsWith('image/')) ? [] : files;
}

/** Why a file cannot be attached. */
export type FileProblem = 'too-large' | 'wrong-type' | 'empty' | 'too-many';

/**
 * Checks a file before it is read.
 *
 * @param already how many files the draft holds
 * @returns null when it may be attached
 */
export function fileProblem(
  file: { readonly size: number; readonly type: string },
  limits: Pick<FileLimits, 'maxBytes' | 'mediaTypes' | 'maxFiles'>,
  already: number,
): FileProblem | null {
  if (already >= limits.maxFiles) return 'too-many';
  if (file.size === 0) return 'empty';
  if (file.size > limits.maxBytes) return 'too-large';
  return typeAllowed(file.type, limits.mediaTypes) ? null : 'wrong-type';
}

function typeAllowed(type: string, allowed: readonly string[]): boolean {
  if (allowed.length === 0) return true;
  return allowed.some((each) =>
    each.endsWith('/*') ? type.startsWith(each.slice(0, -1)) : each === type,
  );
}

const UNITS = ['B', 'kB', 'MB', 'GB'] as const;

/** A size for people, e.g. `340 kB`, `2.4 MB`. */
export function sizeInWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = value < 10 && unit > 1 ? value.toFixed(1) : String(Math.round(value));
  return `${digits} ${UNITS[unit]}`;
}

/** A media type that a message can carry, also for a file the system knows no type of. */
export function mediaTypeOf(file: { readonly type: string }): string {
  return file.type === '' ? 'application/octet-stream' : file.type;
}

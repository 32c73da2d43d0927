import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';

/** A line longer than this is not read but reported; everything shorter is held whole in memory. */
const MAX_LINE_BYTES = 64 * 1024 * 1024;
const NEWLINE = 0x0a;

export interface Line {
  /** 1 for the first line. */
  readonly number: number;
  /** null: longer than 64 MB. */
  readonly text: string | null;
  /** How much of the file has been read, 0 … 1. */
  readonly progress: number;
}

/**
 * The lines of a text file, plain or gzipped (told by its first bytes), one by one and without ever
 * holding more than one.
 *
 * @throws Error when the file cannot be read or its compression is damaged
 */
export async function* readLines(file: string): AsyncGenerator<Line> {
  const stats = await stat(file);
  if (!stats.isFile()) throw new Error(`${file} is not a file. Name one conversation file.`);
  const { size } = stats;
  const source = createReadStream(file, { highWaterMark: 256 * 1024 });
  const stream = (await isGzip(file)) ? source.pipe(createGunzip()) : source;
  // A pipe does not pass errors on.
  if (stream !== source) source.on('error', (error) => stream.destroy(error));
  let number = 0;
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  const finish = (): Line => {
    number += 1;
    const isTooLong = pendingBytes > MAX_LINE_BYTES;
    const text = isTooLong ? null : textOf(Buffer.concat(pending), number === 1);
    pending = [];
    pendingBytes = 0;
    return { number, text, progress: size === 0 ? 1 : source.bytesRead / size };
  };
  for await (const chunk of inWords(stream, file)) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      pending.push(chunk.subarray(start, end));
      pendingBytes += end - start;
      yield finish();
      start = end + 1;
    }
    pendingBytes += chunk.length - start;
    if (pendingBytes <= MAX_LINE_BYTES) pending.push(chunk.subarray(start));
    else pending = [];
  }
  if (pendingBytes > 0) yield finish();
}

/** A line without what editors on Windows add: a byte order mark, a carriage return. */
function textOf(bytes: Buffer, isFirst: boolean): string {
  const text = bytes.toString('utf8').replace(/\r$/, '');
  return isFirst ? text.replace(/^\uFEFF/, '') : text;
}

async function* inWords(stream: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  try {
    yield* stream;
  } catch (error) {
    const isArchive =
      error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
    if (!isArchive) throw error;
    throw new Error(`${file} is damaged or cut: it cannot be unpacked to its end.`, {
      cause: error,
    });
  }
}

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

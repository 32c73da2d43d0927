/**
 * Reads a file bit by bit, so that it can be told how far it is, and stopped.
 *
 * @param told called with the share that is read, 0 to 1
 * @throws the signal's reason when it is aborted; what the system says when the file cannot be read
 */
export async function readFile(
  file: Pick<Blob, 'stream' | 'size'>,
  signal: AbortSignal,
  told: (share: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(file.size);
  const reader = file.stream().getReader();
  let length = 0;
  try {
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await reader.read();
      if (done) break;
      // Somebody writes to it while it is read.
      if (length + value.length > bytes.length)
        throw new RangeError('The file changed. Try again.');
      bytes.set(value, length);
      length += value.length;
      told(length / Math.max(1, bytes.length));
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  signal.throwIfAborted();
  return length === bytes.length ? bytes : bytes.subarray(0, length);
}

import { createHash } from 'node:crypto';
import type { Attachment } from '@shared/domain';
import { ConnectorError } from '../connector';
import type { DeskAnswer } from './http';

/**
 * Reads an attachment and proves that it is the one that was meant.
 *
 * @returns its bytes
 * @throws ConnectorError `refused` when size or hash differ
 */
export async function readAttachment(
  answer: DeskAnswer,
  attachment: Pick<Attachment, 'sizeBytes' | 'sha256'>,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(attachment.sizeBytes);
  const hash = createHash('sha256');
  let length = 0;
  for await (const chunk of answer.chunks()) {
    if (length + chunk.length > bytes.length) throw damaged();
    bytes.set(chunk, length);
    hash.update(chunk);
    length += chunk.length;
  }
  if (length !== bytes.length) throw damaged();
  if (hash.digest('hex') !== attachment.sha256) throw damaged();
  return bytes;
}

function damaged(): ConnectorError {
  return new ConnectorError('refused', 'The attachment arrived damaged and was not opened.');
}

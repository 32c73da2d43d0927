import { createHash, randomUUID } from 'node:crypto';
import type { Attachment } from '@shared/domain';
import type { RequestOf, ResponseOf } from '@shared/ipc';
import { ConnectorError } from '../connectors/connector';
import { Refusal } from '../ipc/refusal';
import type { ActiveSession } from '../session/active-session';
import { StoreError } from '../store/errors';
import { sniffPdf, sniffRaster } from './image';

const DOWNLOAD_TIMEOUT_MS = 60_000;
const MIB = 1024 * 1024;

/** Asks where to keep a file and writes it there; false when the agent cancels. */
export type SaveFile = (name: string, bytes: Uint8Array) => Promise<boolean>;

/** Keeps a file that the agent attached; it goes to the desk with the reply that refers to it. */
export async function addAttachment(
  { name, mediaType, bytes }: RequestOf<'attachment.add'>,
  session: ActiveSession,
): Promise<Attachment> {
  const { attachmentMaxBytes, attachmentMediaTypes } = session.desk;
  if (bytes.byteLength === 0) {
    throw new Refusal('attachment-empty', 'This file is empty. Choose another one.');
  }
  if (bytes.byteLength > attachmentMaxBytes) {
    const limit = Math.floor((attachmentMaxBytes / MIB) * 10) / 10;
    throw new Refusal(
      'attachment-too-large',
      `This file is larger than the ${limit} MB that the desk takes. Send a smaller one.`,
      { maxBytes: attachmentMaxBytes },
    );
  }
  const picture = sniffRaster(bytes);
  const type = picture?.mediaType ?? mediaType.toLowerCase();
  if (!isAllowed(type, attachmentMediaTypes)) {
    throw new Refusal(
      'attachment-type',
      `The desk does not take files of this kind. It takes: ${attachmentMediaTypes.join(', ')}.`,
      { allowed: attachmentMediaTypes },
    );
  }
  const attachment: Attachment = {
    id: randomUUID(),
    name,
    mediaType: type,
    sizeBytes: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    width: picture?.size?.width ?? null,
    height: picture?.size?.height ?? null,
  };
  await session.store.work.addAttachment(attachment, bytes);
  return attachment;
}

/** Saves an attachment where the agent chooses; false when the agent cancels. */
export async function saveAttachment(
  { id }: RequestOf<'attachment.save'>,
  session: ActiveSession,
  saveFile: SaveFile,
): Promise<boolean> {
  const { attachment, bytes } = await loadAttachment(id, session);
  return saveFile(attachment.name, bytes);
}

/** A larger document is offered for saving but not shown: reading it could take all memory. */
const DOCUMENT_MAX_BYTES = 25 * MIB;

/** The bytes of a PDF to be shown. What it is, its own first bytes decide. */
export async function readDocument(
  { id }: RequestOf<'attachment.document'>,
  session: ActiveSession,
): Promise<ResponseOf<'attachment.document'>> {
  const { attachment, bytes } = await loadAttachment(id, session);
  if (bytes.byteLength > DOCUMENT_MAX_BYTES) {
    throw new Refusal(
      'attachment-too-large',
      `This file is larger than the ${DOCUMENT_MAX_BYTES / MIB} MB that can be shown here. Save it to read it.`,
    );
  }
  if (!sniffPdf(bytes)) {
    throw new Refusal(
      'attachment-type',
      'This file says that it is a PDF, but it is none. It is damaged, or something else.',
    );
  }
  return { name: attachment.name, bytes: new Uint8Array(bytes) };
}

/**
 * The content of an attachment: made here, kept from before, or downloaded now and then kept.
 *
 * @throws Refusal `not-found`, or `attachment-unavailable` with what stands in the way
 */
export async function loadAttachment(
  id: string,
  session: ActiveSession,
): Promise<{ readonly attachment: Attachment; readonly bytes: Uint8Array }> {
  const { store, connector } = session;
  const own = await store.work.attachment(id);
  if (own) return own;
  const attachment = await store.queries.attachment(id);
  if (!attachment) {
    throw new Refusal('not-found', 'This file is not on this computer any more.');
  }
  const kept = await store.cache.attachmentBytes(id);
  if (kept) return { attachment, bytes: kept };
  const bytes = await download(attachment, connector);
  if (createHash('sha256').update(bytes).digest('hex') !== attachment.sha256) {
    throw new Refusal('attachment-damaged', 'This file arrived damaged. Try again.');
  }
  // A full disk keeps nobody from looking at a file.
  await store.cache.keepAttachment(id, bytes).catch((error: unknown) => {
    if (!(error instanceof StoreError)) throw error;
  });
  return { attachment, bytes };
}

async function download(
  attachment: Attachment,
  connector: ActiveSession['connector'],
): Promise<Uint8Array> {
  try {
    return await connector.download(attachment, AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS));
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    throw new Refusal('attachment-unavailable', error.message);
  }
}

/** Whether a type is in the desk's list, which may hold patterns like `image/*`. */
function isAllowed(type: string, allowed: readonly string[]): boolean {
  return allowed.some((each) =>
    each.endsWith('/*') ? type.startsWith(each.slice(0, -1)) : type === each.toLowerCase(),
  );
}

import { type Attachment, attachmentSchema } from '@shared/domain';
import type { Problem } from '@shared/protocol';
import type { Desk } from '../desk';
import type { WriteTx } from '../storage/write';
import { visibleDocuments } from '../storage/visible';
import type { Viewer } from '../viewer';
import { contentPath, keepContent, sha256Of } from './files';
import { isOfType, sniff } from './sniff';

export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** Why an upload is not taken, with the HTTP status that says so. */
export interface UploadRefusal {
  readonly status: 400 | 409 | 413 | 415 | 422;
  readonly problem: Problem;
}

const refuse = (
  status: UploadRefusal['status'],
  code: Problem['code'],
  message: string,
): { readonly refusal: UploadRefusal } => ({ refusal: { status, problem: { code, message } } });

/**
 * Takes a file for a reply that is still to come. Uploading the same id and content again gives the
 * first answer.
 */
export async function takeUpload(
  desk: Desk,
  viewer: Viewer,
  upload: Upload,
): Promise<{ readonly attachment: Attachment } | { readonly refusal: UploadRefusal }> {
  const { attachmentMaxBytes, attachmentMediaTypes } = desk.policies;
  if (upload.bytes.length === 0) return refuse(400, 'invalid-request', 'This file is empty.');
  if (upload.bytes.length > attachmentMaxBytes) {
    const megabytes = Math.floor(attachmentMaxBytes / 1024 / 1024);
    return refuse(413, 'too-large', `This file is too large: at most ${megabytes} MB can be sent.`);
  }
  if (
    !attachmentMediaTypes.includes(upload.mediaType) ||
    !isOfType(upload.bytes, upload.mediaType)
  ) {
    return refuse(
      415,
      'wrong-type',
      'This kind of file cannot be sent, or the file is not what its name says.',
    );
  }
  if (sha256Of(upload.bytes) !== upload.sha256) {
    return refuse(422, 'hash-mismatch', 'The file was damaged on its way. Send it again.');
  }
  const known = await find(desk, upload.id);
  if (known) {
    const isSame = known.uploadedBy === viewer.agentId && known.attachment.sha256 === upload.sha256;
    if (isSame) return { attachment: known.attachment };
    return refuse(409, 'invalid-request', 'Another file has this id. Attach the file again.');
  }
  const attachment = await keep(desk, upload);
  await desk.write((tx) => insert(tx, attachment, viewer.agentId, null));
  return { attachment };
}

/** Keeps a file that comes with a customer's message; `addToMessage` then says which one. */
export function keepFromCustomer(desk: Desk, file: Omit<Upload, 'sha256'>): Promise<Attachment> {
  return keep(desk, { ...file, sha256: sha256Of(file.bytes) });
}

/** Records, in the transaction of a customer's message, that a kept file came with it. */
export function addToMessage(
  tx: WriteTx,
  attachment: Attachment,
  messageId: string,
): Promise<void> {
  return insert(tx, attachment, null, messageId);
}

/**
 * The file that an attachment is, if the viewer may have it: its message is visible to them, or it
 * is their own upload.
 */
export async function findFile(
  desk: Desk,
  viewer: Viewer,
  id: string,
): Promise<{ readonly attachment: Attachment; readonly path: string } | null> {
  const known = await find(desk, id);
  if (!known) return null;
  const { attachment, messageId, uploadedBy } = known;
  const isVisible =
    messageId === null
      ? uploadedBy === viewer.agentId
      : (await visibleDocuments(desk.reader, viewer, 'message', [messageId])).size > 0;
  if (!isVisible) return null;
  return { attachment, path: contentPath(desk.database.folder, attachment.sha256) };
}

async function keep(desk: Desk, upload: Upload): Promise<Attachment> {
  await keepContent(desk.database.folder, upload.sha256, upload.bytes);
  const sniffed = sniff(upload.bytes);
  return {
    id: upload.id,
    name: upload.name,
    mediaType: upload.mediaType,
    sizeBytes: upload.bytes.length,
    sha256: upload.sha256,
    width: sniffed?.width ?? null,
    height: sniffed?.height ?? null,
  };
}

async function insert(
  tx: WriteTx,
  attachment: Attachment,
  uploadedBy: string | null,
  messageId: string | null,
): Promise<void> {
  await tx.db
    .insertInto('attachments')
    .values({
      id: attachment.id,
      doc: JSON.stringify(attachment),
      sha256: attachment.sha256,
      uploaded_by: uploadedBy,
      message_id: messageId,
      created_at: tx.now,
    })
    // Two uploads of the same id at once: the first one stays.
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

async function find(desk: Desk, id: string) {
  const row = await desk.reader
    .selectFrom('attachments')
    .select(['doc', 'message_id', 'uploaded_by'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return {
    attachment: attachmentSchema.parse(JSON.parse(row.doc)),
    messageId: row.message_id,
    uploadedBy: row.uploaded_by,
  };
}

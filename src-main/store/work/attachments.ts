import { createHash } from 'node:crypto';
import type { Attachment } from '@shared/domain';
import type { WriteDb } from '../sql';
import { madeAttachmentSchema } from './schemas';
import { seal, unseal, type SealedRow } from './sealed';
import { setAsideRow } from './table';

interface AttachmentRow extends SealedRow {
  readonly bytes: Uint8Array;
}

/** An attachment with its content. */
export interface MadeAttachment {
  readonly attachment: Attachment;
  readonly bytes: Uint8Array;
  readonly uploaded: boolean;
}

/** Attachments made here, until the desk has the reply that carries them. */
export function createAttachments(db: WriteDb) {
  const read = (id: string): MadeAttachment | null => {
    const row = db.one<AttachmentRow>(
      'SELECT id, body, checksum, bytes FROM made_attachment WHERE id = ?',
      id,
    );
    if (!row) return null;
    const head = unseal('made_attachment', row, madeAttachmentSchema);
    const hash = createHash('sha256').update(row.bytes).digest('hex');
    if (head === null || hash !== head.attachment.sha256) {
      setAsideRow(db, 'made_attachment', row, Date.now());
      return null;
    }
    return { ...head, bytes: row.bytes };
  };

  return {
    read,
    add: (attachment: Attachment, bytes: Uint8Array) => {
      const row = seal('made_attachment', attachment.id, { attachment, uploaded: false });
      db.run(
        `INSERT INTO made_attachment (id, body, checksum, bytes) VALUES (?, ?, ?, ?)
         ON CONFLICT DO NOTHING`,
        row.id,
        row.body,
        row.checksum,
        bytes,
      );
    },
    markUploaded: (id: string) => {
      const made = read(id);
      if (!made || made.uploaded) return;
      const row = seal('made_attachment', id, { attachment: made.attachment, uploaded: true });
      db.run(
        'UPDATE made_attachment SET body = ?, checksum = ? WHERE id = ?',
        row.body,
        row.checksum,
        id,
      );
    },
    remove: (id: string) => db.run('DELETE FROM made_attachment WHERE id = ?', id),
    ids: () => db.all<{ id: string }>('SELECT id FROM made_attachment').map((row) => row.id),
  };
}

export type MadeAttachments = ReturnType<typeof createAttachments>;

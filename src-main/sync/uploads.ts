import type { Command } from '@shared/domain';
import type { UploadProgress } from '@shared/ipc';
import type { Connector } from '../connectors/connector';
import type { WorkStore } from '../store/api';
import { throwIfStopped } from './context';

/** Brings attachments to the desk before the command that refers to them. */
export interface Uploader {
  /**
   * Resolves to whether anything had to be brought.
   *
   * @throws ConnectorError; `refused` when the desk does not take the attachment
   */
  before(command: Command, signal: AbortSignal): Promise<boolean>;
  /** The desk says that one is missing: what was uploaded before is not to be relied on. */
  forget(): void;
}

/**
 * Uploads are repeated freely: the id is the client's, and the desk knows it again.
 *
 * @param told how far each is
 */
export function createUploader(
  connector: Connector,
  work: WorkStore,
  told: (progress: UploadProgress) => void,
): Uploader {
  const trusted = new Set<string>();
  let trustStore = true;

  return {
    before: async ({ body }, signal) => {
      let brought = false;
      if (body.kind !== 'reply') return brought;
      for (const id of body.attachmentIds) {
        const kept = await work.attachment(id);
        throwIfStopped(signal);
        // Not made here: the desk must have it already, and says so if not.
        if (!kept || trusted.has(id) || (kept.uploaded && trustStore)) continue;
        const { name, mediaType, sha256 } = kept.attachment;
        const { bytes } = kept;
        const tell = (sent: number) =>
          told({ attachmentId: id, share: Math.min(1, sent / Math.max(1, bytes.length)) });
        try {
          await connector.upload({ id, name, mediaType, sha256, bytes }, signal, tell);
        } finally {
          told({ attachmentId: id, share: null });
        }
        throwIfStopped(signal);
        await work.markUploaded(id);
        trusted.add(id);
        brought = true;
      }
      return brought;
    },
    forget: () => {
      trusted.clear();
      trustStore = false;
    },
  };
}

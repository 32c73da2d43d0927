import type { Command } from '@shared/domain';
import type { Connector } from '../connectors/connector';
import type { WorkStore } from '../store/api';
import { throwIfStopped } from './context';

/** Brings attachments to the desk before the command that refers to them. */
export interface Uploader {
  /** @throws ConnectorError; `refused` when the desk does not take the attachment */
  before(command: Command, signal: AbortSignal): Promise<void>;
  /** The desk says that one is missing: what was uploaded before is not to be relied on. */
  forget(): void;
}

/** Uploads are repeated freely: the id is the client's, and the desk knows it again. */
export function createUploader(connector: Connector, work: WorkStore): Uploader {
  const trusted = new Set<string>();
  let trustStore = true;

  return {
    before: async ({ body }, signal) => {
      if (body.kind !== 'reply') return;
      for (const id of body.attachmentIds) {
        const kept = await work.attachment(id);
        throwIfStopped(signal);
        // Not made here: the desk must have it already, and says so if not.
        if (!kept || trusted.has(id) || (kept.uploaded && trustStore)) continue;
        const { name, mediaType, sha256 } = kept.attachment;
        await connector.upload({ id, name, mediaType, sha256, bytes: kept.bytes }, signal);
        throwIfStopped(signal);
        await work.markUploaded(id);
        trusted.add(id);
      }
    },
    forget: () => {
      trusted.clear();
      trustStore = false;
    },
  };
}

import type { MessagePort } from 'node:worker_threads';
import { type IndexPreparer, isPacked, packRecords } from '../../records/packed-records';
import { ConnectorError, type RecordBatch, type WorksetItem } from '../connector';
import { readPage } from './page';
import type { ParserRequest, ParserResponse, ParserValue } from './parser-messages';
import { createWorksetReader, type WorksetReader } from './workset';

/** Records travel packed, and their buffers are handed over instead of copied. */
function createPacker(preparer: IndexPreparer | null) {
  return <T extends RecordBatch>(batch: T, transfer: ArrayBuffer[]): T => {
    if (isPacked(batch.records)) return batch;
    const records = packRecords(batch.records, preparer);
    transfer.push(records.heads.buffer, records.text.buffer);
    return { ...batch, records };
  };
}

/**
 * Parses large answers of a desk for whoever is at the other end of a port, so that the main process's
 * own thread never touches their records. It knows no network and no disk.
 *
 * @param preparer see packRecords
 */
export function serveParser(port: MessagePort, preparer: IndexPreparer | null): void {
  const pack = createPacker(preparer);
  const streams = new Map<number, WorksetReader>();

  const packItems = (items: readonly WorksetItem[], transfer: ArrayBuffer[]): WorksetItem[] =>
    items.map((item) => (item.type === 'batch' ? pack(item, transfer) : item));

  const streamOf = (id: number): WorksetReader => {
    const known = streams.get(id) ?? createWorksetReader();
    streams.set(id, known);
    return known;
  };

  const perform = (
    request: Exclude<ParserRequest, { type: 'close' }>,
    transfer: ArrayBuffer[],
  ): ParserValue => {
    switch (request.type) {
      case 'page':
        return pack(readPage(request.kind, request.body), transfer);
      case 'push':
        return packItems(streamOf(request.stream).push(request.chunk), transfer);
      case 'end':
        return packItems(streamOf(request.stream).end(), transfer);
    }
  };

  port.on('message', (request: ParserRequest) => {
    if (request.type === 'close') {
      streams.delete(request.stream);
      return;
    }
    const { id } = request;
    const transfer: ArrayBuffer[] = [];
    try {
      const response: ParserResponse = { id, ok: true, value: perform(request, transfer) };
      port.postMessage(response, transfer);
    } catch (error) {
      // Anything else is a bug: it ends the thread, and whoever waits is told.
      if (!(error instanceof ConnectorError)) throw error;
      const { problem, message } = error;
      const response: ParserResponse = { id, ok: false, problem, message };
      port.postMessage(response);
    }
  });
}

import { parentPort, type MessagePort } from 'node:worker_threads';
import { isPacked, packRecords } from '../../records/packed-records';
import { ConnectorError, type RecordBatch, type WorksetItem } from '../connector';
import { readPage } from './page';
import type { ParserRequest, ParserResponse, ParserValue } from './parser-messages';
import { createWorksetReader, type WorksetReader } from './workset';

/*
 * The thread that parses large answers of a desk, so that the main process's own thread never touches
 * their records. It knows no network and no disk.
 */

/** Records travel packed, and their buffers are handed over instead of copied. */
function pack<T extends RecordBatch>(batch: T, transfer: ArrayBuffer[]): T {
  if (isPacked(batch.records)) return batch;
  const records = packRecords(batch.records);
  transfer.push(records.heads.buffer, records.text.buffer);
  return { ...batch, records };
}

function packItems(items: readonly WorksetItem[], transfer: ArrayBuffer[]): WorksetItem[] {
  return items.map((item) => (item.type === 'batch' ? pack(item, transfer) : item));
}

function serve(port: MessagePort): void {
  const streams = new Map<number, WorksetReader>();

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

if (!parentPort) throw new Error('The parser runs in a worker thread only');
serve(parentPort);

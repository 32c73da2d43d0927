import { changesResponseSchema, historyResponseSchema } from '@shared/protocol';
import type { ChangesPage, HistoryPage } from '../connector';
import { parseAnswer } from './answer-json';
import { addChange, addPut, collect } from './records';
import { connectorError } from './transport-errors';

/** The answers that come as one page of records. */
export interface Pages {
  readonly changes: ChangesPage;
  readonly history: HistoryPage;
}

export type PageKind = keyof Pages;

const readers: { readonly [K in PageKind]: (text: string) => Pages[K] } = {
  changes: (text) => {
    const parsed = changesResponseSchema.safeParse(parseAnswer(text));
    if (!parsed.success) throw connectorError('not-a-desk');
    const { changes, ...page } = parsed.data;
    return { ...collect(changes, addChange), ...page };
  },
  history: (text) => {
    const parsed = historyResponseSchema.safeParse(parseAnswer(text));
    if (!parsed.success) throw connectorError('not-a-desk');
    const { records, ...page } = parsed.data;
    return { ...collect(records, addPut), ...page };
  },
};

/**
 * Reads a page, with each document parsed by its schema: some 10 µs a record, so large pages are not
 * for the thread that everything else waits for.
 *
 * @param body its bytes, in pieces
 * @throws ConnectorError when it is no page of this kind
 */
export function readPage<K extends PageKind>(kind: K, body: readonly Uint8Array[]): Pages[K] {
  return readers[kind](new TextDecoder().decode(Buffer.concat(body)));
}

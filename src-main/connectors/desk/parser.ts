import type { WorksetItem } from '../connector';
import { type PageKind, type Pages, readPage } from './page';
import { createWorksetReader } from './workset';

/** A workset that is being parsed. */
export interface WorksetStream {
  /** @returns what is complete now */
  push(chunk: Uint8Array): Promise<readonly WorksetItem[]>;
  /** The body has ended. */
  end(): Promise<readonly WorksetItem[]>;
  /** Nothing more comes, whatever was read. */
  close(): void;
}

/**
 * Turns the bytes of an answer into records: here or in another thread. Rejects with ConnectorErrors
 * only. The bytes belong to the parser from then on.
 */
export interface AnswerParser {
  page<K extends PageKind>(kind: K, body: readonly Uint8Array[]): Promise<Pages[K]>;
  workset(): WorksetStream;
}

/** Parses on the thread that asks: for small answers, tests and tools. */
export const parserHere: AnswerParser = {
  page: async (kind, body) => readPage(kind, body),
  workset: () => {
    const reader = createWorksetReader();
    return {
      push: async (chunk) => reader.push(chunk),
      end: async () => reader.end(),
      close: () => undefined,
    };
  },
};

import { worksetLineSchema } from '@shared/protocol';
import type { WorksetItem } from '../connector';
import type { DeskAnswer } from './http';
import { createLineSplitter, type NdjsonLine } from './ndjson';
import type { WorksetStream } from './parser';
import { addMalformed, addPut, newCollector, type RecordCollector } from './records';
import { connectorError } from './transport-errors';

const LINE_MAX_LENGTH = 16 * 1024 * 1024;
/** The first batches are small, so that the first rows are on screen at once. */
const FIRST_BATCH = 100;
const LARGEST_BATCH = 1000;

const controlSchema = worksetLineSchema.options;
const [helloSchema, , endSchema] = controlSchema;

function parseJson(text: string): { readonly raw: unknown } | null {
  try {
    return { raw: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** `hello` and `end`, or null: then the line is a record. */
function controlItem(raw: unknown): WorksetItem | null {
  const hello = helloSchema.safeParse(raw);
  if (hello.success) {
    const { scope, expected, cursor } = hello.data;
    return { type: 'begin', scope, expected, cursor };
  }
  const end = endSchema.safeParse(raw);
  return end.success ? { type: 'end', cursor: end.data.cursor } : null;
}

function isControl(raw: unknown): boolean {
  if (typeof raw !== 'object' || raw === null || !('type' in raw)) return false;
  return raw.type === 'hello' || raw.type === 'end';
}

/** Reads a workset as it streams in. */
export interface WorksetReader {
  /** @returns what is complete now */
  push(chunk: Uint8Array): WorksetItem[];
  /** @throws ConnectorError `cut` when the stream ended before the workset did */
  end(): WorksetItem[];
}

/**
 * A reader of one workset.
 *
 * Batches hold what has arrived, from 100 records at first up to 1000; a slow network therefore
 * gives small ones often. Lines that cannot be read are set aside and cost nothing else. What comes
 * after `end` is not looked at.
 *
 * Both methods throw `not-a-desk` when the stream does not begin with `hello`.
 */
export function createWorksetReader(): WorksetReader {
  const splitter = createLineSplitter(LINE_MAX_LENGTH);
  const decoder = new TextDecoder();
  let batch: RecordCollector = newCollector();
  let batchLimit = FIRST_BATCH;
  let begun = false;
  let ended = false;

  const takeBatch = (): WorksetItem => {
    const full = batch;
    batch = newCollector();
    batchLimit = Math.min(batchLimit * 2, LARGEST_BATCH);
    return { type: 'batch', ...full };
  };
  const size = (): number => batch.records.length + batch.malformed.length;

  const takeLine = (line: NdjsonLine): WorksetItem | null => {
    if (line.type === 'too-long') {
      addMalformed(batch, null, 'line: too long');
      return null;
    }
    const json = parseJson(line.text);
    if (!json) {
      addMalformed(batch, null, 'line: not JSON');
      return null;
    }
    if (isControl(json.raw)) {
      const item = controlItem(json.raw);
      if (item) return item;
    }
    addPut(batch, json.raw);
    return null;
  };

  const takeLines = (lines: readonly NdjsonLine[]): WorksetItem[] => {
    const items: WorksetItem[] = [];
    for (const line of lines) {
      if (ended) break;
      const item = takeLine(line);
      if (!begun && item?.type !== 'begin') throw connectorError('not-a-desk');
      begun = true;
      if (size() >= batchLimit || (item && size() > 0)) items.push(takeBatch());
      if (item) items.push(item);
      ended = item?.type === 'end';
    }
    return items;
  };

  return {
    push: (chunk) => {
      const items = takeLines(splitter.push(decoder.decode(chunk, { stream: true })));
      if (size() > 0) items.push(takeBatch());
      return items;
    },
    end: () => {
      const items = takeLines([...splitter.push(decoder.decode()), ...splitter.end()]);
      if (!ended) throw connectorError('cut');
      return items;
    },
  };
}

/**
 * Reads a workset with a parser, a piece at a time: the next one is asked of the network when what
 * the last one brought is taken.
 *
 * @returns ends after `end`
 * @throws ConnectorError `cut` when the stream ends before it, `not-a-desk` when it begins otherwise
 */
export async function* readWorkset(
  answer: DeskAnswer,
  stream: WorksetStream,
): AsyncGenerator<WorksetItem, void, undefined> {
  for await (const chunk of answer.chunks()) {
    for (const item of await stream.push(chunk)) {
      yield item;
      if (item.type === 'end') return;
    }
  }
  yield* await stream.end();
}

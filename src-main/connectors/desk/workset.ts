import { worksetLineSchema } from '@shared/protocol';
import type { Clock, WorksetItem } from '../connector';
import type { DeskAnswer } from './http';
import { createLineSplitter, type NdjsonLine } from './ndjson';
import { createPacer } from './pacer';
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
    return { type: 'begin', scope: hello.data.scope, expected: hello.data.expected };
  }
  const end = endSchema.safeParse(raw);
  return end.success ? { type: 'end', cursor: end.data.cursor } : null;
}

function isControl(raw: unknown): boolean {
  if (typeof raw !== 'object' || raw === null || !('type' in raw)) return false;
  return raw.type === 'hello' || raw.type === 'end';
}

/**
 * Reads a workset as it streams in.
 *
 * Batches hold what has arrived, from 100 records at first up to 1000; a slow network therefore
 * gives small ones often, and while the store is busy they grow. Lines that cannot be read are set
 * aside and cost nothing else.
 *
 * @returns ends after `end`; rejects with `cut` when the stream ends before it, and with
 *   `not-a-desk` when it does not begin with `hello`
 */
export async function* readWorkset(
  answer: DeskAnswer,
  clock: Clock,
): AsyncGenerator<WorksetItem, void, undefined> {
  const splitter = createLineSplitter(LINE_MAX_LENGTH);
  const decoder = new TextDecoder();
  const pace = createPacer(clock);
  let batch: RecordCollector = newCollector();
  let batchLimit = FIRST_BATCH;
  let begun = false;

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

  const takeLines = async function* (
    lines: readonly NdjsonLine[],
  ): AsyncGenerator<WorksetItem, void, undefined> {
    for (const line of lines) {
      const item = takeLine(line);
      if (!begun) {
        if (item?.type !== 'begin') throw connectorError('not-a-desk');
        begun = true;
        yield item;
        continue;
      }
      if (item && size() > 0) yield takeBatch();
      if (item) yield item;
      else if (size() >= batchLimit) yield takeBatch();
      const turn = pace();
      if (turn) await turn;
    }
  };

  for await (const chunk of answer.chunks()) {
    for await (const item of takeLines(splitter.push(decoder.decode(chunk, { stream: true })))) {
      yield item;
      if (item.type === 'end') return;
    }
    if (begun && size() > 0) yield takeBatch();
  }
  for await (const item of takeLines([...splitter.push(decoder.decode()), ...splitter.end()])) {
    yield item;
    if (item.type === 'end') return;
  }
  throw connectorError('cut');
}

import { countRecords } from '../../records/packed-records';
import type { ApplyRequest } from '../api';

/** What was written while a new cache was being made, to be written into that one too. */
export interface WriteLog {
  readonly requests: readonly ApplyRequest[];
  /** Attachments whose bytes were kept. */
  readonly attachmentIds: readonly string[];
}

/** More than this is not caught up with while everybody waits. */
const RECORDS_MAX = 20_000;

/** Remembers what is written from one moment on. */
export class WriteLogKeeper {
  #requests: ApplyRequest[] | null = null;
  #attachmentIds: string[] = [];
  #records = 0;

  /** Begins anew. */
  start(): void {
    this.#requests = [];
    this.#attachmentIds = [];
    this.#records = 0;
  }

  applied(request: ApplyRequest): void {
    if (!this.#requests) return;
    this.#records += countRecords(request.records) + request.malformed.length;
    if (this.#records > RECORDS_MAX) this.drop();
    else this.#requests.push(request);
  }

  kept(attachmentId: string): void {
    if (this.#requests) this.#attachmentIds.push(attachmentId);
  }

  /** @returns null when nothing was to be remembered, or it was too much */
  take(): WriteLog | null {
    const requests = this.#requests;
    this.#requests = null;
    return requests && { requests, attachmentIds: this.#attachmentIds };
  }

  drop(): void {
    this.#requests = null;
  }
}

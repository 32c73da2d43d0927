/** A document to be stored, with its text. */
export interface StoredPut<T> {
  readonly doc: T;
  readonly rev: number;
  /** The document as JSON. */
  readonly json: string;
  /** What the index takes of it, where that was made beforehand. */
  readonly indexed?: string | undefined;
}

/**
 * A stored document. It was written from one that its schema had parsed, into an authenticated
 * encrypted file, so it is not parsed again on each read; a schema change is a migration.
 */
export function readDoc<T>(doc: string): T {
  return JSON.parse(doc) as T;
}

/** The rows' documents, in order. */
export function readDocs<T>(rows: readonly { readonly doc: string }[]): T[] {
  return rows.map((row) => readDoc<T>(row.doc));
}

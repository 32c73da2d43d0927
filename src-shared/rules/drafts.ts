import type { Attachment } from '../domain';

/** What is kept of a draft. */
export interface DraftContent {
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

/** Two drafts as one: the texts one below the other, each file once. */
export function joinDrafts(first: DraftContent, second: DraftContent): DraftContent {
  const known = new Set(first.attachments.map(({ id }) => id));
  return {
    text: [first.text, second.text].filter((text) => text !== '').join('\n\n'),
    attachments: [...first.attachments, ...second.attachments.filter(({ id }) => !known.has(id))],
  };
}

/**
 * The address that opens a thread in Heddle, for notes, tickets and exported files.
 *
 * @param messageId the message to show; null: the end of the thread
 */
export function threadLink(threadId: string, messageId: string | null): string {
  const link = `heddle://thread/${encodeURIComponent(threadId)}`;
  return messageId === null ? link : `${link}?message=${encodeURIComponent(messageId)}`;
}

/** The address that opens what was written with a customer last. */
export function customerLink(customerId: string): string {
  return `heddle://customer/${encodeURIComponent(customerId)}`;
}

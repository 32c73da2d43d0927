/** Whether this is a document on its way, with its head; then its document is made unreadable. */
function spoil(value: unknown, spoilt: ReadonlySet<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if ('kind' in value && 'id' in value && 'doc' in value && typeof value.doc === 'object') {
    // A number where a text has to be; what the document belongs to can still be read.
    if (spoilt.has(`${String(value.kind)} ${String(value.id)}`)) {
      value.doc = { ...value.doc, id: 0 };
    }
    return;
  }
  for (const each of Object.values(value)) spoil(each, spoilt);
}

/** What the desk sends, with those documents in it that no console can read. */
export function spoiltBody(body: Buffer, headers: Headers, spoilt: ReadonlySet<string>): Buffer {
  const type = headers.get('content-type') ?? '';
  if (spoilt.size === 0 || !/json/.test(type)) return body;
  const lines = body.toString('utf8').split('\n');
  const sent = lines.map((line) => {
    if (line === '') return line;
    const value: unknown = JSON.parse(line);
    spoil(value, spoilt);
    return JSON.stringify(value);
  });
  return Buffer.from(sent.join('\n'));
}

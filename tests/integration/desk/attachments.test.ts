import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uploadResponseSchema } from '../../../src-shared/protocol';
import { type DeskClient, fullReplica } from '../../fixtures/desk/client';
import { replyTo, type TestDesk, testDesk } from '../../fixtures/desk/desk';

let desk: TestDesk;
let rosa: DeskClient;
beforeAll(async () => {
  desk = await testDesk();
  rosa = await desk.client('rosa');
});
afterAll(() => desk.close());

/** A picture as far as its head goes: that is all the desk reads. */
function png(width: number, height: number): Buffer {
  const head = Buffer.alloc(24);
  head.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  head.writeUInt32BE(13, 8);
  head.write('IHDR', 12);
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return Buffer.concat([head, randomBytes(16)]);
}

it('takes a picture, sends it with a reply, and gives it to whoever sees the thread', async () => {
  const bytes = png(640, 480);
  const attachment = await rosa.uploaded(bytes, 'image/png', 'Gerät "neu"\n.png');
  expect(attachment).toMatchObject({ width: 640, height: 480, sizeBytes: bytes.length });
  const [ken, olga] = [await desk.client('ken'), await desk.client('olga')];
  // Before it is sent it is its author's alone.
  expect((await ken.request(`/v1/attachments/${attachment.id}`)).status).toBe(404);
  const thread = await desk.newThread();
  const reply = replyTo(thread, thread.message.id, { text: '', attachmentIds: [attachment.id] });
  expect((await rosa.do(reply)).status).toBe('applied');
  const { replica } = await fullReplica(ken);
  const message = replica.of('message').find(({ id }) => id === reply.messageId);
  expect(message?.attachments).toEqual([attachment]);
  const answer = await ken.request(`/v1/attachments/${attachment.id}`);
  expect(answer.status).toBe(200);
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  expect(answer.headers.get('content-type')).toBe('image/png');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="Ger_t _neu__\.png"; filename\*=UTF-8''Ger%C3%A4t%20%22neu%22%0A\.png$/,
  );
  const refused = await olga.problem(await olga.request(`/v1/attachments/${attachment.id}`));
  expect(refused).toMatchObject({ status: 404, code: 'not-found' });
  // It belongs to that reply now.
  const other = await desk.newThread();
  const again = replyTo(other, other.message.id, { attachmentIds: [attachment.id] });
  expect(await rosa.do(again)).toMatchObject({ status: 'refused', code: 'attachment-missing' });
});

it('answers the same upload with the first answer, and refuses its id to another file', async () => {
  const id = randomUUID();
  const bytes = png(1, 1);
  const [first, second] = [
    await rosa.upload(bytes, 'image/png', { id }),
    await rosa.upload(bytes, 'image/png', { id }),
  ];
  expect(uploadResponseSchema.parse(await second.json())).toEqual(
    uploadResponseSchema.parse(await first.json()),
  );
  const other = await rosa.problem(await rosa.upload(png(2, 2), 'image/png', { id }));
  expect(other).toMatchObject({ status: 409, code: 'invalid-request' });
  const ken = await desk.client('ken');
  expect((await ken.upload(bytes, 'image/png', { id })).status).toBe(409);
});

const text = Buffer.from('hello');
it.each([
  ['a type that is not allowed', text, 'application/x-msdownload', 415, 'wrong-type'],
  ['a page that says it is a picture', Buffer.from('<script>'), 'image/png', 415, 'wrong-type'],
  ['a picture that says it is text', png(1, 1), 'text/plain', 415, 'wrong-type'],
  ['binary that says it is text', Buffer.from([1, 0, 2]), 'text/plain', 415, 'wrong-type'],
  ['a PDF that is none', text, 'application/pdf', 415, 'wrong-type'],
  ['nothing', Buffer.alloc(0), 'text/plain', 400, 'invalid-request'],
  ['too much', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'), 'text/plain', 413, 'too-large'],
] as const)('refuses %s', async (_what, bytes, type, status, code) => {
  expect(await rosa.problem(await rosa.upload(bytes, type))).toMatchObject({ status, code });
});

it('refuses what does not have the hash that it says, and takes it when it has', async () => {
  const wrong = createHash('sha256').update('other').digest('hex');
  const answer = await rosa.upload(text, 'text/plain; charset=utf-8', { sha256: wrong });
  expect(await rosa.problem(answer)).toMatchObject({ status: 422, code: 'hash-mismatch' });
  expect((await rosa.upload(text, 'text/plain; charset=utf-8')).status).toBe(200);
});

it('refuses a reply with an attachment that never came, or is a colleague’s', async () => {
  const thread = await desk.newThread();
  const attachment = await rosa.uploaded(png(3, 3), 'image/png');
  const ken = await desk.client('ken');
  const missing = { status: 'refused', code: 'attachment-missing' };
  const reply = (ids: string[]) => replyTo(thread, thread.message.id, { attachmentIds: ids });
  expect(await ken.do(reply([attachment.id]))).toMatchObject(missing);
  expect(await rosa.do(reply([attachment.id, 'nothing']))).toMatchObject(missing);
  expect((await rosa.do(reply([attachment.id]))).status).toBe('applied');
});

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { idSchema } from '@shared/domain';
import { uploadQuerySchema, uploadResponseSchema } from '@shared/protocol';
import { z } from 'zod';
import { findFile, takeUpload } from '../../attachments/service';
import { ProblemError } from '../problem';
import { agentRoute, type Route } from '../route';

/** A `Content-Disposition` for any name: ASCII for the old, RFC 5987 for the rest. */
function disposition(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** Upload before the reply that names it, download by id. */
export const attachmentRoutes: readonly Route[] = [
  agentRoute(
    {
      method: 'POST',
      path: '/v1/attachments',
      name: 'upload',
      summary: 'Takes a file for a reply; the bytes are the body.',
      query: uploadQuerySchema,
      bytes: true,
      answer: { status: 200, description: 'Kept.', schema: uploadResponseSchema },
      problems: [400, 401, 409, 413, 415, 422],
    },
    async ({ desk, query, request }, { viewer }) => {
      const bytes = request.body;
      if (!Buffer.isBuffer(bytes)) {
        throw new ProblemError(400, 'invalid-request', 'The body must be the bytes of the file.');
      }
      const [mediaType = ''] = (request.headers['content-type'] ?? '').split(';');
      const taken = await takeUpload(desk, viewer, {
        ...query,
        mediaType: mediaType.trim().toLowerCase(),
        bytes,
      });
      if ('refusal' in taken) {
        const { status, problem } = taken.refusal;
        throw new ProblemError(status, problem.code, problem.message);
      }
      return taken;
    },
  ),
  agentRoute(
    {
      method: 'GET',
      path: '/v1/attachments/:id',
      name: 'download',
      summary: 'The bytes of an attachment.',
      params: z.object({ id: idSchema }),
      answer: {
        status: 200,
        description: 'The file, always as a download.',
        type: 'application/octet-stream',
        schema: null,
      },
      problems: [400, 401, 404],
    },
    async ({ desk, params, reply }, { viewer }) => {
      const file = await findFile(desk, viewer, params.id);
      const info = file ? await stat(file.path).catch(() => null) : null;
      if (!file || !info) {
        throw new ProblemError(404, 'not-found', 'This attachment is not on the desk.');
      }
      return reply
        .type(file.attachment.mediaType)
        .header('content-length', info.size)
        .header('content-disposition', disposition(file.attachment.name))
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, immutable, max-age=31536000')
        .send(createReadStream(file.path));
    },
  ),
];

import type { CustomScheme } from 'electron';
import { idSchema } from '@shared/domain/primitives';
import { isPictureShowable } from '@shared/rules/pictures';
import { Refusal } from '../ipc/refusal';
import { sniffRaster } from '../views/image';

/** Pictures in conversations: `heddle-media://attachment/ID`. */
export const MEDIA_SCHEME = 'heddle-media';
const MEDIA_HOST = 'attachment';

export const MEDIA_SCHEME_PRIVILEGES: CustomScheme = {
  scheme: MEDIA_SCHEME,
  privileges: { standard: true, secure: true },
};

/** The id of the attachment that an address stands for, or null. */
export function attachmentIdOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== `${MEDIA_SCHEME}:` || url.host !== MEDIA_HOST) return null;
  try {
    const id = idSchema.safeParse(decodeURIComponent(url.pathname.slice(1)));
    return id.success ? id.data : null;
  } catch {
    return null;
  }
}

/**
 * Answers requests for pictures. Only raster pictures by their own bytes are shown; a customer's
 * file is never served as anything that could run.
 *
 * @param load the bytes of an attachment; a `Refusal` becomes "not found"
 */
export function mediaProtocolHandler(
  load: (id: string) => Promise<Uint8Array>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const id = request.method === 'GET' ? attachmentIdOf(request.url) : null;
    if (id === null) return nothing(404);
    try {
      const bytes = await load(id);
      const picture = sniffRaster(bytes);
      const { width = null, height = null } = picture?.size ?? {};
      if (!picture || !isPictureShowable({ sizeBytes: bytes.byteLength, width, height })) {
        return nothing(415);
      }
      return new Response(new Uint8Array(bytes), {
        headers: { ...HEADERS, 'content-type': picture.mediaType },
      });
    } catch (error) {
      return nothing(error instanceof Refusal ? 404 : 500);
    }
  };
}

const HEADERS = {
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

function nothing(status: number): Response {
  return new Response(null, { status, headers: HEADERS });
}

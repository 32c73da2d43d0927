import { createHmac, timingSafeEqual } from 'node:crypto';
import { type DeskWipe, problemSchema, wipeProofText } from '@shared/protocol';

/**
 * Reads an answer as the desk's order to remove local data.
 *
 * Nothing else may look like one: it has to be the desk's problem to the letter, name this console,
 * and prove that whoever made it knew the secret of the very request that it answers. A login page,
 * another host or an answer that was meant for somebody else cannot do that.
 *
 * @param text the body of a 401
 * @param secret the token, or at sign-in the password, of the request; null when it had none
 * @returns null when it is no such order
 */
export function provenWipe(text: string, secret: string | null, deviceId: string): DeskWipe | null {
  const wipe = wipeIn(text);
  if (!wipe || secret === null || secret === '' || wipe.deviceId !== deviceId) return null;
  const expected = createHmac('sha256', secret).update(wipeProofText(wipe)).digest();
  return timingSafeEqual(Buffer.from(wipe.proof, 'hex'), expected) ? wipe : null;
}

function wipeIn(text: string): DeskWipe | null {
  try {
    const problem = problemSchema.safeParse(JSON.parse(text));
    return problem.success && problem.data.code === 'wiped' ? (problem.data.wipe ?? null) : null;
  } catch {
    return null;
  }
}

import type { RequestOf } from '@shared/ipc';
import { Refusal } from '../ipc/refusal';
import type { Protection } from './key-file';
import type { Profile, Profiles } from './profiles';
import type { Questions } from './questions';

export type KeyChangeRequest = RequestOf<'session.changeKey'>;

/** A change of key that may begin. */
export interface KeyChange {
  readonly protection: Protection;
  /** Opens the key as it was, should the change fail; null when none is needed. */
  readonly passphrase: string | null;
}

/**
 * Checks whether a key may be changed as asked. Another passphrase for the same key is put in place
 * here and now, because nothing has to be encrypted again for it.
 *
 * @returns null when it is done already
 * @throws Refusal `wrong-passphrase`, `too-soon` or `no-key-store`; nothing is changed then
 */
export async function prepareKeyChange(
  profile: Profile,
  request: KeyChangeRequest,
  { profiles, questions }: { readonly profiles: Profiles; readonly questions: Questions },
): Promise<KeyChange | null> {
  const isLocked = profile.key.encryption === 'passphrase';
  const passphrase = typedIn(request);
  // Who sits down at a signed-in screen must not lock its owner out.
  if (isLocked && request.to !== 'key-store') {
    const isRight = await questions.guess(
      async () => passphrase !== null && (await profiles.isPassphrase(profile, passphrase)),
    );
    if (!isRight) throw new Refusal('wrong-passphrase', 'This is not the passphrase.');
  }
  if (isLocked && request.to === 'passphrase') {
    await profiles.changePassphrase(profile, request.passphrase);
    return null;
  }
  return { protection: await protectionFor(profile, request, profiles), passphrase };
}

function typedIn(request: KeyChangeRequest): string | null {
  switch (request.to) {
    case 'new-key':
      return request.passphrase;
    case 'passphrase':
      return request.current;
    case 'key-store':
      return null;
  }
}

async function protectionFor(
  profile: Profile,
  request: KeyChangeRequest,
  profiles: Profiles,
): Promise<Protection> {
  if (request.to === 'passphrase') return { by: 'passphrase', passphrase: request.passphrase };
  const { encryption } = profile.key;
  if (request.to === 'new-key' && encryption === 'passphrase' && request.passphrase !== null) {
    return { by: 'passphrase', passphrase: request.passphrase };
  }
  if (request.to === 'new-key' && encryption === 'no-key-store') return { by: 'file' };
  const box = await profiles.keyStore();
  if (box) return { by: 'key-store', box };
  throw new Refusal(
    'no-key-store',
    'There is no key store on this computer, or it is locked. Unlock it and try again.',
  );
}

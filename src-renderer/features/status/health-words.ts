import type { SyncStatus } from '@shared/ipc';
import type { Translate } from '../../i18n';
import type { Health } from './connection-words';

type Encryption = SyncStatus['encryption'];
type StorageState = SyncStatus['storage']['state'];
type IndexState = SyncStatus['index']['state'];

/** How something is marked, its name in a few words, and what it means in a sentence. */
export interface HealthWords {
  readonly health: Health;
  readonly name: string;
  readonly meaning: string;
}

const encryptionHealth: Readonly<Record<Encryption, Health>> = {
  'key-store': 'good',
  passphrase: 'good',
  memory: 'good',
  'no-key-store': 'waiting',
};

const storageHealth: Readonly<Record<StorageState, Health>> = {
  ok: 'good',
  'disk-full': 'broken',
  unwritable: 'broken',
  repairing: 'working',
};

const indexHealth: Readonly<Record<IndexState, Health>> = {
  unknown: 'working',
  checking: 'working',
  good: 'good',
  rebuilding: 'working',
  damaged: 'waiting',
};

/** Who keeps the key of the data on this computer. */
export function encryptionWords(t: Translate, encryption: Encryption): HealthWords {
  return {
    health: encryptionHealth[encryption],
    name: t(`status.encryption-${encryption}`),
    meaning: t(`status.encryption-${encryption}-means`),
  };
}

/** Whether this computer's disk takes what is written. */
export function storageWords(t: Translate, state: StorageState): HealthWords {
  return {
    health: storageHealth[state],
    name: t(`status.storage-${state}`),
    meaning: t(`status.storage-${state}-means`),
  };
}

/** How the search index is. */
export function indexWords(t: Translate, state: IndexState): HealthWords {
  return {
    health: indexHealth[state],
    name: t(`status.index-${state}`),
    meaning: t(`status.index-${state}-means`),
  };
}

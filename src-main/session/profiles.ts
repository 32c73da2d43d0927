import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { practiceAccountSchema } from '@shared/desk-process';
import { agentSchema, idSchema } from '@shared/domain';
import type { DeskSession } from '../connectors/connector';
import { jsonOf, readIfThere, readJson, writeWhole } from './files';
import { openProfileKey, openWithKey, type ProfileKey, sealWithKey } from './profile-key';
import type { SecretBox } from './secret-box';

/** Where a session comes from: what is known before the desk has said anything. */
export const sourceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('practice'),
    /** Absolute folder of the practice desk's data. */
    dataFolder: z.string(),
    account: practiceAccountSchema,
  }),
  z.object({ kind: z.literal('desk'), url: z.string(), user: z.string() }),
]);

export type Source = z.infer<typeof sourceSchema>;

const deskSessionSchema = z.object({
  agent: agentSchema,
  desk: z.object({ id: idSchema, name: z.string() }),
  scope: z.string(),
  targetMinutes: z.number(),
  historyDays: z.number().nullable(),
  attachmentMaxBytes: z.number(),
  attachmentMediaTypes: z.array(z.string()),
  secret: z.string(),
}) satisfies z.ZodType<DeskSession>;

const savedSchema = z.object({ source: sourceSchema, desk: deskSessionSchema });

/** A session of an earlier run. */
export type SavedSession = z.infer<typeof savedSchema>;

const indexSchema = z.object({
  version: z.literal(1),
  deviceId: idSchema,
  /** The source signed in when Heddle was last used; null after a sign-out. */
  last: z.string().nullable(),
  /** Profile by source, so that a session is found again without the network. */
  profiles: z.record(z.string(), z.string()),
});

type Index = z.infer<typeof indexSchema>;

/** The folder and the key of what one person works on at one desk. */
export interface Profile {
  readonly id: string;
  readonly folder: string;
  readonly key: ProfileKey;
}

const INDEX_FILE = 'profiles.json';
const SESSION_FILE = 'session.bin';

/** Keeps one folder per desk and agent, each with its own key and, while signed in, its session. */
export class Profiles {
  private index: Index | null = null;
  private box: Promise<SecretBox | null> | null = null;

  /** @param root folder of all profiles; created when missing */
  constructor(
    private readonly root: string,
    private readonly keys: {
      /** The system's key store; null when there is none. Asked once. */
      secretBox(): Promise<SecretBox | null>;
      /** Without a key store: whether the key may lie in a file. */
      mayUseFile(practice: boolean): Promise<boolean>;
    },
  ) {}

  /** One per installation; lets a desk tell devices apart. */
  async deviceId(): Promise<string> {
    return (await this.readIndex()).deviceId;
  }

  /** Whether nobody has ever signed in here. */
  async isNew(): Promise<boolean> {
    return Object.keys((await this.readIndex()).profiles).length === 0;
  }

  /** The session to go on with: of a given source, or the one used last. Null when there is none. */
  async resume(
    source: Source | null,
  ): Promise<{ readonly profile: Profile; readonly saved: SavedSession } | null> {
    const index = await this.readIndex();
    const key = source ? sourceKey(source) : index.last;
    const id = key === null ? undefined : index.profiles[key];
    if (id === undefined) return null;
    const sealed = await readIfThere(join(this.folderOf(id), SESSION_FILE));
    if (!sealed) return null;
    const profile = await this.open(id, source?.kind === 'practice');
    const plain = openWithKey(profile.key.bytes, sealed);
    const saved = plain && jsonOf(savedSchema).safeParse(Buffer.from(plain).toString('utf8'));
    return saved?.success ? { profile, saved: saved.data } : null;
  }

  /** Opens the profile of a fresh session, and remembers the session for the next start. */
  async remember(saved: SavedSession): Promise<Profile> {
    const id = profileId(saved);
    const profile = await this.open(id, saved.source.kind === 'practice');
    const sealed = sealWithKey(profile.key.bytes, Buffer.from(JSON.stringify(saved), 'utf8'));
    await writeWhole(join(profile.folder, SESSION_FILE), sealed);
    const index = await this.readIndex();
    const key = sourceKey(saved.source);
    await this.writeIndex({ ...index, last: key, profiles: { ...index.profiles, [key]: id } });
    return profile;
  }

  /** The source to go on with at the next start. */
  async setLast(source: Source): Promise<void> {
    await this.writeIndex({ ...(await this.readIndex()), last: sourceKey(source) });
  }

  /** Forgets the session, so that it cannot be resumed. What was made with it stays. */
  async forget(profile: Profile): Promise<void> {
    await rm(join(profile.folder, SESSION_FILE), { force: true });
    await this.writeIndex({ ...(await this.readIndex()), last: null });
  }

  /** Renames a profile's folder away, so that the next sign-in begins a new one. Nothing is deleted. */
  async setAside(source: Source, now: number): Promise<void> {
    const id = (await this.readIndex()).profiles[sourceKey(source)];
    if (id === undefined) return;
    await rename(this.folderOf(id), `${this.folderOf(id)}.aside-${now}`);
  }

  private async open(id: string, practice: boolean): Promise<Profile> {
    const folder = this.folderOf(id);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    this.box ??= this.keys.secretBox();
    const mayUseFile = (): Promise<boolean> => this.keys.mayUseFile(practice);
    return { id, folder, key: await openProfileKey(folder, { box: await this.box, mayUseFile }) };
  }

  private folderOf(id: string): string {
    return join(this.root, id);
  }

  private async readIndex(): Promise<Index> {
    if (this.index) return this.index;
    await mkdir(this.root, { recursive: true, mode: 0o700 });
    const stored = await readJson(join(this.root, INDEX_FILE), indexSchema);
    const index = stored ?? { version: 1, deviceId: randomUUID(), last: null, profiles: {} };
    if (!stored) await this.writeIndex(index);
    this.index = index;
    return index;
  }

  private async writeIndex(index: Index): Promise<void> {
    await writeWhole(join(this.root, INDEX_FILE), `${JSON.stringify(index, null, 2)}\n`);
    this.index = index;
  }
}

/** The address is part of it: a desk cannot get at another desk's profile by claiming its id. */
function profileId({ source, desk }: SavedSession): string {
  const place = source.kind === 'practice' ? source.dataFolder : source.url;
  return hash([source.kind, place, desk.desk.id, desk.agent.id]);
}

function sourceKey(source: Source): string {
  return source.kind === 'practice'
    ? hash([source.kind, source.dataFolder, source.account])
    : hash([source.kind, source.url, source.user]);
}

function hash(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24);
}

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { idSchema, timestampSchema } from '@shared/domain';
import { makeFolder, readJson, writeWhole } from './files';

const removalSchema = z.object({
  /** The desk's id of its order. */
  id: z.string(),
  /** Where to confirm it; null: at the practice desk. */
  url: z.string().nullable(),
  deskName: z.string(),
  at: timestampSchema,
  replies: z.number().int(),
  drafts: z.number().int(),
  /** The desk knows that it was done. */
  confirmed: z.boolean(),
  /** The person at the screen knows. */
  seen: z.boolean(),
});

/** Local data that were removed because a desk said so. */
export type Removal = z.infer<typeof removalSchema>;

const indexSchema = z.object({
  version: z.literal(1),
  deviceId: idSchema,
  /** The source signed in when Heddle was last used; null after a sign-out. */
  last: z.string().nullable(),
  /** Profile by source, so that a session is found again without the network. */
  profiles: z.record(z.string(), z.string()),
  /** Somebody has signed in here before, also if nothing of it is left. */
  used: z.boolean().default(false),
  /** Sources that somebody chose to work with without a local copy. */
  memoryOnly: z.array(z.string()).default([]),
  removals: z.array(removalSchema).default([]),
});

type Index = z.infer<typeof indexSchema>;

const INDEX_FILE = 'profiles.json';
/** Older removals that everybody knows of are forgotten. */
const REMOVALS_MAX = 20;

/**
 * What is known of the profiles before any key is opened. Holds no name and no address of anybody
 * but a desk that removed something.
 */
export class ProfileIndex {
  private index: Index | null = null;
  private saved: Promise<void> = Promise.resolve();

  /** @param root folder of all profiles; created when missing */
  constructor(private readonly root: string) {}

  async deviceId(): Promise<string> {
    return (await this.read()).deviceId;
  }

  /** Whether nobody has ever signed in here. */
  async isNew(): Promise<boolean> {
    const { used, profiles } = await this.read();
    return !used && Object.keys(profiles).length === 0;
  }

  /** The source used last; null after a sign-out. */
  async last(): Promise<string | null> {
    return (await this.read()).last;
  }

  async profileOf(sourceKey: string): Promise<string | null> {
    return (await this.read()).profiles[sourceKey] ?? null;
  }

  async isMemoryOnly(sourceKey: string): Promise<boolean> {
    return (await this.read()).memoryOnly.includes(sourceKey);
  }

  /** @param last the source to go on with at the next start; null: none */
  setLast(last: string | null): Promise<void> {
    return this.change(({ used }) => ({ last, used: used || last !== null }));
  }

  /** Notes the profile of a source; null: it leaves nothing on the disk. */
  remember(sourceKey: string, profileId: string | null): Promise<void> {
    return this.change(({ profiles, memoryOnly }) => {
      const { [sourceKey]: _before, ...others } = profiles;
      const rest = memoryOnly.filter((each) => each !== sourceKey);
      return {
        used: true,
        last: sourceKey,
        profiles: profileId === null ? others : { ...others, [sourceKey]: profileId },
        memoryOnly: profileId === null ? [...rest, sourceKey] : rest,
      };
    });
  }

  /** Whoever signs in at this source again is asked again how to work. */
  askAgain(sourceKey: string): Promise<void> {
    return this.change(({ memoryOnly, last }) => ({
      memoryOnly: memoryOnly.filter((each) => each !== sourceKey),
      last: last === sourceKey ? null : last,
    }));
  }

  /** Forgets a profile under all the names it has. */
  forget(profileId: string): Promise<void> {
    return this.change(({ profiles, last }) => {
      const kept = Object.entries(profiles).filter(([, id]) => id !== profileId);
      const wasLast = last !== null && profiles[last] === profileId;
      return { profiles: Object.fromEntries(kept), last: wasLast ? null : last };
    });
  }

  async removals(): Promise<readonly Removal[]> {
    return (await this.read()).removals;
  }

  /** Notes a removal. */
  noteRemoval(removal: Removal): Promise<void> {
    return this.change(({ removals }) => {
      const others = removals.filter(({ id }) => id !== removal.id);
      const open = others.filter(({ confirmed, seen }) => !confirmed || !seen);
      const done = others.filter(({ confirmed, seen }) => confirmed && seen).slice(-REMOVALS_MAX);
      return { removals: [...done, ...open, removal] };
    });
  }

  /** Notes what has become of a removal. */
  changeRemoval(id: string, change: Partial<Pick<Removal, 'confirmed' | 'seen'>>): Promise<void> {
    return this.change(({ removals }) => ({
      removals: removals.map((each) => (each.id === id ? { ...each, ...change } : each)),
    }));
  }

  private async read(): Promise<Index> {
    if (this.index) return this.index;
    await makeFolder(this.root);
    const stored = await readJson(join(this.root, INDEX_FILE), indexSchema);
    if (this.index) return this.index;
    this.index = stored ?? indexSchema.parse(emptyIndex());
    if (!stored) await this.save();
    return this.index;
  }

  /** What changes is worked out at once, so that two changes cannot overlook each other. */
  private async change(work: (index: Index) => Partial<Index>): Promise<void> {
    await this.read();
    if (this.index) this.index = { ...this.index, ...work(this.index) };
    await this.save();
  }

  private save(): Promise<void> {
    const save = (): Promise<void> =>
      writeWhole(join(this.root, INDEX_FILE), `${JSON.stringify(this.index, null, 2)}\n`);
    const saved = this.saved.then(save, save);
    this.saved = saved;
    return saved;
  }
}

function emptyIndex(): unknown {
  return { version: 1, deviceId: randomUUID(), last: null, profiles: {} };
}

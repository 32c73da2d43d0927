import type { Agent, Article, Offer, Snippet, Tag, Team } from '@shared/domain';
import type { Desk } from '../desk';
import type { WriteTx } from '../storage/write';
import { hashPassword } from './passwords';

/** An agent with what they sign in with. */
export interface Account {
  readonly agent: Agent;
  readonly login: string;
  readonly password: string;
}

/** What a desk has before anybody writes to it. */
export interface ReferenceData {
  readonly teams: readonly Team[];
  readonly accounts: readonly Account[];
  readonly tags: readonly Tag[];
  readonly snippets: readonly Snippet[];
  readonly articles: readonly Article[];
  readonly offers: readonly Offer[];
}

/** Whether nobody could sign in yet, which is what makes a desk new. */
export async function isNewDesk(desk: Desk): Promise<boolean> {
  const agent = await desk.reader.selectFrom('agents').select('id').limit(1).executeTakeFirst();
  return agent === undefined;
}

/**
 * Makes reference data ready to be written.
 *
 * @returns writes it inside a transaction
 */
export async function prepareReference(
  data: ReferenceData,
): Promise<(tx: WriteTx) => Promise<void>> {
  // Accounts that are set up with the same password share its hash: hashing is slow on purpose, and
  // whoever set them up knows that they are the same.
  const passwords = [...new Set(data.accounts.map(({ password }) => password))];
  const hashes = new Map(
    await Promise.all(
      passwords.map(async (password) => [password, await hashPassword(password)] as const),
    ),
  );
  return async (tx) => {
    for (const team of data.teams) await tx.put('team', team, null);
    for (const { agent, login, password } of data.accounts) {
      const passwordHash = hashes.get(password) ?? '';
      await tx.put('agent', agent, { login: login.toLowerCase(), passwordHash });
    }
    for (const tag of data.tags) await tx.put('tag', tag, null);
    for (const snippet of data.snippets) await tx.put('snippet', snippet, null);
    for (const article of data.articles) await tx.put('article', article, null);
    for (const offer of data.offers) await tx.put('offer', offer, null);
  };
}

/** Writes reference data in one transaction. */
export async function putReference(desk: Desk, data: ReferenceData): Promise<void> {
  const writeReference = await prepareReference(data);
  await desk.write(writeReference);
}

import { practiceAccountSchema } from '@shared/desk-process';
import type { Desk } from './desk';
import { practiceReference } from './practice/reference';
import { isNewDesk, putReference, type ReferenceData } from './services/reference';

const team = { id: 'care', name: 'Customer care' };

/** Whether a login is one of the accounts that the console offers. */
export function isPracticeLogin(login: string): boolean {
  return practiceAccountSchema.safeParse(login).success;
}

/**
 * What a new desk gets that has no practice customers, e.g. before an import: the practice accounts in
 * one team, so that each of them sees everything, and the practice desk's tags, texts and offers.
 */
function plainReference(now: number): ReferenceData {
  const { accounts, tags, snippets, articles, offers } = practiceReference(now);
  return {
    teams: [team],
    accounts: accounts
      .filter(({ login }) => isPracticeLogin(login))
      .map((account) => ({ ...account, agent: { ...account.agent, teamIds: [team.id] } })),
    tags,
    snippets,
    articles,
    offers,
  };
}

/** Gives a new desk its accounts, so that somebody can sign in; leaves any other desk alone. */
export async function fillReference(desk: Desk): Promise<void> {
  if (await isNewDesk(desk)) await putReference(desk, plainReference(desk.clock.now()));
}

export const USAGE = `Heddle's sync engine without a window: the real store, engine and connector.

  npm run engine -- fill   --profile DIR --desk URL --user NAME [--give-up-after S]
  npm run engine -- verify --profile DIR --desk URL --user NAME
  npm run engine -- status --profile DIR
  npm run engine -- search WORDS --profile DIR [--limit N]
  npm run engine -- reset  --profile DIR [--yes]

fill      Syncs until everything is here and everything is sent.
          --give-up-after S   seconds without progress after which it ends (default 60)
verify    Asks the desk for everything again and compares it with the cache, document by document.
          Ends with 1 when they differ, and names what differs by kind and id.
status    Says what the profile holds. Needs no network.
search    Searches the cache and prints the results with their timings.
          --limit N           so many messages at most (default 20)
reset     Empties the cache after asking twice; --yes counts as the first answer. What was made
          here and is with nobody else (drafts, outbox) stays.

  --profile DIR  folder of the databases and their key; fill makes it
  --json         prints JSON: one line per message of progress, and one with the result

HEDDLE_PASSWORD  the password; without it, it is asked for on the terminal, and not shown
HEDDLE_KEY       the key of the databases, 64 hexadecimal digits; without it, it lies in a file
                 in the folder, readable for its owner only

Ends with 0 when it worked, 1 when it did not (or verify found a difference), 2 when the command
line is not right.
`;

/** The command line is not right: say why, show the usage. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** An expected failure, in words for the person at the terminal. */
export class EngineError extends Error {
  override readonly name = 'EngineError';

  /** @param code stable, for programs */
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

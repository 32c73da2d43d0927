export const USAGE = `Heddle desk: the messaging backend that ships with Heddle.

  npm run desk -- serve  --data DIR [--port N] [--host ADDRESS] [--practice] [--speed F] [--seed N]
                         [--history-days N]
  npm run desk -- import FILE --data DIR [--open N] [--json]
  npm run desk -- devices --data DIR [--agent LOGIN] [--json]
  npm run desk -- wipe   --data DIR --agent LOGIN [--device ID] [--json]
  npm run desk -- openapi [--out FILE]

serve     Serves the folder DIR until it is stopped (Ctrl+C).
          --port N      port; 0 means any free one (default 4600)
          --host A      address to listen on (default 127.0.0.1: this computer only)
          --practice    customers write and answer by themselves; fills an empty folder
          --speed F     how many times faster than life they are
          --seed N      the same seed makes the same customers
          --history-days N  so many days of history may be kept on agents' computers (default: all);
                        when it is changed, consoles follow at their next contact
import    Imports conversations, one JSON object a line (.ndjson or .ndjson.gz), into DIR.
          --open N      so many of the newest threads keep an open episode (default 200)
          --json        prints the counts as JSON
devices   Lists the consoles that agents have signed in with, and whether they were wiped.
wipe      Has everything removed that consoles keep of an agent, at their next contact, also what
          was not sent yet. The desk may be serving DIR meanwhile.
          --agent L     who, by login
          --device ID   only this console (default: all that the agent has signed in with)
openapi   Prints the protocol as an OpenAPI document, or writes it to FILE.

The accounts of a new folder are rosa, ken and marta (the lead), each with the password "practice".
`;

/** The command line is not right: say why, show the usage. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

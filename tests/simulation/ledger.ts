import type { Command, CommandBody } from '@shared/domain';
import type { OutboxRow } from '../../src-main/store/api';

/** A piece of text that somebody typed and that must be found again. */
export type Token = string;

const TOKEN = /«\d+»/g;

/** The pieces of text in a text. */
export function tokensIn(text: string): Token[] {
  return text.match(TOKEN) ?? [];
}

/** What an agent did: one place in one console's outbox, under whatever ids it was sent. */
export interface Deed {
  readonly console: number;
  readonly lane: string;
  readonly kind: CommandBody['kind'];
  /** Place in the outbox; null until it was written. */
  order: number | null;
  readonly ids: Set<string>;
  readonly tokens: Set<Token>;
  /** The agent was told that it is kept. */
  promised: boolean;
  takenBack: boolean;
  /** The desk refused it at least once, so that what was done later may have gone before. */
  refused: boolean;
  /** It was confirmed by a desk that was replaced by its backup. */
  lostWithDesk: boolean;
  /**
   * The same, but it was not confirmed yet and so is sent again. What was done next may have reached
   * the restored desk by then: nobody can know that a desk was set back before it has said something.
   */
  sentAgain: boolean;
  /**
   * As far as the console knows the desk has it: set back or not is not known yet. Up to which number
   * the desk was set back; null: not in doubt.
   */
  inDoubt: number | null;
  /** It left the outbox because the cache had everything up to this number; null: it did not. */
  confirmed: number | null;
  /** What goes out and comes back with it. */
  part: Deed | null;
}

/** Keeps account of everything that agents did, to be compared with what became of it. */
export class Ledger {
  readonly deeds: Deed[] = [];
  /** Typed, told to be kept, by console. */
  readonly #typed = new Map<Token, number>();
  readonly #byId = new Map<string, Deed>();
  #tokens = 0;
  #names = 0;

  newToken(): Token {
    this.#tokens += 1;
    return `«${this.#tokens}»`;
  }

  newName(prefix: string): string {
    this.#names += 1;
    return `${prefix}-${this.#names}`;
  }

  /** An agent is about to do something. */
  attempt(console: number, command: Command, lane: string): Deed {
    const { id, body } = command;
    const deed: Deed = {
      console,
      lane,
      kind: body.kind,
      order: null,
      ids: new Set([id]),
      tokens: new Set('text' in body ? tokensIn(body.text) : []),
      promised: false,
      takenBack: false,
      refused: false,
      lostWithDesk: false,
      sentAgain: false,
      inDoubt: null,
      confirmed: null,
      part: null,
    };
    this.deeds.push(deed);
    this.#byId.set(id, deed);
    return deed;
  }

  /** A row was written into a console's outbox, as new or under a new id. */
  written(console: number, row: OutboxRow): void {
    const { id, body } = row.command;
    const deed =
      this.#byId.get(id) ??
      this.deeds.find((each) => each.console === console && each.order === row.order);
    if (!deed) throw new Error(`Nobody did what is in the outbox: ${id}`);
    deed.order ??= row.order;
    if (deed.part) deed.part.order ??= row.order + 1;
    deed.ids.add(id);
    this.#byId.set(id, deed);
    const text = ('text' in body ? body.text : '') + (row.editText ?? '');
    for (const token of tokensIn(text)) deed.tokens.add(token);
  }

  of(commandId: string): Deed | null {
    return this.#byId.get(commandId) ?? null;
  }

  /** The desk lost what it had applied, and the console had not confirmed it yet. */
  inDoubt(deed: Deed, backTo: number): void {
    deed.sentAgain = true;
    deed.inDoubt = backTo;
  }

  /** A command left the outbox because the cache had everything up to the number in its answer. */
  confirmed(commandId: string, upTo: number): void {
    const deed = this.of(commandId);
    if (!deed) return;
    deed.confirmed = upTo;
    // It had changed nothing: its answer names a change that the backup has as well.
    if (deed.inDoubt !== null && upTo <= deed.inDoubt) deed.lostWithDesk = true;
  }

  /** A console begins anew: what the lost desk confirmed until now is lost with it after all. */
  startedOver(console: number): void {
    for (const deed of this.deeds) {
      if (deed.console !== console || deed.inDoubt === null) continue;
      deed.inDoubt = null;
      if (deed.confirmed !== null) deed.lostWithDesk = true;
    }
  }

  /** An agent was told that this text is kept. */
  kept(console: number, text: string): void {
    for (const token of tokensIn(text)) this.#typed.set(token, console);
  }

  /** An agent threw this text away. */
  discarded(text: string): void {
    for (const token of tokensIn(text)) this.#typed.delete(token);
  }

  /** What must be found, with the console that it was typed at. */
  typed(): ReadonlyMap<Token, number> {
    return this.#typed;
  }
}

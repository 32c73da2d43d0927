import type { ConnectorProblem, WorksetItem } from '../connector';
import type { PageKind, Pages } from './page';

/* What crosses between the connector and its parser thread. */

export type ParserRequest =
  | {
      readonly type: 'page';
      readonly id: number;
      readonly kind: PageKind;
      readonly body: readonly Uint8Array[];
    }
  | {
      readonly type: 'push';
      readonly id: number;
      readonly stream: number;
      readonly chunk: Uint8Array;
    }
  | { readonly type: 'end'; readonly id: number; readonly stream: number }
  | { readonly type: 'close'; readonly stream: number };

/** What a request is answered with. */
export type ParserValue = Pages[PageKind] | readonly WorksetItem[];

export type ParserResponse =
  | { readonly id: number; readonly ok: true; readonly value: ParserValue }
  | {
      readonly id: number;
      readonly ok: false;
      readonly problem: ConnectorProblem;
      readonly message: string;
    };

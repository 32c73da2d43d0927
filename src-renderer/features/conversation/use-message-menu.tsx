import { Copy, CornerUpLeft, Link, Pin, PinOff } from 'lucide-react';
import { useCallback, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import type { MessagePage, MessageView } from '@shared/ipc';
import { useKeysOf } from '../../app/shortcuts';
import { useT } from '../../i18n';
import { MenuAt, MenuItem, useHadSelection, type MenuPlace } from '../../ui';
import type { MessageDeed } from './conversation-link';
import { focusRow } from './focus-row';
import { deedsFor } from './message-deeds';
import { messageIdOf } from './scroll-keeper';

const ICON = { size: 14, strokeWidth: 1.8 } as const;

/** The one menu for all messages of a conversation: a menu in each row would be a burden for it. */
export interface MessageMenu {
  /** To be put around the messages. */
  readonly handlers: {
    readonly onPointerDownCapture: () => void;
    readonly onContextMenu: (event: MouseEvent) => void;
    readonly onClick: (event: MouseEvent) => void;
  };
  /** Opens it for the message that an element shows. */
  openFor(row: HTMLElement): void;
  readonly menu: ReactNode;
}

interface Open {
  readonly message: MessageView;
  readonly at: MenuPlace;
  /** What gets the keyboard back. */
  readonly from: HTMLElement | null;
}

/** @param act does it */
export function useMessageMenu(
  page: MessagePage | null,
  act: (message: MessageView, deed: MessageDeed) => void,
): MessageMenu {
  const [open, setOpen] = useState<Open | null>(null);
  const selection = useHadSelection();
  const pageRef = useRef(page);
  pageRef.current = page;
  const messageOf = (target: EventTarget | null): MessageView | null => {
    const row = target instanceof Element ? target.closest('[data-message-id]') : null;
    const id = row instanceof HTMLElement ? messageIdOf(row) : null;
    const found = pageRef.current?.messages.find((each) => each.id === id);
    return found && deedsFor(found).length > 0 ? found : null;
  };
  const openFor = useCallback((row: HTMLElement) => {
    const message = messageOf(row);
    if (message) setOpen({ message, at: row.getBoundingClientRect(), from: row });
  }, []);
  return {
    openFor,
    handlers: {
      onPointerDownCapture: selection.note,
      onContextMenu: (event) => {
        // Selected text has the system's menu, because that copies; what waits has its own.
        const hadSelection = selection.take();
        const message = messageOf(event.target);
        if (event.defaultPrevented || hadSelection || message === null) return;
        event.preventDefault();
        const { clientX: left, clientY: top } = event;
        const from = document.activeElement instanceof HTMLElement ? document.activeElement : null;
        setOpen({ message, at: { left, top, width: 0, height: 0 }, from });
      },
      onClick: (event) => {
        const button = event.target instanceof Element && event.target.closest('[data-more]');
        const message = messageOf(event.target);
        if (!(button instanceof HTMLElement) || message === null) return;
        setOpen({ message, at: button.getBoundingClientRect(), from: button });
      },
    },
    menu: open && (
      <DeedsMenu
        open={open}
        onClose={() => setOpen(null)}
        onDeed={(deed) => act(open.message, deed)}
      />
    ),
  };
}

function DeedsMenu(props: {
  readonly open: Open;
  readonly onClose: () => void;
  readonly onDeed: (deed: MessageDeed) => void;
}) {
  const { message, at, from } = props.open;
  const t = useT();
  return (
    <MenuAt
      label={t('conversation.menu')}
      at={at}
      onClose={props.onClose}
      returnFocus={() => giveBack(from)}
    >
      {deedsFor(message).map((deed) => (
        <Deed
          key={deed}
          deed={deed}
          pinned={message.pinned === true}
          onSelect={() => props.onDeed(deed)}
        />
      ))}
    </MenuAt>
  );
}

function Deed(props: {
  readonly deed: MessageDeed;
  readonly pinned: boolean;
  readonly onSelect: () => void;
}) {
  const { deed, pinned } = props;
  const t = useT();
  const keys = useKeysOf(`message.${deed}`);
  const icons = {
    copy: <Copy {...ICON} />,
    'copy-link': <Link {...ICON} />,
    quote: <CornerUpLeft {...ICON} className="mirrored" />,
    pin: pinned ? <PinOff {...ICON} /> : <Pin {...ICON} />,
  } satisfies Record<MessageDeed, ReactNode>;
  const words = {
    copy: t('conversation.copy'),
    'copy-link': t('conversation.copyLink'),
    quote: t('conversation.quote'),
    pin: t(pinned ? 'conversation.unpin' : 'conversation.pin'),
  } satisfies Record<MessageDeed, string>;
  return (
    <MenuItem icon={icons[deed]} {...(keys === null ? {} : { keys })} onSelect={props.onSelect}>
      {words[deed]}
    </MenuItem>
  );
}

/** A message takes the keyboard only when it is given to it. */
function giveBack(from: HTMLElement | null): void {
  if (from?.matches('[data-message-id]')) focusRow(from);
  else from?.focus({ preventScroll: true });
}

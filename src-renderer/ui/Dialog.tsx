import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { X } from 'lucide-react';
import { useT } from '../i18n';
import { Button } from './Button';
import { cx } from './cx';
import styles from './Dialog.module.css';
import { IconButton } from './IconButton';
import { usePlatform } from './platform';
import { PortalContext } from './portal';

export interface DialogProps {
  readonly title: string;
  /** Hides the title's line but keeps the accessible name. */
  readonly bare?: boolean;
  readonly onClose: () => void;
  readonly children?: ReactNode;
  readonly className?: string | undefined;
}

/** Marks what takes the focus when its dialog opens; without it the dialog itself does. */
const FOCUS_FIRST = 'data-focus-first';

/**
 * A modal dialog: the browser's own element keeps the focus inside and everything else out. It is
 * shown while it is mounted; Escape and a click outside close it.
 */
export function Dialog({ title, bare = false, onClose, children, className }: DialogProps) {
  const t = useT();
  const titleId = useId();
  const ref = useRef<HTMLDialogElement>(null);
  const [portal, setPortal] = useState<HTMLElement | null>(null);

  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return undefined;
    const before = document.activeElement;
    setPortal(dialog);
    if (!dialog.open) dialog.showModal();
    // The browser would take the first thing that can have the focus, e.g. the button that closes.
    (dialog.querySelector<HTMLElement>(`[${FOCUS_FIRST}]`) ?? dialog).focus();
    return () => {
      dialog.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- a click beside it closes; Escape is the keyboard's way
    <dialog
      ref={ref}
      tabIndex={-1}
      className={cx(styles.dialog, className)}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
    >
      <PortalContext value={portal}>
        <div className={styles.body}>
          <div className={cx(styles.head, bare && 'visually-hidden')}>
            <h2 id={titleId} className={styles.title}>
              {title}
            </h2>
            {bare ? null : (
              <IconButton label={t('ui.close')} size="s" onClick={onClose}>
                <X size={14} strokeWidth={1.8} />
              </IconButton>
            )}
          </div>
          {children}
        </div>
      </PortalContext>
    </dialog>
  );
}

/** Spread onto the element that takes the focus when its dialog opens. */
export const focusFirst = { [FOCUS_FIRST]: '' };

/**
 * Asks before something is done. Buttons stand in the platform's order; when it is destructive
 * Enter means cancel.
 */
export function ConfirmDialog(props: {
  readonly title: string;
  readonly children: ReactNode;
  readonly confirm: string;
  readonly destructive?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  const t = useT();
  const destructive = props.destructive ?? false;
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <div className={styles.text}>{props.children}</div>
      <DialogButtons
        cancel={
          <Button {...(destructive ? focusFirst : {})} onClick={props.onClose}>
            {t('ui.cancel')}
          </Button>
        }
        confirm={
          <Button
            variant={destructive ? 'danger' : 'primary'}
            {...(destructive ? {} : focusFirst)}
            onClick={props.onConfirm}
          >
            {props.confirm}
          </Button>
        }
      />
    </Dialog>
  );
}

/** What a dialog says or asks, between its title and its buttons; long content scrolls. */
export function DialogBody(props: {
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  return <div className={cx(styles.content, props.className)}>{props.children}</div>;
}

/**
 * Two buttons in the order that the platform's people expect: Windows says yes first.
 *
 * @param also what can be done besides, apart from both
 */
export function DialogButtons(props: {
  readonly cancel: ReactNode;
  readonly confirm: ReactNode;
  readonly also?: ReactNode;
}) {
  const windows = usePlatform() === 'win32';
  return (
    <div className={styles.buttons}>
      {props.also && <div className={styles.also}>{props.also}</div>}
      {windows ? props.confirm : props.cancel}
      {windows ? props.cancel : props.confirm}
    </div>
  );
}

import {
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  type ReactNode,
  type Ref,
  type RefObject,
} from 'react';
import type { ConversationView } from '@shared/ipc';
import { useHeddleQuery } from '../../app/query';
import { cx } from '../../ui';
import { ShortcodeList, useShortcodes } from '../emoji';
import { COMPOSER_FIELD } from './composer-link';
import type { ComposerMode } from './composer-mode';
import { draftNow, isUntouched, useDraftPart } from './draft-view';
import { pastedFiles } from './files';
import { lastHeld, undoSend } from './second-thoughts';
import { SnippetPicker } from './SnippetPicker';
import { useComposerKeys } from './use-composer-keys';
import { useComposerNames } from './use-composer-names';
import type { Draft } from './use-draft';
import type { Fields } from './use-fields';
import type { Insertion } from './use-insertion';
import { useSnippets } from './use-snippets';
import styles from './Composer.module.css';

/** What the bar below can do in the field. */
export interface WritingHandle {
  startSnippet(): void;
}

interface WritingProps {
  readonly ref: Ref<WritingHandle>;
  readonly view: ConversationView;
  readonly mode: ComposerMode;
  readonly draft: Draft;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly insertion: Insertion;
  readonly fields: Fields;
  /** A key was pressed that writes, or the field was left. */
  readonly onTyped: () => void;
  readonly onLeft: () => void;
  readonly onFiles: (files: readonly File[]) => void;
  /** Inside of the field's box. */
  readonly above: ReactNode;
  readonly below: ReactNode;
}

/**
 * The field with the lists that open above it: all of a composer that is drawn again with every key.
 * What stands around it is handed in, so that it is left alone.
 */
export function Writing(props: WritingProps) {
  const { view, mode, draft, field, insertion } = props;
  const text = useDraftPart(draft, (now) => now.text);
  const loading = useDraftPart(draft, (now) => now.loading);
  const agentName = useHeddleQuery('session.get', undefined).data?.agent?.name ?? '';
  const snippets = useSnippets(field, draft, view, agentName, insertion);
  const shortcodes = useShortcodes(field, insertion.replace);
  const menu = snippets.open ? snippets : shortcodes.open ? shortcodes : null;
  const caretMoved = () => {
    snippets.caretMoved();
    shortcodes.caretMoved();
  };
  useLayoutEffect(() => insertion.settle(), [insertion, text, loading]);
  useImperativeHandle(props.ref, () => ({ startSnippet: snippets.start }));
  const typedAt = useRef(-Infinity);
  const undo = () => {
    const reply = lastHeld();
    // Whoever has typed since wants that undone, also when nothing of it is left.
    if (!isUntouched(draftNow(draft)) || reply === null || typedAt.current > reply.sentAt) {
      return false;
    }
    void undoSend();
    return true;
  };
  const keys = useComposerKeys({ menu, undo, field, fields: props.fields });
  const names = useComposerNames(view, mode);
  const language = view.thread.language ?? view.customer.language;
  return (
    <>
      {snippets.open && <SnippetPicker snippets={snippets} />}
      {!snippets.open && shortcodes.open && <ShortcodeList menu={shortcodes} />}
      <div className={cx(styles.box, mode !== 'reply' && 'on-tint')}>
        {props.above}
        <textarea
          ref={field}
          className={styles.field}
          {...COMPOSER_FIELD}
          dir="auto"
          rows={2}
          aria-label={names.label}
          placeholder={names.placeholder}
          value={text}
          readOnly={loading}
          aria-busy={loading}
          aria-autocomplete="list"
          aria-controls={menu?.listId}
          aria-activedescendant={menu?.activeId ?? undefined}
          spellCheck
          {...(language === null || mode !== 'reply' ? {} : { lang: language })}
          onChange={(event) => {
            typedAt.current = Date.now();
            draft.setText(event.target.value);
            caretMoved();
            props.onTyped();
          }}
          onSelect={caretMoved}
          onKeyDown={keys}
          onPaste={(event) => {
            const files = pastedFiles(event.clipboardData);
            if (files.length === 0 || mode !== 'reply') return;
            event.preventDefault();
            props.onFiles(files);
          }}
          onBlur={() => {
            props.onLeft();
            snippets.close();
            shortcodes.close();
          }}
        />
        {props.below}
      </div>
    </>
  );
}

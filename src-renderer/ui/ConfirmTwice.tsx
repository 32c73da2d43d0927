import { useState, type ReactNode } from 'react';
import { ConfirmDialog } from './Dialog';

/** What one of the two questions says. */
interface Question {
  readonly title: string;
  readonly content: ReactNode;
  readonly confirm: string;
}

/** Explains what is about to be done and then asks once more, because it cannot be undone. */
export function ConfirmTwice(props: {
  readonly explain: Question;
  readonly sure: Question;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  const [isSure, setSure] = useState(false);
  const { title, content, confirm } = isSure ? props.sure : props.explain;
  return (
    <ConfirmDialog
      // Another dialog: the keyboard begins at what is safe again.
      key={isSure ? 'sure' : 'explain'}
      title={title}
      confirm={confirm}
      destructive
      onConfirm={isSure ? props.onConfirm : () => setSure(true)}
      onClose={props.onClose}
    >
      {content}
    </ConfirmDialog>
  );
}

import type { ReactNode } from 'react';

/**
 * The form of a dialog about an episode. Enter in a field of one line and Ctrl/Cmd+Enter anywhere do
 * what the button does that stands out.
 */
export function EpisodeForm(props: {
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the form's own keys
    <form
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
        event.preventDefault();
        event.currentTarget.requestSubmit();
      }}
    >
      {props.children}
    </form>
  );
}

export { useComposerActions } from './use-composer-actions';
export { Composer } from './Composer';
export { composerOf } from './composer-link';
export { composerModeOf, type ComposerMode } from './composer-mode';
export { takeBack, useSecondThoughts, type SentText } from './second-thoughts';
export { useUndoSend } from './use-undo-send';

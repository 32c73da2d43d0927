export { ColleagueLine } from './ColleagueLine';
export { ConversationScroll } from './ConversationScroll';
export { ConversationSkeleton } from './ConversationStates';
export { setPinned } from './set-pinned';
export { useConversationActions } from './use-conversation-actions';
export { type ReadAhead, useReadAhead } from './use-read-ahead';

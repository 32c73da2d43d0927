export { ConversationScroll } from './ConversationScroll';
export { ConversationSkeleton } from './ConversationStates';
export { setPinned } from './set-pinned';

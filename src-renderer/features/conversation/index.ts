export { ConversationScroll } from './ConversationScroll';
export { ConversationSkeleton } from './ConversationStates';
export { safeText } from './safe-text';

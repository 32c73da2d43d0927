export { ConversationScroll } from './ConversationScroll';
export { ConversationSkeleton } from './ConversationStates';

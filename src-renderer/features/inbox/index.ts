export { Inbox } from './Inbox';
export { readInboxAhead } from './read-ahead';

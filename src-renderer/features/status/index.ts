export { StatusLine } from './StatusLine';
export { SyncPanel } from './SyncPanel';
export { changeWords, isChange, type Change } from './outbox-words';

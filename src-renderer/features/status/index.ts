export { StatusLine } from './StatusLine';
export { changeWords, isChange, type Change } from './outbox-words';

export * from './query';
export { parseSearch, isEmptyQuery } from './parse';
export { parseDate, type DateContext, type TimeRange } from './dates';
export { FILTER_KEYS } from './filters';
export * from './edit';

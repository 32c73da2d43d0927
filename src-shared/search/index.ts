export * from './query';
export { parseSearch, parseWords, isEmptyQuery } from './parse';
export { parseDate, readsDayFirst, type DateContext, type TimeRange } from './dates';
export { FILTER_KEYS } from './filters';
export * from './edit';

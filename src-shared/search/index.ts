export * from './query';
export { parseSearch, parseWords, isEmptyQuery, searchedText } from './parse';
export { parseDate, readsDayFirst, type DateContext, type TimeRange } from './dates';
export { parseWhen } from './when';
export { FILTER_KEYS, takesDate } from './filters';
export * from './edit';
export { filterAtCaret, keyAtCaret, valueSpan, type FilterAtCaret } from './caret';

export { EffortClock } from './EffortClock';
export { EffortText } from './EffortText';

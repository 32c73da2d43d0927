export { FindBar } from './FindBar';
export { useFind, type Find, type Found } from './use-find';
export { useFindActions } from './use-find-actions';
export { useMarks } from './use-marks';

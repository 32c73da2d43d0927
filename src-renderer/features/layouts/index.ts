export { Layouts } from './Layouts';
export { applyLayout } from './apply-layout';

export { Settings } from './Settings';
export { storeName } from './store-name';

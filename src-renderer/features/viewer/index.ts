export { Viewer } from './Viewer';
export { useViewer, type ViewedFile } from './viewer-state';

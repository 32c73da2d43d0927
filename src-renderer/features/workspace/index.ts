export { Workspace } from './Workspace';
export { channelLabel } from './channel-label';

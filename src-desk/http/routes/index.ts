import type { Desk } from '../../desk';
import type { Route } from '../route';
import { SignInGuard } from '../sign-in-guard';
import { attachmentRoutes } from './attachments';
import { commandRoutes } from './commands';
import { eventRoutes } from './events';
import { sessionRoutes } from './session';
import { syncRoutes } from './sync';
import { wipeRoutes } from './wipes';

/** All routes of the protocol. */
export function deskRoutes(
  desk: Desk,
  identity: { readonly id: string; readonly name: string },
): Route[] {
  return [
    ...sessionRoutes(identity, new SignInGuard(desk.clock)),
    ...syncRoutes,
    ...eventRoutes(desk),
    ...commandRoutes,
    ...attachmentRoutes,
    ...wipeRoutes,
  ];
}

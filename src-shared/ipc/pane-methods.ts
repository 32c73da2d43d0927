import { z } from 'zod';
import { idSchema } from '../domain';
import { method } from './method';
import {
  namedLayoutSchema,
  paneMemorySchema,
  popOutLeaveSchema,
  popOutSchema,
  showSchema,
} from './panes';

const nothing = z.undefined();

/** What can be asked of main about panes, layouts and windows of single conversations. */
export const paneMethods = {
  'layout.named': method('signed-in', nothing, z.array(namedLayoutSchema)),
  /** Keeps a layout under a name, or changes what has this id. */
  'layout.save': method('signed-in', namedLayoutSchema, nothing),
  'layout.remove': method('signed-in', z.object({ id: idSchema }), nothing),
  /** What this person was in the middle of in each conversation, newest first. */
  'pane.memories': method('signed-in', nothing, z.array(paneMemorySchema)),
  'pane.remember': method('signed-in', paneMemorySchema, nothing),

  /** The conversations that have a window of their own; they are in no pane. */
  'popOut.list': method('signed-in', nothing, z.array(idSchema)),
  'popOut.open': method('signed-in', popOutSchema, nothing),
  /** The page of such a window has put everything on disk and leaves; `stay`: it could not. */
  'popOut.leave': method('signed-in', popOutLeaveSchema, nothing),
  /** Shows something in the window where it is, or else in the main one. */
  'window.show': method('signed-in', showSchema, nothing),
} as const;

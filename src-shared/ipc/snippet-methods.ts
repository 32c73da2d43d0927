import { z } from 'zod';
import { idSchema, snippetSchema } from '../domain';
import { method } from './method';

const nothing = z.undefined();

/** A snippet of the team, or one of this person's own: those are kept on this computer alone. */
export const snippetViewSchema = snippetSchema.extend({ own: z.boolean() });

/** One of a person's own. Its name is one word, because it is typed behind a slash. */
export const ownSnippetSchema = snippetSchema.extend({
  name: z
    .string()
    .min(1)
    .max(80)
    .regex(/^[^\s/]+$/u),
});

/** What can be asked of main about prepared texts. */
export const snippetMethods = {
  /** Own ones first, then those of the team. */
  'reference.snippets': method('signed-in', nothing, z.array(snippetViewSchema)),
  /** Keeps an own snippet, or changes it. Refuses `too-many-snippets` and `name-taken`. */
  'snippets.save': method('signed-in', ownSnippetSchema, nothing),
  /** Forgets an own snippet. */
  'snippets.remove': method('signed-in', z.object({ id: idSchema }), nothing),
} as const;

export type SnippetView = z.infer<typeof snippetViewSchema>;

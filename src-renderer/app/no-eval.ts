import { config } from 'zod';

// The page may not run text as code (content security policy). Zod would try to when its first
// schema is made, and the refusal would be in the log; this module has to be imported first.
config({ jitless: true });

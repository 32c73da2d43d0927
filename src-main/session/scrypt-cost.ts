/**
 * OWASP Password Storage Cheat Sheet, "scrypt": N = 2^17, r = 8, p = 1. It takes 128 MiB for 0.2 to
 * 0.4 s, once at each start, and as much for every guess.
 */
export const SCRYPT_COST = { n: 2 ** 17, r: 8, p: 1 } as const;

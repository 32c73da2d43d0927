/** V8's own default for pointers of this length, before Node 24 raised it. */
const NEW_OBJECTS_MIB = 48;

/**
 * How every worker thread of the main process is started.
 *
 * What a thread allocates while it works through pages of records is garbage a moment later, and the
 * more room V8 gives new objects, the longer that stays. In Electron it is 24 MiB for each thread. Node
 * 24 allows 192, and takes more of it for minutes, so that a long first fill by `npm run engine` took
 * more memory than a short one.
 */
export const workerOptions = {
  // Flags of the parent (inspectors, loaders of a test runner) are not for these threads.
  execArgv: [],
  resourceLimits:
    process.versions['electron'] === undefined ? { maxYoungGenerationSizeMb: NEW_OBJECTS_MIB } : {},
};

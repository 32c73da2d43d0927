/** True in development and test builds, false in release builds: set by the bundler. */
declare const __HEDDLE_TEST_HOOKS__: boolean;

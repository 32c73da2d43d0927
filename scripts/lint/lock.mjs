/**
 * What is wrong with a lock file: addresses of a registry in it, or packages that it lacks (also
 * those of other platforms: people install from it on Windows, macOS and Linux).
 * @param {{packages: Record<string, {resolved?: string, dependencies?: Record<string, string>,
 *   optionalDependencies?: Record<string, string>, link?: boolean}>}} lock
 * @returns {string[]}
 */
export function lockProblems(lock) {
  const problems = [];
  const { packages } = lock;
  for (const [path, entry] of Object.entries(packages)) {
    if (entry.resolved !== undefined && !entry.link) {
      problems.push(`package-lock.json: ${path} has a download address ("resolved")`);
    }
    const needed = { ...entry.dependencies, ...entry.optionalDependencies };
    for (const name of Object.keys(needed)) {
      if (!isFound(packages, path, name)) {
        problems.push(
          `package-lock.json: ${path || 'the project'} needs ${name}, which is not in it`,
        );
      }
    }
  }
  return problems;
}

/**
 * Looks for a package as Node does: beside the one that needs it, then further up.
 * @param {Record<string, unknown>} packages
 * @param {string} from path of the package that needs it
 * @param {string} name
 */
function isFound(packages, from, name) {
  for (
    let place = from;
    ;
    place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))
  ) {
    if (packages[`${place ? `${place}/` : ''}node_modules/${name}`]) return true;
    if (place === '') return false;
  }
}

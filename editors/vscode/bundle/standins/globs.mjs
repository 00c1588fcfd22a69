// In place of the client's matching of patterns, by a library of 25 kB: the forms
// that this extension's selector has, which are * within a name and ** / in front.

/**
 * Says whether the path of a resource matches a pattern.
 * @param {string} pattern
 * @param {{path: string}} resource
 */
export function matchGlobPattern(pattern, resource) {
  if (typeof pattern !== "string" || /[?[\]{}!\\]/.test(pattern)) return false;
  const source = pattern.replace(/[.+^$()|]/g, "\\$&").replace(/\*\*\/|\*/g, (star) => (star === "*" ? "[^/]*" : "(?:.*/)?"));
  return new RegExp(`^${source}$`).test(resource.path);
}

// What the server gets of the section "parapet" of the settings. It refuses what
// it does not know, so that the extension's own settings stay here.

/** The server's settings, by name; those that are code, or lead to it, are apart. */
const names = ["severity", "lowSeverity", "codeLens", "breachPaths", "inlayHints", "showInconclusive", "vars", "varFiles", "values", "set", "only", "skip", "exclude", "baseline"] as const;
const code = ["policies", "trustConfig"] as const;

export type Read = (name: string) => unknown;

/**
 * Returns the settings for the server. In a workspace that is not trusted, the
 * editor itself leaves out what the workspace says of restricted settings; that
 * its parapet.yaml loads nothing is seen to here.
 */
export function forServer(read: Read, trusted: boolean): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const name of [...names, ...code]) {
    const value = read(name);
    if (value !== undefined && value !== null) out[name] = value;
  }
  if (!trusted) out["trustConfig"] = false;
  return out;
}

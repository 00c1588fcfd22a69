// What a bug report needs to say, without what is in the workspace.

export interface Facts {
  extension: string;
  editor: string;
  platform: string;
  server: string;
  state: string;
  trusted: boolean;
  folders: number;
  settings: Record<string, unknown>;
  /** Findings by policy. */
  policies: Map<string, number>;
}

/** Settings whose values may tell what nobody should know. */
const secret = new Set(["vars", "varFiles", "values", "set", "policies", "exclude"]);

/** Returns the report as Markdown. */
export function report(f: Facts): string {
  const settings = Object.entries(f.settings).map(([k, v]) => `- ${k}: ${secret.has(k) ? size(v) : JSON.stringify(v)}`);
  const policies = [...f.policies].sort().map(([id, n]) => `- ${id}: ${n}`);
  return [
    `Extension ${f.extension}, editor ${f.editor}, ${f.platform}`,
    `Server: ${f.server}, ${f.state}; ${f.folders} folders, ${f.trusted ? "trusted" : "not trusted"}`,
    "", "Settings:", ...settings, "", "Findings:", ...(policies.length > 0 ? policies : ["- none"]), "",
  ].join("\n");
}

function size(v: unknown): string {
  const n = Array.isArray(v) ? v.length : v && typeof v === "object" ? Object.keys(v).length : 0;
  return n === 0 ? "none" : `${n}, not shown`;
}

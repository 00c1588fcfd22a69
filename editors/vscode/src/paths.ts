// Breach paths as the server tells them, and which of them a place is about.

import type { Document, Path, Place } from "../../graph/types";

export interface At { uri: string; line: number }

/** Returns the paths that rest on a line, those whose place is smallest first. */
export function pathsAt(doc: Document, at: At): Path[] {
  const found: { path: Path; size: number }[] = [];
  for (const path of [...doc.paths, ...doc.escalations]) {
    const sizes = path.steps.flatMap((s) => s.places).flatMap((p) => covers(p, at));
    if (sizes.length > 0) found.push({ path, size: Math.min(...sizes) });
  }
  return found.sort((a, b) => a.size - b.size).map((f) => f.path);
}

/** Returns how many lines a place has, if it covers a line. */
function covers(place: Place, at: At): number[] {
  const range = place.location?.range;
  if (place.location?.uri !== at.uri || !range || at.line < range.start.line || at.line > range.end.line) return [];
  return [range.end.line - range.start.line];
}

/** Names a path for a list. */
export function nameOf(doc: Document, path: Path): string {
  const label = (id: string) => doc.facts.find((f) => f.id === id)?.label ?? id;
  return `${label(path.start)} → ${label(path.goal)}`;
}

/** Tells a path as Markdown, each step with what opens it. */
export function explain(doc: Document, path: Path): string {
  const label = (id: string) => doc.facts.find((f) => f.id === id)?.label ?? id;
  const out = [`## ${plain(nameOf(doc, path))}`, "", path.status === "confirmed" ? "Confirmed: the code says all of it." : `Possible, assuming ${path.assumes.map(plain).join("; ")}.`, ""];
  path.steps.forEach((s, i) => {
    const choke = path.chokePoints?.includes(i) ? " **Every way takes this step.**" : "";
    out.push(`${i + 1}. ${s.from.map(label).map(plain).join(" with ")} can ${plain(s.title)}: **${plain(label(s.to))}**.${choke}`);
    if (s.techniques.length > 0) out.push(`   - ${s.techniques.map((t) => `[${t}](https://attack.mitre.org/techniques/${t.replace(".", "/")}/)`).join(", ")}`);
    if (s.actions.length > 0) out.push(`   - Actions: ${s.actions.map(plain).join(", ")}`);
    for (const p of s.places) out.push(`   - ${where(p)}`);
  });
  return out.join("\n") + "\n";
}

function where(p: Place): string {
  const what = plain(`${p.address} ${p.path}`.trim());
  // A preview follows no links to files; the graph does.
  return p.location ? `${what} (${plain(decodeURIComponent(p.location.uri.replace(/^.*\//, "")))}:${p.location.range.start.line + 1})` : what;
}

/** What comes from a workspace stays text in Markdown. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()<>#!|~&]/g, "\\$&").replace(/\s+/g, " ");
}

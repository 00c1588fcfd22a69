// Counts of findings, for the status bar.

export interface Counts { errors: number; warnings: number; notes: number }

/** Severities as the editor numbers them: 0 is an error, 1 a warning. */
export function count(severities: Iterable<number>): Counts {
  const counts = { errors: 0, warnings: 0, notes: 0 };
  for (const s of severities) {
    if (s === 0) counts.errors++;
    else if (s === 1) counts.warnings++;
    else counts.notes++;
  }
  return counts;
}

/** Idle is a server that nothing has needed yet. */
export type State = "idle" | "starting" | "running" | "restarting" | "stopped" | "missing";

/** Returns the text of the status bar, and what a screen reader says of it. */
export function statusText(state: State, c: Counts): { text: string; spoken: string } {
  if (state !== "running") {
    const icon = { idle: "$(shield)", starting: "$(sync~spin)", restarting: "$(sync~spin)", stopped: "$(error)", missing: "$(error)" }[state];
    return { text: `${icon} Parapet`, spoken: `Parapet: ${state}` };
  }
  const total = c.errors + c.warnings + c.notes;
  if (total === 0) return { text: "$(shield) Parapet", spoken: "Parapet: no findings" };
  return { text: `$(shield) ${c.errors} · ${c.warnings} · ${c.notes}`, spoken: `Parapet: ${c.errors} critical, ${c.warnings} more, ${c.notes} low` };
}

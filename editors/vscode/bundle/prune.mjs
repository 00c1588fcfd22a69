// Leaves functions out of a factory: a function that declares others and returns some
// of them in an object, of which a bundler can say nothing.

/**
 * Returns the text without the functions, four spaces in, that are neither used nor
 * called by one that is.
 * @param {string} text
 * @param {(name: string) => boolean} used says whether others use a function
 */
export function prune(text, used) {
  const lines = text.split("\n");
  /** @type {Map<string, [number, number]>} */
  const functions = new Map();
  for (let i = 0; i < lines.length; i++) {
    const m = /^    (?:async )?function (\w+)\(/.exec(lines[i]);
    if (!m) continue;
    const start = i;
    while (lines[i] !== "    }") i++;
    functions.set(m[1], [start, i]);
  }
  const inside = new Set([...functions.values()].flatMap(([a, b]) => Array.from({ length: b - a + 1 }, (_, i) => a + i)));
  const returned = (i) => /^        (\w+),?$/.exec(lines[i])?.[1];
  const mentioned = (from, to) => lines.slice(from, to + 1).join("\n").match(/\w+/g)?.filter((w) => functions.has(w)) ?? [];
  const kept = new Set();
  const open = [...functions.keys()].filter(used);
  lines.forEach((_, i) => {
    if (!inside.has(i) && returned(i) === undefined) open.push(...mentioned(i, i));
  });
  for (let name; (name = open.pop()) !== undefined; ) {
    if (kept.has(name)) continue;
    kept.add(name);
    open.push(...mentioned(...functions.get(name)));
  }
  const gone = new Set([...functions].filter(([name]) => !kept.has(name)).flatMap(([, [a, b]]) => Array.from({ length: b - a + 1 }, (_, i) => a + i)));
  return lines.filter((_, i) => !gone.has(i) && (inside.has(i) || !functions.has(returned(i) ?? "") || kept.has(returned(i)))).join("\n");
}

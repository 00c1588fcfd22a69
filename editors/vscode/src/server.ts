// Which program is the server: what the settings name, what came with the
// extension, or what the PATH has.

import * as fs from "node:fs";
import * as path from "node:path";

export interface Surroundings {
  /** parapet.server.path; the workspace's own counts only when it is trusted. */
  configured: string;
  /** Where the extension is installed. */
  extension: string;
  /** The PATH. */
  path: string;
  platform: NodeJS.Platform;
  home: string;
}

export type Found = { file: string; from: "settings" | "extension" | "PATH" } | { missing: string };

/** Returns the server, or what to tell the user. */
export function findServer(s: Surroundings): Found {
  if (s.configured !== "") {
    const file = s.configured.replace(/^~(?=[\\/])/, s.home);
    if (!path.isAbsolute(file)) return { missing: `parapet.server.path is ${s.configured}, which is not absolute` };
    return runs(file) ? { file, from: "settings" } : { missing: `parapet.server.path is ${s.configured}, which is no program` };
  }
  const name = s.platform === "win32" ? "parapet.exe" : "parapet";
  const bundled = path.join(s.extension, "server", name);
  if (runs(bundled)) return { file: bundled, from: "extension" };
  for (const dir of s.path.split(path.delimiter)) {
    // A relative entry would let a workspace choose the program.
    if (path.isAbsolute(dir) && runs(path.join(dir, name))) return { file: path.join(dir, name), from: "PATH" };
  }
  return { missing: "the program parapet is neither in the extension nor on the PATH" };
}

function runs(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

// The extension's beginning. The editor waits for nothing here: all else, the
// client of the protocol among it, is a module of its own that is loaded next.

import type * as vscode from "vscode";

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  const { begin } = require("./main.js") as typeof import("./main");
  begin(context);
}

// The extension's beginning and end. Little happens before the first file shows:
// the server's client is loaded and started beside.

import * as vscode from "vscode";
import { Server } from "./client";
import { registerCommands } from "./commands";
import { GraphPanel } from "./graph";
import { statusBar } from "./status";

export function activate(context: vscode.ExtensionContext): { ready: Promise<void> } {
  const log = vscode.window.createOutputChannel("Parapet", { log: true });
  const trace = vscode.window.createOutputChannel("Parapet Trace");
  const server = new Server(context, log, trace);
  const graph = new GraphPanel(context, server);
  context.subscriptions.push(log, trace, server, graph, statusBar(server), ...registerCommands(context, server, graph));
  context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration((e) => {
      if (e.affectsConfiguration("parapet.server")) void server.restart();
      else if (e.affectsConfiguration("parapet")) void configurationChanged(server);
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void server.restart()),
  );
  return { ready: server.start() };
}

/** Tells the server that settings have changed; it asks for them then. */
async function configurationChanged(server: Server): Promise<void> {
  await server.client?.sendNotification("workspace/didChangeConfiguration", { settings: null });
}

export function deactivate(): void {
  // What was registered is disposed of by the editor, the server among it.
}

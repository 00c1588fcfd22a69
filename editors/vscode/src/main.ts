// What the extension consists of, and what starts it.

import * as vscode from "vscode";
import { Server } from "./client";
import { registerCommands } from "./commands";
import { GraphPanel } from "./graph";
import { statusBar } from "./status";
import { traceChannel } from "./trace";

export function begin(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("Parapet", { log: true });
  const trace = traceChannel();
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
  void server.start();
}

/** Tells the server that settings have changed; it asks for them then. */
async function configurationChanged(server: Server): Promise<void> {
  await server.client?.sendNotification("workspace/didChangeConfiguration", { settings: null });
}

// What the extension consists of, and what starts it.

import * as vscode from "vscode";
import { selector, Server } from "./client";
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
      if (e.affectsConfiguration("parapet.server")) void server.renew();
      else if (e.affectsConfiguration("parapet")) void configurationChanged(server);
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void server.renew()),
  );
  void thereIsCode().then(() => {
    if (server.state === "idle") void server.start();
  });
}

/** What a workspace has that the server is for, whether it is opened or not; as activationEvents has it. */
const code = "{parapet.yaml,**/*.tf,**/*.tofu,**/Dockerfile}";

/**
 * Waits for a file that the server is for. The editor has JSON of its own in every
 * window, and so activates there what is for JSON.
 */
async function thereIsCode(): Promise<void> {
  const ours = (d: vscode.TextDocument) => vscode.languages.match(selector, d) > 0;
  if (vscode.workspace.textDocuments.some(ours)) return;
  await new Promise<void>((resolve) => {
    const opened = vscode.workspace.onDidOpenTextDocument((d) => ours(d) && done());
    const done = () => {
      opened.dispose();
      resolve();
    };
    void vscode.workspace.findFiles(code, undefined, 1).then((found) => found.length > 0 && done());
  });
}

/** Tells the server that settings have changed; it asks for them then. */
async function configurationChanged(server: Server): Promise<void> {
  await server.client?.sendNotification("workspace/didChangeConfiguration", { settings: null });
}

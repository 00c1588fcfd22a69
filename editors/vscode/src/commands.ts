// What the command palette offers.

import * as vscode from "vscode";
import { acceptBaseline } from "./baseline";
import { readSettings, type Server } from "./client";
import { drift } from "./drift";
import { openPlace, type GraphPanel, folderOf } from "./graph";
import { explain, nameOf, pathsAt } from "./paths";
import { report } from "./report";
import { findings } from "./status";

export function registerCommands(context: vscode.ExtensionContext, server: Server, graph: GraphPanel): vscode.Disposable[] {
  const explained = new Explained();
  const commands: Record<string, (at?: { uri: string; line: number }) => unknown> = {
    "parapet.checkWorkspace": () => checkWorkspace(server),
    "parapet.fixAll": () => fixAll(server),
    "parapet.explainPath": () => explainPath(graph, explained),
    "parapet.showGraph": (at) => graph.show(at),
    "parapet.showDrift": () => drift(server, false),
    "parapet.acceptDrift": () => drift(server, true),
    "parapet.acceptBaseline": () => acceptBaseline(server),
    "parapet.suppressHere": () => suppress(),
    "parapet.restartServer": () => server.restart(),
    "parapet.showLog": () => server.log.show(),
    "parapet.copyDiagnostics": () => copyDiagnostics(context, server),
  };
  return [
    vscode.workspace.registerTextDocumentContentProvider(Explained.scheme, explained),
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, async (at?: { uri: string; line: number }) => {
      try {
        await run(typeof at?.line === "number" ? at : undefined);
      } catch (e) {
        server.log.error(`${name}: ${String(e)}`);
        void vscode.window.showErrorMessage(`Parapet: ${e instanceof Error ? e.message : String(e)}`);
      }
    })),
  ];
}

/** Analyses all folders afresh and shows what was found. */
async function checkWorkspace(server: Server): Promise<void> {
  if (server.state !== "running" || !server.client) return server.restart();
  await server.client.sendRequest("workspace/executeCommand", { command: "parapet.restart", arguments: [] });
  await vscode.commands.executeCommand("workbench.actions.view.problems");
}

/** Makes all safe fixes: file by file, for each is proved against what it makes. */
async function fixAll(server: Server): Promise<void> {
  const client = server.client;
  if (!client || server.state !== "running") throw new Error("the server does not run");
  const files = findings().map(([uri]) => uri);
  await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: "Parapet: fixing", cancellable: true }, async (progress, stop) => {
    for (const uri of files) {
      if (stop.isCancellationRequested) return;
      progress.report({ message: vscode.workspace.asRelativePath(uri), increment: 100 / files.length });
      const order = { uri: client.code2ProtocolConverter.asUri(uri), do: "fixAll" };
      await client.sendRequest("workspace/executeCommand", { command: "parapet.fix", arguments: [order] });
    }
  });
}

/** Asks which path, and tells it; those that rest on the line of the cursor come first. */
async function explainPath(graph: GraphPanel, explained: Explained): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const folder = folderOf(editor?.document.uri);
  const doc = folder && (await graph.fetch(folder));
  if (!doc) throw new Error("no breach paths are known");
  const here = editor ? pathsAt(doc, { uri: editor.document.uri.toString(), line: editor.selection.active.line }) : [];
  const all = [...new Set([...here, ...doc.paths, ...doc.escalations])];
  if (all.length === 0) {
    void vscode.window.showInformationMessage("Parapet: no breach path is known.");
    return;
  }
  const items = all.map((path) => ({ label: nameOf(doc, path), description: path.status, detail: here.includes(path) ? "goes over this line" : undefined, path }));
  const chosen = await vscode.window.showQuickPick(items, { title: "Breach paths", placeHolder: "Which path?", matchOnDescription: true });
  if (!chosen) return;
  const first = chosen.path.steps.flatMap((s) => s.places).find((p) => p.location);
  if (first && !here.includes(chosen.path)) await openPlace(first);
  await explained.show(explain(doc, chosen.path));
}

/** Shows texts that are made, as rendered Markdown. */
class Explained implements vscode.TextDocumentContentProvider {
  static readonly scheme = "parapet-path";
  private text = "";
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly uri = vscode.Uri.from({ scheme: Explained.scheme, path: "/Breach Path.md" });

  provideTextDocumentContent(): string {
    return this.text;
  }

  async show(text: string): Promise<void> {
    this.text = text;
    this.changed.fire(this.uri);
    await vscode.commands.executeCommand("markdown.showPreviewToSide", this.uri);
  }
}

/** Suppresses a finding on the line of the cursor, and asks for the reason. */
async function suppress(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const { document, selection } = editor;
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", document.uri,
    document.lineAt(selection.active.line).range, vscode.CodeActionKind.QuickFix.value, 40);
  const offers = actions.filter((a) => a.title.startsWith("Suppress ") && a.edit);
  if (offers.length === 0) {
    void vscode.window.showInformationMessage("Parapet: there is no finding on this line.");
    return;
  }
  const offer = offers.length === 1 ? offers[0] : (await vscode.window.showQuickPick(offers.map((a) => ({ label: a.title, action: a })), { title: "Which finding?" }))?.action;
  if (!offer?.edit) return;
  const reason = await vscode.window.showInputBox({ title: offer.title, prompt: "Why is it accepted?", validateInput: (v) => (/\S/.test(v) ? undefined : "say why") });
  if (!reason) return;
  await vscode.workspace.applyEdit(withReason(offer.edit, reason));
}

/** Puts the user's reason where the server left one to fill in. */
function withReason(edit: vscode.WorkspaceEdit, reason: string): vscode.WorkspaceEdit {
  const out = new vscode.WorkspaceEdit();
  for (const [uri, edits] of edit.entries()) {
    out.set(uri, edits.map((e) => {
      const text = e instanceof vscode.TextEdit ? e.newText : "";
      return vscode.TextEdit.replace(e.range, text.replace("accepted risk", () => reason.replace(/\s+/g, " ").trim()));
    }));
  }
  return out;
}

async function copyDiagnostics(context: vscode.ExtensionContext, server: Server): Promise<void> {
  const policies = new Map<string, number>();
  for (const d of findings().flatMap(([, all]) => all)) {
    const id = String(typeof d.code === "object" ? d.code.value : d.code ?? "?");
    policies.set(id, (policies.get(id) ?? 0) + 1);
  }
  const info = server.client?.initializeResult?.serverInfo;
  await vscode.env.clipboard.writeText(report({
    extension: String(context.extension.packageJSON.version), editor: `${vscode.env.appName} ${vscode.version}`, platform: `${process.platform} ${process.arch}`,
    server: `${info?.name ?? "parapet"} ${info?.version ?? "?"}, ${server.what.replace(/^.* \(/, "(")}`, state: server.state, trusted: vscode.workspace.isTrusted,
    folders: vscode.workspace.workspaceFolders?.length ?? 0, settings: readSettings(), policies,
  }));
  void vscode.window.showInformationMessage("Parapet: copied. It names policies and settings, no code.");
}

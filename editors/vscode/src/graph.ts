// The panel that draws breach paths. It draws what the server tells, goes where
// the reader clicks, and follows the cursor.

import { randomBytes } from "node:crypto";
import * as path from "node:path";
import * as vscode from "vscode";
import type { Document, LspRange, Place } from "../../graph/types";
import type { Server } from "./client";

type FromView =
  | { kind: "ready" }
  | { kind: "open"; place: Place }
  | { kind: "save"; name: string; type: string; data: string; binary: boolean };

const quiet = 150; // milliseconds between a change and the next drawing

export class GraphPanel implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private folder: vscode.Uri | undefined;
  private timer: NodeJS.Timeout | undefined;
  private readonly always: vscode.Disposable[] = [];
  private listening: vscode.Disposable | undefined;
  /** The line to show once the graph is drawn. */
  private wanted: { uri: string; line: number } | undefined;

  constructor(private readonly context: vscode.ExtensionContext, private readonly server: Server) {
    this.always.push(
      vscode.window.onDidChangeTextEditorSelection((e) => this.follow(e.textEditor)),
      vscode.window.onDidChangeActiveTextEditor((e) => this.turn(e)),
      server.onChange(() => {
        this.listening?.dispose();
        this.listening = server.client?.onNotification("parapet/graphChanged", () => this.soon());
        if (server.state === "running") this.soon();
      }),
    );
  }

  /** Shows the graph of a file's folder, the active editor's unless given, and what a line of it opens. */
  async show(at?: { uri: string; line: number }): Promise<void> {
    const folder = folderOf(at ? vscode.Uri.parse(at.uri) : vscode.window.activeTextEditor?.document.uri);
    this.wanted = at;
    if (!folder) {
      void vscode.window.showInformationMessage("Parapet: open a folder to see its breach paths.");
      return;
    }
    this.folder = folder;
    if (this.panel) {
      this.panel.reveal(undefined, true);
      await this.draw();
      return;
    }
    const media = vscode.Uri.joinPath(this.context.extensionUri, "out");
    this.panel = vscode.window.createWebviewPanel("parapet.graph", "Breach Graph", { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, {
      enableScripts: true, enableForms: false, localResourceRoots: [media], retainContextWhenHidden: true,
    });
    const webview = this.panel.webview;
    webview.onDidReceiveMessage((m: FromView) => this.receive(m));
    this.panel.onDidDispose(() => (this.panel = undefined));
    webview.html = page(webview.asWebviewUri(vscode.Uri.joinPath(media, "view.js")), webview.asWebviewUri(vscode.Uri.joinPath(media, "view.css")), webview.cspSource);
  }

  /** Returns the document of a folder; undefined where there is none. */
  async fetch(folder: vscode.Uri): Promise<Document | undefined> {
    const client = this.server.client;
    if (!client || this.server.state !== "running") return undefined;
    return (await client.sendRequest<Document | null>("parapet/graph", { folder: client.code2ProtocolConverter.asUri(folder) })) ?? undefined;
  }

  private async receive(m: FromView): Promise<void> {
    if (m.kind === "ready") {
      await this.draw();
    } else if (m.kind === "open") {
      await openPlace(m.place);
    } else if (m.kind === "save" && this.folder) {
      const uri = await vscode.window.showSaveDialog({ defaultUri: vscode.Uri.joinPath(this.folder, path.basename(m.name)) });
      if (uri) await vscode.workspace.fs.writeFile(uri, Buffer.from(m.data, m.binary ? "base64" : "utf8"));
    }
  }

  private async draw(): Promise<void> {
    if (!this.panel || !this.folder) return;
    try {
      const document = await this.fetch(this.folder);
      if (document) await this.panel?.webview.postMessage({ kind: "show", document });
      if (this.wanted) await this.panel?.webview.postMessage({ kind: "follow", at: this.wanted });
      this.wanted = undefined;
    } catch (e) {
      this.server.log.warn(`no breach graph: ${String(e)}`);
    }
  }

  private soon(): void {
    clearTimeout(this.timer);
    if (this.panel) this.timer = setTimeout(() => void this.draw(), quiet);
  }

  private turn(editor: vscode.TextEditor | undefined): void {
    const folder = folderOf(editor?.document.uri);
    if (folder && this.folder && folder.toString() !== this.folder.toString()) {
      this.folder = folder;
      this.soon();
    }
  }

  private follow(editor: vscode.TextEditor): void {
    if (!this.panel || editor.document.uri.scheme !== "file") return;
    const uri = this.server.client?.code2ProtocolConverter.asUri(editor.document.uri) ?? editor.document.uri.toString();
    void this.panel.webview.postMessage({ kind: "follow", at: { uri, line: editor.selection.active.line } });
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.listening?.dispose();
    this.panel?.dispose();
    this.always.forEach((d) => d.dispose());
  }
}

/** Returns the folder that a file is in, else the first. */
export function folderOf(uri: vscode.Uri | undefined): vscode.Uri | undefined {
  const own = uri && vscode.workspace.getWorkspaceFolder(uri);
  return (own ?? vscode.workspace.workspaceFolders?.[0])?.uri;
}

/** Goes to a place in a file of the workspace, beside the graph. */
export async function openPlace(place: Place): Promise<void> {
  if (!place.location) return;
  const uri = vscode.Uri.parse(place.location.uri, true);
  if (uri.scheme !== "file" || !vscode.workspace.getWorkspaceFolder(uri)) return;
  const column = vscode.window.visibleTextEditors.find((e) => e.document.uri.toString() === uri.toString())?.viewColumn ?? vscode.ViewColumn.One;
  await vscode.window.showTextDocument(uri, { viewColumn: column, selection: rangeOf(place.location.range) });
}

function rangeOf(r: LspRange): vscode.Range {
  return new vscode.Range(r.start.line, r.start.character, r.start.line, r.start.character);
}

/** Returns the page of the view: its own script and style, and nothing else. */
function page(script: vscode.Uri, style: vscode.Uri, source: string): string {
  const nonce = randomBytes(16).toString("base64");
  const policy = `default-src 'none'; img-src data:; style-src ${source}; script-src 'nonce-${nonce}'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Breach Graph</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<main id="view" aria-label="Breach paths"></main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}

// The status bar: whether the server runs, and what it has found.

import * as vscode from "vscode";
import type { Server } from "./client";
import { count, statusText } from "./counts";

/** Returns all findings that are shown. */
export function findings(): [vscode.Uri, vscode.Diagnostic[]][] {
  return vscode.languages.getDiagnostics()
    .map(([uri, all]): [vscode.Uri, vscode.Diagnostic[]] => [uri, all.filter((d) => d.source === "parapet")])
    .filter(([, all]) => all.length > 0);
}

export function statusBar(server: Server): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("parapet.status", vscode.StatusBarAlignment.Left, 0);
  item.name = "Parapet";
  const update = () => {
    const found = findings().flatMap(([, all]) => all);
    const { text, spoken } = statusText(server.state, count(found.map((d) => d.severity)));
    item.text = text;
    item.tooltip = `${spoken}\n${server.what}`;
    item.accessibilityInformation = { label: spoken, role: "button" };
    item.command = server.state === "running" ? "workbench.actions.view.problems" : "parapet.showLog";
    item.backgroundColor = server.state === "stopped" || server.state === "missing" ? new vscode.ThemeColor("statusBarItem.errorBackground") : undefined;
    if (server.state === "idle") item.hide();
    else item.show();
  };
  update();
  return vscode.Disposable.from(item, server.onChange(update), vscode.languages.onDidChangeDiagnostics(update));
}

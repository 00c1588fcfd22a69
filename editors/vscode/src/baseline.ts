// A baseline names the findings that are there already, so that only new ones show.
// The program writes it, in a terminal of the editor.

import * as vscode from "vscode";
import type { Server } from "./client";
import { folderOf } from "./graph";
import { inTerminal } from "./terminal";

/** Where it is written if the settings name no file. */
const usual = "parapet-baseline.json";

/** Writes the findings of a folder as its baseline, and has the server leave them out from then on. */
export async function acceptBaseline(server: Server): Promise<void> {
  const folder = folderOf(vscode.window.activeTextEditor?.document.uri);
  const file = server.file;
  if (!folder || !file) throw new Error(folder ? "the server is not found" : "open a folder with findings");
  const settings = vscode.workspace.getConfiguration("parapet", folder);
  const set = settings.get<string>("baseline", "");
  const name = set || usual;
  const yes = "Accept";
  const answer = await vscode.window.showWarningMessage(`Accept all findings that ${vscode.workspace.asRelativePath(folder)} has now, as ${name}?`,
    { modal: true, detail: "They are not shown any more, here and, if you commit the file, for others; new ones are, and breach paths." }, yes);
  if (answer !== yes) return;
  const target = vscode.Uri.joinPath(folder, name);
  const code = await inTerminal("baseline", file, ["check", folder.fsPath, `--write-baseline=${target.fsPath}`, "--fail-on", "never"], folder);
  if (code !== 0) return;
  if (set !== name) await settings.update("baseline", name, vscode.ConfigurationTarget.Workspace);
  else await server.client?.sendRequest("workspace/executeCommand", { command: "parapet.restart", arguments: [] });
}

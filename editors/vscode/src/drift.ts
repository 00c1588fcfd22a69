// Drift is compared by the program itself, in a terminal of the editor: it may ask
// for credentials, and the user sees what is read, and from where.

import * as vscode from "vscode";
import type { Server } from "./client";
import { folderOf } from "./graph";
import { inTerminal } from "./terminal";

/** What the server compares the code with while it is written. */
const record = "parapet.live.json";

/** Where what runs is read from; without arguments, a file is asked for. */
interface Source extends vscode.QuickPickItem { args?: string[] }

/** Compares a folder with what runs; accept records what there is as reviewed. */
export async function drift(server: Server, accept: boolean): Promise<void> {
  if (!vscode.workspace.isTrusted) throw new Error("drift is for trusted workspaces: it may use your credentials");
  const folder = folderOf(vscode.window.activeTextEditor?.document.uri);
  const file = server.file;
  if (!folder || !file) throw new Error(folder ? "the server is not found" : "open a folder to compare");
  const source = await vscode.window.showQuickPick(await sources(folder), { title: accept ? "Accept drift from" : "Compare the code with" });
  const args = source && (source.args ?? (await fromFile(folder)));
  if (!args) return;
  await inTerminal("drift", file, ["drift", folder.fsPath, ...args, ...(accept ? ["--accept"] : [])], folder);
}

async function sources(folder: vscode.Uri): Promise<Source[]> {
  const file = vscode.Uri.joinPath(folder, record);
  const recorded = await vscode.workspace.fs.stat(file).then((s) => s, () => undefined);
  return [
    ...(recorded ? [{ label: "What was recorded", detail: `${record} of ${new Date(recorded.mtime).toLocaleString()}; no connection is opened`, args: ["--from", file.fsPath] }] : []),
    { label: "What runs now", detail: "Read AWS, or the cluster that kubectl would talk to, with your credentials", args: [] },
    { label: "What runs now, to record it", detail: `The same, kept in ${record}: drift is shown in the code from then on`, args: ["--record", file.fsPath] },
    { label: "A file", detail: "A snapshot, a state, or the JSON of a plan; no connection is opened" },
  ];
}

async function fromFile(folder: vscode.Uri): Promise<string[] | undefined> {
  const [file] = (await vscode.window.showOpenDialog({ title: "What runs", defaultUri: folder, canSelectFolders: false })) ?? [];
  return file && ["--from", file.fsPath];
}

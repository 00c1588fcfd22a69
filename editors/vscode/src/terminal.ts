// Runs the program where the user sees what it says.

import * as vscode from "vscode";

/** Runs a program in a terminal of the editor, and returns its exit code. */
export async function inTerminal(name: string, program: string, args: string[], folder: vscode.Uri): Promise<number | undefined> {
  const task = new vscode.Task({ type: "parapet" }, vscode.TaskScope.Workspace, name, "Parapet", new vscode.ProcessExecution(program, args, { cwd: folder.fsPath }), []);
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, clear: true, echo: false };
  // It may end before the editor has told that it runs.
  const ended = new Promise<number | undefined>((resolve) => {
    const listening = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.name !== name || execution.task.source !== "Parapet") return;
      listening.dispose();
      resolve(exitCode);
    });
  });
  await vscode.tasks.executeTask(task);
  return ended;
}

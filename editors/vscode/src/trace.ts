// The channel in which editor and server can be watched talking. The library writes
// into it while its log level is the lowest; here a setting says whether it does.

import * as vscode from "vscode";

export function traceChannel(): vscode.LogOutputChannel {
  const channel = vscode.window.createOutputChannel("Parapet Trace", { log: true });
  const changed = new vscode.EventEmitter<vscode.LogLevel>();
  const level = () => (vscode.workspace.getConfiguration("parapet").get("trace.server", "off") === "off" ? vscode.LogLevel.Info : vscode.LogLevel.Trace);
  const listening = vscode.workspace.onDidChangeConfiguration((e) => {
    if (e.affectsConfiguration("parapet.trace.server")) changed.fire(level());
  });
  return Object.create(channel, {
    logLevel: { get: level },
    onDidChangeLogLevel: { value: changed.event },
    trace: { value: (text: string) => channel.info(text) },
    dispose: { value: () => vscode.Disposable.from(channel, changed, listening).dispose() },
  }) as vscode.LogOutputChannel;
}

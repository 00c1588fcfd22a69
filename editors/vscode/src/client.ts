// The server's life: found, started, watched, started again with growing waits.

import { homedir } from "node:os";
import * as vscode from "vscode";
import { CloseAction, ErrorAction, RevealOutputChannelOn, State as Run, type DocumentSelector, type Middleware } from "vscode-languageclient";
import { Backoff } from "./backoff";
import type { State } from "./counts";
import { ProgramClient } from "./program";
import { findServer } from "./server";
import { forServer } from "./settings";

const languages = [
  "terraform", "terraform-vars", "opentofu", "opentofu-vars", "hcl", "yaml", "dockercompose", "github-actions-workflow", "azure-pipelines",
  "helm", "json", "jsonc", "dockerfile", "bicep", "rego",
];

/** The files that the server is for. */
export const selector: vscode.DocumentFilter[] = [
  ...languages.map((language) => ({ scheme: "file", language })),
  ...["**/*.tf", "**/*.tofu", "**/*.tfvars", "**/Dockerfile*", "**/*.dockerfile"].map((pattern) => ({ scheme: "file", pattern })),
];

export class Server implements vscode.Disposable {
  client: ProgramClient | undefined;
  state: State = "idle";
  /** The program. */
  file: string | undefined;
  /** What runs, for people. */
  what = "none";
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onChange = this.changed.event;
  private readonly backoff = new Backoff();
  private timer: NodeJS.Timeout | undefined;
  private ended = false;

  constructor(private readonly context: vscode.ExtensionContext, readonly log: vscode.LogOutputChannel, readonly trace: vscode.LogOutputChannel) {}

  /** Starts the server, unless it runs. */
  async start(): Promise<void> {
    this.set("starting");
    const settings = vscode.workspace.getConfiguration("parapet");
    const found = findServer({
      configured: settings.get("server.path", ""), extension: this.context.extensionPath, path: process.env["PATH"] ?? "",
      platform: process.platform, home: homedir(),
    });
    if ("missing" in found) {
      this.set("missing");
      this.log.error(found.missing);
      void this.offer(`Parapet: ${found.missing}.`, "Open Settings");
      return;
    }
    this.file = found.file;
    this.what = `${found.file} (${found.from})`;
    this.log.info(`starting ${this.what}`);
    const client = this.make(found.file, settings.get<string[]>("server.arguments", []));
    this.client = client;
    client.onDidChangeState(({ oldState, newState }) => {
      if (this.client !== client) return;
      if (newState === Run.Running) {
        this.backoff.start(Date.now());
        this.set("running");
      } else if (newState === Run.Stopped && oldState !== Run.Stopped) {
        this.gone();
      }
    });
    try {
      await client.start();
    } catch (e) {
      this.log.error(`the server did not start: ${String(e)}`);
      if (this.client === client && this.timer === undefined) this.gone();
    }
  }

  private make(command: string, args: string[]): ProgramClient {
    return new ProgramClient(command, ["lsp", ...args], this.log, {
      documentSelector: selector as DocumentSelector,
      initializationOptions: readSettings(),
      outputChannel: this.log,
      traceOutputChannel: this.trace,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      progressOnInitialization: false,
      // The editor pulls what a file shows, and is pushed nothing twice.
      diagnosticPullOptions: { onChange: true, onSave: true, onTabs: true },
      // The client would count restarts itself, but knows no waiting.
      connectionOptions: { maxRestartCount: 0 },
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => ({ action: CloseAction.DoNotRestart, handled: true }),
      },
      middleware: middleware(),
    });
  }

  /** Plans the next start after the server has gone. */
  private gone(): void {
    if (this.ended || this.timer !== undefined) return;
    const wait = this.backoff.next(Date.now());
    if (wait === undefined) {
      this.set("stopped");
      void this.offer("Parapet: the server keeps ending.", "Show Log", "Restart");
      return;
    }
    this.log.warn(`the server has ended; starting it again in ${wait} ms`);
    this.set("restarting");
    const old = this.client;
    this.client = undefined;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      // Its commands must be gone before the next one brings them.
      void Promise.resolve(old?.dispose()).catch(() => undefined).then(() => this.start());
    }, wait);
  }

  /** Stops the server and starts it anew. */
  async restart(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.backoff.reset();
    const old = this.client;
    this.client = undefined;
    this.set("starting");
    await old?.dispose().then(undefined, () => undefined);
    await this.start();
  }

  /** Does the same, unless nothing has needed a server yet. */
  async renew(): Promise<void> {
    if (this.state !== "idle") await this.restart();
  }

  private set(state: State): void {
    this.state = state;
    void vscode.commands.executeCommand("setContext", "parapet.running", state === "running");
    this.changed.fire();
  }

  private async offer(text: string, ...choices: string[]): Promise<void> {
    const choice = await vscode.window.showErrorMessage(text, ...choices);
    const command = { "Open Settings": "workbench.action.openSettings", "Show Log": "parapet.showLog", Restart: "parapet.restartServer" }[choice ?? ""];
    if (command) await vscode.commands.executeCommand(command, ...(choice === "Open Settings" ? ["parapet.server"] : []));
  }

  async dispose(): Promise<void> {
    this.ended = true;
    clearTimeout(this.timer);
    await this.client?.dispose().then(undefined, () => undefined);
  }
}

/** Answers the server's questions for settings, and its commands in the editor. */
function middleware(): Middleware {
  return {
    // The paths over a resource are better drawn than listed.
    executeCommand: (command, args: unknown[], next) => {
      const [uri, line] = args;
      if (command !== "parapet.showPaths" || typeof uri !== "string" || typeof line !== "number") return next(command, args);
      return vscode.commands.executeCommand("parapet.showGraph", { uri, line });
    },
    workspace: {
      configuration: (params) => params.items.map((item) => (item.section === "parapet" ? readSettings() : {})),
      didChangeConfiguration: (sections, next) => next(sections),
    },
  };
}

/** Returns the settings for the server as they are now. */
export function readSettings(): Record<string, unknown> {
  const settings = vscode.workspace.getConfiguration("parapet");
  return forServer((name) => settings.get(name), vscode.workspace.isTrusted);
}

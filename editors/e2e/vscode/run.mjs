// What people do with the extension, in VS Code itself: run.mjs VSIX DEMO, DEMO
// being a workspace with findings and breach paths.

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { AxeBuilder, Code, play, until } from "./driver.mjs";

const [vsix, demo] = process.argv.slice(2).map((f) => path.resolve(f));
const dir = fs.mkdtempSync(path.join(os.tmpdir(), "parapet-e2e-"));
const folder = path.join(dir, "shop");
fs.cpSync(demo, folder, { recursive: true });
fs.writeFileSync(path.join(folder, "logs.tf"), 'resource "aws_s3_bucket" "logs" {\n  bucket = "logs"\n}\n');

const code = await Code.start({ vsix, folder, dir, settings: { "editor.codeActionsOnSave": { "source.fixAll.parapet": "explicit" } } });
const scenarios = [];
const scenario = (name, run) => scenarios.push([name, run]);

scenario("the first squiggle comes soon after the editor is ready", async () => {
  await code.open("data.tf");
  const ready = Date.now();
  await until("a squiggle", () => code.squiggles());
  const took = Date.now() - ready;
  console.log(`  the first squiggle came ${took} ms after the file was shown`);
  await code.shot("1-first");
});

scenario("a finding shows while it is typed, and its hover says why", async () => {
  await code.open("logs.tf");
  await code.goto(2, 80);
  await code.page.keyboard.press("End");
  await code.page.keyboard.type('\nacl = "public-read"');
  await until("the squiggle of what was typed", () => code.squiggles());
  await code.shot("2-typed");
  await code.hover("public-read", "aws-s3-bucket-public-acl");
  await code.shot("3-hover");
  await code.page.keyboard.press("Escape");
});

scenario("the light bulb mends it", async () => {
  await code.goto(3, 5);
  const menu = code.page.locator(".action-widget").first();
  await until("the menu", async () => {
    // There are no actions for a text that is being analysed; a person asks again.
    if (!(await menu.isVisible())) await code.page.keyboard.press("Control+.");
    return until("it", async () => (await menu.isVisible()) && (await menu.innerText()).includes("Suppress aws-s3-bucket-public-acl"), 3000);
  });
  await code.shot("4-bulb");
  await code.page.keyboard.press("Enter");
  await until("the edit", async () => !(await code.text()).includes('"public-read"'));
  await until("the squiggle to go", async () => (await code.squiggles()) === 0);
  await code.shot("5-fixed");
});

scenario("saving makes the safe fixes", async () => {
  const before = await code.text();
  await code.page.keyboard.press("Control+S");
  await until("the fixes of the file on disk", () => fs.readFileSync(path.join(folder, "logs.tf"), "utf8").length > before.length + 40);
  await code.shot("6-saved");
});

scenario("the status bar counts", async () => {
  await until("counts", async () => /\d+ critical, \d+ more/.test(await code.status()));
});

scenario("the graph is drawn, goes to lines, and follows the cursor", async () => {
  await code.open("main.tf");
  await code.command("Parapet: Show Breach Graph");
  const graph = await code.graph();
  await until("nodes", async () => (await graph.locator(".node").count()) > 2);
  await code.shot("7-graph");
  await graph.getByRole("button", { name: "Fit" }).click();
  const node = graph.locator(".node", { hasText: "aws_s3_bucket.invoices" }).first();
  await node.click();
  await until("the line of the bucket", async () => (await code.tabs()).includes("data.tf"));
  await until("a cursor", async () => (await code.position()).line > 0);
  await code.shot("8-clicked");
  await code.open("network/main.tf");
  await code.goto(43, 5);
  await until("the step that the line opens", async () => (await graph.locator(".edge.selected").count()) === 1);
  await code.shot("9-followed");
});

scenario("the graph is drawn anew while a path is closed and opened", async () => {
  const graph = await code.graph();
  const paths = () => graph.locator(".paths > li").count();
  const before = await until("paths", paths);
  await code.open("data.tf");
  const line = (await fs.promises.readFile(path.join(folder, "data.tf"), "utf8")).split("\n").findIndex((l) => l.includes("block_public_policy")) + 1;
  await code.goto(line, 1);
  await code.page.keyboard.press("End");
  for (let i = 0; i < "false".length; i++) await code.page.keyboard.press("Backspace");
  await code.page.keyboard.type("true");
  await code.goto(line + 2, 1);
  await code.page.keyboard.press("End");
  for (let i = 0; i < "false".length; i++) await code.page.keyboard.press("Backspace");
  await code.page.keyboard.type("true");
  await until("fewer paths", async () => (await paths()) < before);
  for (let i = 0; i < 4; i++) await code.page.keyboard.press("Control+Z");
  await until("the paths again", async () => (await paths()) === before);
});

scenario("the graph is for a keyboard, and for screen readers", async () => {
  const graph = await code.graph();
  await graph.locator('.node[tabindex="0"]').focus();
  await code.page.keyboard.press("Home");
  const name = () => graph.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  const first = await name();
  assert.match(first, /^Entry point/);
  await code.page.keyboard.press("ArrowRight");
  await until("the next node", async () => (await name()) !== first && (await name()) !== null);
  assert.match(await graph.locator(".live").innerText(), /confirmed|possible/);
  await code.page.keyboard.press("/");
  await until("the search", () => graph.evaluate(() => document.activeElement?.getAttribute("type") === "search"));
  await code.page.keyboard.type("invoices");
  await until("what was searched", async () => (await graph.locator(".node.found").count()) > 0);
});

scenario("the graph can be read in every theme, and axe finds nothing serious", async () => {
  const graph = await code.graph();
  for (const [theme, name] of [
    ["Default Light Modern", "vscode-light"], ["Default Dark Modern", "vscode-dark"],
    ["Default High Contrast", "vscode-high-contrast"], ["Default High Contrast Light", "vscode-high-contrast-light"],
  ]) {
    code.set({ "workbench.colorTheme": theme });
    await until(`the theme ${theme}`, () => graph.evaluate((n) => document.body.classList.contains(n), name));
    const result = await new AxeBuilder({ page: code.page }).include(["iframe.webview", "iframe#active-frame", "#view"]).analyze();
    const serious = result.violations.filter((v) => v.impact === "serious" || v.impact === "critical");
    assert.ok(result.passes.length > 5, "axe looked at nothing");
    assert.deepEqual(serious.map((v) => `${theme}: ${v.id}: ${v.nodes.map((n) => n.html).join(" ")}`), []);
    await code.shot(`theme-${name}`);
  }
  code.set({});
});

scenario("the graph loads nothing, and runs nothing but itself", async () => {
  const graph = await code.graph();
  const tried = await graph.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    const image = new Image();
    const loaded = new Promise((resolve) => { image.onload = () => resolve(true); image.onerror = () => resolve(false); });
    image.src = `${location.origin}/favicon.ico`;
    return { ran: window.ran === true, loaded: await loaded, fetched: await fetch(location.href).then(() => true, () => false) };
  });
  assert.deepEqual(tried, { ran: false, loaded: false, fetched: false });
});

scenario("the graph is exported", async () => {
  const graph = await code.graph();
  for (const [format, file, start] of [["SVG", "breach-paths.svg", "<svg "], ["PNG", "breach-paths.png", "\u0089PNG"], ["Mermaid", "breach-paths.mmd", "flowchart LR\n"]]) {
    await graph.getByRole("button", { name: `Export as ${format}` }).click();
    const input = code.page.locator(".quick-input-widget .quick-input-box input");
    await until(`the question where to put ${file}`, async () => (await input.inputValue({ timeout: 500 })).endsWith(file));
    await code.page.locator(".quick-input-widget").getByRole("button", { name: "OK" }).click();
    await until(file, () => fs.readFileSync(path.join(folder, file), "latin1").startsWith(start));
  }
});

scenario("settings are applied at once", async () => {
  await code.command("View: Focus First Editor Group");
  await code.open("data.tf");
  await until("lenses", async () => (await code.editor.locator(".codelens-decoration").count()) > 0);
  code.set({ "parapet.codeLens": false });
  await until("no lenses", async () => (await code.editor.locator(".codelens-decoration").count()) === 0);
  code.set({});
  await until("lenses again", async () => (await code.editor.locator(".codelens-decoration").count()) > 0);
});

scenario("what editor and server say to each other is logged as long as the setting says so", async () => {
  const logs = () => fs.readdirSync(path.join(code.profile, "logs"), { recursive: true }).filter((f) => f.endsWith("Parapet Trace.log")).map((f) => fs.readFileSync(path.join(code.profile, "logs", f), "utf8")).join("");
  assert.doesNotMatch(logs(), /textDocument/);
  code.set({ "parapet.trace.server": "messages" });
  await until("requests in the log", async () => {
    await code.hover("block_public_policy", "aws-s3-bucket");
    return /Sending request 'textDocument\/hover/.test(logs());
  });
  await code.page.keyboard.press("Escape");
  code.set({});
});

scenario("a finding is suppressed with a reason", async () => {
  await code.goto(8, 5);
  await code.command("Parapet: Suppress Finding with a Reason");
  const title = code.page.locator(".quick-input-widget");
  await until("the question for the reason", async () => (await title.innerText()).includes("Why is it accepted?"));
  await code.page.keyboard.type("a policy lets in what is needed");
  await code.page.keyboard.press("Enter");
  await until("the comment", async () => /# parapet:ignore aws-s3-[a-z-]+ a policy lets in what is needed/.test(await code.text()));
  await code.page.keyboard.press("Control+Z");
});

scenario("a path is explained", async () => {
  await code.goto(20, 9);
  await code.command("Parapet: Explain Breach Path");
  await until("the paths", async () => (await code.page.locator(".quick-input-list .monaco-list-row").first().innerText()).includes("content of aws_s3_bucket.invoices"));
  await code.page.keyboard.press("Enter");
  await until("its steps", async () => {
    for (const frame of code.page.frames()) {
      if ((await frame.locator("body").innerText().catch(() => "")).includes("Confirmed: the code says all of it.")) return true;
    }
  });
  await code.shot("10-explained");
  // The keyboard is the editor's again, not the graph's.
  await code.page.locator('.tab[data-resource-name="data.tf"]').first().click();
});

scenario("a bug report is copied, without code", async () => {
  await code.command("Parapet: Copy Diagnostics for a Bug Report");
  const text = await until("the report", () => code.page.evaluate(() => navigator.clipboard.readText()).then((t) => t.includes("Findings:") && t));
  assert.match(text, /Server: parapet \S+, \(extension\), running/);
  assert.doesNotMatch(text, /shop|invoices/);
});

scenario("the walkthrough leads through the first minute", async () => {
  await code.command("Welcome: Open Walkthrough...");
  await code.pick("The first minute with Parapet");
  const steps = code.page.locator(".getting-started-step");
  await until("its steps", async () => (await steps.count()) === 4);
  await steps.nth(2).click();
  await until("its picture", () => code.page.locator(".getting-started-media img").first().evaluate((e) => e.naturalWidth > 0));
  await code.shot("11-walkthrough");
});

scenario("a server that was killed comes back", async () => {
  await code.open("data.tf");
  const before = await until("one server", () => code.servers().length === 1 && code.servers());
  process.kill(before[0], "SIGKILL");
  await until("another server", () => code.servers().length === 1 && code.servers()[0] !== before[0]);
  await until("findings again", async () => /critical/.test(await code.status()) && (await code.squiggles()) > 0);
  await code.shot("12-back");
});

scenario("what is there already is accepted, and shows no more", async () => {
  const total = async () => ((await code.status()).match(/\d+/g) ?? []).reduce((sum, n) => sum + Number(n), 0);
  const before = await total();
  await code.command("Parapet: Accept Findings as Baseline");
  await code.page.locator(".monaco-dialog-box").getByRole("button", { name: "Accept" }).click();
  await until("the baseline", () => JSON.parse(fs.readFileSync(path.join(folder, "parapet-baseline.json"), "utf8")).findings.length > 10);
  await until("the setting", () => fs.readFileSync(path.join(folder, ".vscode", "settings.json"), "utf8").includes("parapet-baseline.json"));
  await until("fewer findings", async () => (await total()) < before / 2);
  await code.shot("13-accepted");
  code.set({});
  await until("all findings", async () => (await total()) === before);
});

process.exit((await play("vscode", code, dir, scenarios)) ? 0 : 1);

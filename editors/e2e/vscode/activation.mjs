// How long the editor waits for the extension, by its own count, while no other
// extension is loaded in the same moment: activation.mjs VSIX.

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { Code, play, until } from "./driver.mjs";

/** What the editor may count, in milliseconds, and how often a machine that is busy with something else is asked. */
const most = 50, tries = 3;

const dir = fs.mkdtempSync(path.join(os.tmpdir(), "parapet-activation-"));
const folder = path.join(dir, "notes");
fs.mkdirSync(folder);
fs.writeFileSync(path.join(folder, "notes.txt"), "nothing that the extension is for\n");

/**
 * Has the extension wait for a file of its own. The editor has JSON in every window,
 * and so activates what is for JSON together with many others, whose work it then
 * counts as well.
 */
function noJSON() {
  const [installed] = fs.readdirSync(path.join(dir, "extensions")).filter((name) => name.startsWith("parapet-iac.parapet-")).map((name) => path.join(dir, "extensions", name, "package.json"));
  const manifest = JSON.parse(fs.readFileSync(installed, "utf8"));
  manifest.activationEvents = manifest.activationEvents.filter((event) => !/^onLanguage:jsonc?$/.test(event));
  fs.writeFileSync(installed, JSON.stringify(manifest));
}
const code = await Code.start({ vsix: path.resolve(process.argv[2]), folder, dir, prepare: noJSON });

/** Returns the editor's three numbers, of a window that has just been opened. */
async function activated() {
  fs.rmSync(path.join(folder, "main.tf"), { force: true });
  await code.page.reload();
  await code.page.waitForSelector(".monaco-workbench .explorer-folders-view", { timeout: 60_000 });
  await code.open("notes.txt");
  await code.command("Developer: Show Running Extensions");
  const rows = code.page.locator(".runtime-extensions-editor .monaco-list-row");
  await until("all others to be there", async () => {
    const before = await rows.allInnerTexts();
    await new Promise((r) => setTimeout(r, 1500));
    const now = await rows.allInnerTexts();
    return before.length > 0 && before.every((text, i) => text === now[i] && !/Activating/.test(text));
  });
  assert.ok(!(await rows.allInnerTexts()).some((text) => text.includes("Parapet")), "the extension is active already");
  await code.page.keyboard.press("Escape");
  fs.writeFileSync(path.join(folder, "main.tf"), 'resource "aws_s3_bucket" "logs" {\n  acl = "public-read"\n}\n');
  await code.open("main.tf");
  await until("a squiggle", () => code.squiggles());
  await code.command("Developer: Startup Performance");
  return until("the numbers", async () => {
    await code.editor.locator(".view-lines").click();
    await code.page.keyboard.press("Control+A");
    await code.page.keyboard.press("Control+C");
    const text = await code.page.evaluate(() => navigator.clipboard.readText());
    const row = /^\|?\s*parapet-iac\.parapet\s*\|\s*\w+\s*\|\s*(\d+)\s*\|\s*(\d+)\s*\|\s*(\d+)\s*\|\s*(\S+)/m.exec(text);
    return row && { load: Number(row[1]), call: Number(row[2]), finish: Number(row[3]), event: row[4] };
  });
}

const scenarios = [["the extension activates in little time", async () => {
  for (let i = 1; ; i++) {
    const { load, call, finish, event } = await activated();
    assert.equal(event, "onLanguage:terraform");
    console.log(`  the editor waited ${load} ms for the extension's code and ${call} ms for its call, which was done after ${finish} ms`);
    if (load + call <= most) return;
    assert.ok(i < tries, `the activation takes more than ${most} ms`);
  }
}]];
process.exit((await play("activation", code, dir, scenarios)) ? 0 : 1);

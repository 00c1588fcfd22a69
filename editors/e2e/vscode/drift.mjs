// Drift in VS Code: drift.mjs VSIX FOLDER, FOLDER being code with a snapshot of what
// runs beside it.

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { Code, play, until } from "./driver.mjs";

const [vsix, drift] = process.argv.slice(2).map((f) => path.resolve(f));
const dir = fs.mkdtempSync(path.join(os.tmpdir(), "parapet-drift-"));
const folder = path.join(dir, "shop");
fs.cpSync(drift, folder, { recursive: true });

const code = await Code.start({ vsix, folder, dir });
const lock = path.join(folder, "parapet.lock.json");
const live = () => code.editor.locator(".view-line", { hasText: /live|t3\.large/ });

process.exit((await play("drift", code, dir, [
  ["what runs is shown behind the code, without a connection", async () => {
    await code.open("main.tf");
    await code.goto(44, 1);
    await until("a squiggle of drift", () => code.squiggles("warning"));
    await until("what runs behind the code", async () => (await live().count()) > 0);
    await code.shot("drift-1-code");
  }],
  ["drift is told in a terminal", async () => {
    await code.command("Parapet: Show Drift");
    await code.pick("What was recorded");
    await until("the report", async () => /13 compared: 3 changed, 1 unmanaged, 1 missing/.test((await code.terminal()).replace(/\s+/g, " ")));
    await code.shot("drift-2-shown");
    assert.ok(!fs.existsSync(lock));
  }],
  ["drift that is accepted is gone from the code", async () => {
    await code.command("Parapet: Accept Drift as Reviewed");
    await code.pick("What was recorded");
    await until("the lock", () => fs.existsSync(lock) && fs.readFileSync(lock, "utf8").includes("aws_route_table.data"));
    await until("what runs to be gone", async () => (await live().count()) === 0);
    await code.shot("drift-3-accepted");
  }],
])) ? 0 : 1);

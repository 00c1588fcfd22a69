// Bundles the extension and its view into out/; with --tests the tests too.

import { build } from "esbuild";
import { copyFileSync } from "node:fs";

const common = { bundle: true, minify: true, target: "es2022", legalComments: "none", logLevel: "warning" };
await build({
  ...common, entryPoints: ["src/extension.ts", "src/main.ts"], outdir: "out", platform: "node", format: "cjs", external: ["vscode"],
  // The second is loaded by the first, and no part of it.
  plugins: [{ name: "apart", setup: (b) => b.onResolve({ filter: /^\.\/main$/ }, (a) => (a.kind === "dynamic-import" ? { path: "./main.js", external: true } : undefined)) }],
});
await build({ ...common, entryPoints: ["src/webview/main.ts"], outfile: "out/view.js", platform: "browser", format: "iife" });
copyFileSync("../graph/view.css", "out/view.css");
if (process.argv.includes("--tests")) {
  await build({ ...common, minify: false, entryPoints: ["test/units.test.ts"], outdir: "out/test", platform: "node", format: "cjs" });
}

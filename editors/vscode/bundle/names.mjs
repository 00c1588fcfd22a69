// Which names of properties are nobody's business but the library's, so that they can
// be made short: those that occur in its sources, and neither in the interfaces of the
// editor, of Node, of the language and of the protocol, nor in a string, nor in the
// extension's own sources.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const word = /[A-Za-z_$][\w$]*/g;
const literal = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g;
const comment = /\/\*[^]*?\*\/|^\s*\/\/.*$/gm;

/** Where the names stand that others read or write: folders, and which of their files. */
const interfaces = /** @type {[string, RegExp][]} */ ([
  ["src", /\.ts$/], ["bundle/standins", /\.mjs$/], ["../graph", /^types\.d\.ts$/],
  ["node_modules/@types/vscode", /\.d\.ts$/], ["node_modules/@types/node", /\.d\.ts$/],
  ["node_modules/typescript/lib", /^lib\.(?:es|decorators|scripthost).*\.d\.ts$/],
  ["node_modules/vscode-languageserver-types/lib/umd", /^main\.d\.ts$/],
  ["node_modules/vscode-languageserver-protocol/lib/common", /^protocol.*\.d\.ts$/],
  ["node_modules/vscode-jsonrpc/lib/common", /^messages\.d\.ts$/],
]);

/**
 * Returns an expression that matches the names, for esbuild.
 * @param {Iterable<string>} sources texts of the library
 * @param {string} folder of the extension
 */
export function internalNames(sources, folder) {
  const known = new Set(["constructor", "prototype", "__proto__", "default"]);
  const add = (text) => text.replace(comment, "").match(word)?.forEach((w) => known.add(w));
  for (const [dir, files] of interfaces) {
    for (const file of readdirSync(join(folder, dir), { recursive: true })) if (files.test(file)) add(readFileSync(join(folder, dir, file), "utf8"));
  }
  const names = new Set();
  for (const text of sources) {
    const bare = text.replace(comment, "");
    for (const l of bare.match(literal) ?? []) add(l);
    // What a module exports is found by its name, and has none in the end.
    for (const [, a, b] of bare.matchAll(/\bexports\.(\w+)|^export (?:var|const|function|class) (\w+)/gm)) known.add(a ?? b);
    bare.match(word)?.forEach((w) => names.add(w));
  }
  return new RegExp(`^(?:${[...names].filter((n) => !known.has(n) && n.length > 2).sort().join("|").replace(/\$/g, "\\$")})$`);
}

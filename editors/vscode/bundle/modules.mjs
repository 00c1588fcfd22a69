// Turns what TypeScript compiled to CommonJS back into modules of ECMAScript, so
// that a bundler can leave out what nobody uses. TypeScript's output is regular
// enough for that to be done line by line; what is not is an error, no guess.

const importing = /^(?:const|var) (\w+) = (?:__importStar\(|__importDefault\()?require\("([^"]+)"\)\)?;$/;
const exportingAll = /^__exportStar\(require\("([^"]+)"\), exports\);$/;
const passingOn = /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.(\w+); \} \}\);$/;
const helper = /^var __\w+ = \(this && this\.__\w+\)/;
const preamble = /^"use strict";$|^Object\.defineProperty\(exports, "__esModule"|^exports\.\w+ = (exports\.\w+ = )*void 0;$/;
const commonJS = /^(?!\s*(?:\/\/|\*)).*(?:\bexports\b|\brequire\(|\b__(?:import|export)Star\b).*$/m;

/**
 * Returns a module of CommonJS, or one with namespaces of TypeScript, as a module
 * that can be shaken. The name is for errors.
 * @param {string} text
 * @param {string} name
 */
export function toModule(text, name) {
  const lines = text.split("\n");
  const from = new Map();
  const out = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    let m;
    if (helper.test(line)) {
      while (!/^\}.*;$/.test(lines[i])) i++;
    } else if (preamble.test(line)) {
      continue;
    } else if ((m = importing.exec(line))) {
      from.set(m[1], m[2]);
      out.push(`import * as ${m[1]} from "${m[2]}";`);
    } else if ((m = exportingAll.exec(line))) {
      out.push(`export * from "${m[1]}";`);
    } else if ((m = passingOn.exec(line))) {
      out.push(`export { ${m[3]} as ${m[1]} } from "${from.get(m[2])}";`);
    } else if ((m = /^exports\.(\w+) = (\w+);$/.exec(line)) && (m[1] === m[2] || m[1] === "default")) {
      out.push(`export { ${m[2]} as ${m[1]} };`);
    } else if (/^exports\.\w+ = /.test(line)) {
      out.push(line.replace(/^exports\./, "export const "));
    } else if ((m = /^(export )?var (\w+);$/.exec(line)) && lines[i + 1] === `(function (${m[2]}) {`) {
      i = namespace(lines, i, m[2], m[1] !== undefined, out);
    } else {
      out.push(line);
    }
  }
  const done = out.map((l) => l.replace(/\bexports\.(\w+)/g, "$1")).join("\n");
  const left = commonJS.exec(done);
  if (left) throw new Error(`${name} cannot be made a module: ${left[0].trim()}`);
  return done;
}

/**
 * Writes a namespace that begins on a line as a value that goes when nobody uses it.
 * Returns its last line. One that is opened twice stays as it is.
 * @param {string[]} lines
 * @param {number} at
 * @param {string} name
 * @param {boolean} exported
 * @param {string[]} out
 */
function namespace(lines, at, name, exported, out) {
  const opening = `(function (${name}) {`;
  exported ||= lines.includes(`})(${name} || (exports.${name} = ${name} = {}));`);
  const [end] = lines.flatMap((l, i) => (i > at && l.startsWith("})(") ? [i] : []));
  if (exported) out.push(`export { ${name} };`);
  if (lines.filter((l) => l === opening).length > 1) {
    out.push(`var ${name};`);
    return at;
  }
  out.push(`const ${name} = /* @__PURE__ */ ${opening}`, ...lines.slice(at + 2, end), `    return ${name};`, "})({});");
  return end;
}

// Documents of breach paths for tests.

/** A step from facts to a fact. */
export function step(from, to, more = {}) {
  return { from: [].concat(from), to, method: "m", title: "do it", actions: ["a:b"], techniques: ["T1530"], source: "", assumes: [], places: [], ...more };
}

export function place(address, file, line, to = line) {
  return { address, path: "", file, range: { start: { line, column: 1 }, end: { line: to, column: 9 } },
    location: { uri: `file:///w/${file}`, range: { start: { line: line - 1, character: 0 }, end: { line: to - 1, character: 8 } } } };
}

export function doc(facts, paths, more = {}) {
  return { version: 1, workspace: "w", facts, paths, escalations: [], exposures: [], ...more };
}

export function path(steps, more = {}) {
  return { status: "confirmed", start: steps[0].from[0], goal: steps.at(-1).to, assumes: [], steps, chokePoints: [], ...more };
}

/** A workspace of modules, each a chain from the internet to a store: n facts and more. */
export function large(n) {
  const facts = [{ id: "i", kind: "internet", label: "the internet" }];
  const paths = [];
  for (let m = 0; facts.length < n; m++) {
    const own = (kind, type, name, label) => {
      const address = `module.team${m % 25}.${type}.${name}${m}`;
      facts.push({ id: `f${facts.length}`, kind, address, label: `${label} ${address}` });
      return facts.at(-1).id;
    };
    const reach = own("reach", "aws_instance", "web", "packets to");
    const code = own("compute", "aws_instance", "web", "code in");
    const role = own("principal", "aws_iam_role", "app", "");
    const data = own("read", "aws_s3_bucket", "data", "content of");
    const assumes = m % 3 === 0 ? ["the condition holds"] : [];
    paths.push(path([
      step("i", reach, { method: "network-internet", techniques: ["T1190"], places: [place(`module.team${m % 25}.aws_subnet.s${m % 7}`, "net.tf", m + 1)] }),
      step(reach, code, { method: "exploit", techniques: ["T1190"] }),
      step(code, role, { method: "metadata", techniques: ["T1552.005"], assumes }),
      step(role, data, { method: "get-object", techniques: ["T1530"], places: [place(`module.team${m % 25}.aws_iam_role.app${m}`, "iam.tf", 3 * m + 1, 3 * m + 2)] }),
    ], { chokePoints: [2], status: assumes.length > 0 ? "possible" : "confirmed", assumes }));
  }
  return doc(facts, paths);
}

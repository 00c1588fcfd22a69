// What the modules of the view say to each other, and the document that
// `parapet graph --format json` writes, as far as the view reads it.

export interface Document {
  version: number;
  workspace: string;
  facts: Fact[];
  paths: Path[];
  escalations: Path[];
  exposures: Step[];
}

export interface Fact {
  id: string;
  kind: string;
  label: string;
  address?: string;
  name?: string;
}

export interface Path {
  status: "confirmed" | "possible";
  start: string;
  goal: string;
  assumes: string[];
  steps: Step[];
  /** Indexes of the steps that every way from the start to the goal takes. */
  chokePoints?: number[];
}

export interface Step {
  from: string[];
  to: string;
  method: string;
  title: string;
  actions: string[];
  techniques: string[];
  source: string;
  assumes: string[];
  places: Place[];
}

/** Lines and columns of `range` count from 1, those of `location` from 0. */
export interface Place {
  address: string;
  path: string;
  file?: string;
  range?: { start: Point; end: Point };
  location?: { uri: string; range: LspRange };
}
export interface Point { line: number; column: number }
export interface LspRange {
  start: { line: number; character: number };
  end: { line: number; character: number };
}

export type Role = "entry" | "via" | "goal";
export type Grouping = "none" | "module" | "namespace" | "subnet" | "type";

/** A fact, or several that are drawn as one. */
export interface Node {
  id: string;
  role: Role;
  kind: string;
  label: string;
  /** Nothing confirmed leads here. */
  possible: boolean;
  /** The facts of a closed group; none for a fact. */
  members: string[];
  /** The group that a fact belongs to, by grouping. */
  groups: { [grouping: string]: string };
  place?: Place;
}

/** A step, or several that are drawn as one. */
export interface Edge {
  id: string;
  from: string;
  to: string;
  steps: Step[];
  possible: boolean;
  /** It is needed beside the step that acts. */
  also: boolean;
  /** The paths, by index in `ways`, that end if this step is cut. */
  closes: Set<number>;
  /** The paths that take this step. */
  paths: Set<number>;
}

export interface Graph {
  nodes: Map<string, Node>;
  edges: Edge[];
  ways: Path[];
}

export interface Choice {
  grouping: Grouping;
  /** Groups that are open although grouping is on. */
  open: Set<string>;
  confirmedOnly: boolean;
  exposures: boolean;
}

export interface Box { x: number; y: number; width: number; height: number }
export interface Layout {
  boxes: Map<string, Box>;
  /** The points that an edge runs through, by its id. */
  lines: Map<string, { x: number; y: number }[]>;
  layers: string[][];
  width: number;
  height: number;
}

/** What the view asks of the page or editor that it is in. */
export interface Host {
  /** Goes to a place in the code; a page cannot. */
  open?(place: Place): void;
  /** Keeps an export; text, or base64 with `binary`. */
  save(name: string, type: string, data: string, binary: boolean): void;
}

/** What `parapet drift --format json` writes, as far as the report reads it. */
export interface DriftDocument {
  version: number;
  workspace: string;
  summary: { compared: number; changed: number; unmanaged: number; missing: number; risky: number; harmless: number; accepted: number; controlled: number };
  drifts: Drift[];
  facts: Fact[];
  paths: (Path & { because: { drift: number; address: string; path?: string }[] })[];
  untied: string[];
  notRead: string[];
  unreadable: { call: string; type: string; resource?: string; account?: string; region?: string; reason: string }[];
  controlled?: { type: string; id: string; madeBy: string }[];
}

/** A resource that is not as the code has it. */
export interface Drift {
  kind: "changed" | "unmanaged" | "missing";
  type: string;
  address: string;
  id?: string;
  account?: string;
  region?: string;
  risky: boolean;
  note?: string;
  file?: string;
  range?: DriftRange;
  changes: DriftChange[];
  findings: { policy: string; title: string; severity: string; address: string }[];
  /** Indexes of the document's paths. */
  paths: number[];
  remedies: { kind: string; title: string; commands?: string[]; files?: string[] }[];
  accepted?: string;
}

/** An attribute that differs. */
export interface DriftChange {
  path: string;
  op: "changed" | "added" | "removed";
  code?: unknown;
  live?: unknown;
  address: string;
  file?: string;
  range?: DriftRange;
}
export interface DriftRange { start: Point; end: Point }

import type { LimitText, ToolText } from "./recipetext.js";
import { around } from "./zone.js";

/** A setting that a slider or a choice can stand for; docs/tools.md says what each means. */
export type Setting =
  | { readonly name: string; readonly from: number; readonly to: number; readonly step: number; readonly standard: number }
  | { readonly name: string; readonly choices: readonly string[]; readonly standard: string };

export interface ToolKind {
  readonly kind: string;
  readonly settings: readonly Setting[];
  /** A new tool looks here: where in the frame, as shares of its width and height. */
  readonly zone: "box" | "ring" | "pattern";
  /** What a new tool has beside name, kind, zone and the standards above. */
  readonly also: Readonly<Record<string, unknown>>;
  /** The limit that a new tool begins with. */
  readonly limit: Omit<LimitText, "tool" | "fault">;
}

const number = (name: string, from: number, to: number, step: number, standard: number): Setting => ({
  name,
  from,
  to,
  step,
  standard,
});
const choice = (name: string, choices: readonly string[], standard: string): Setting => ({
  name,
  choices,
  standard,
});

const CHANNEL = choice("channel", ["grey", "blue", "green", "red", "saturation", "value"], "grey");
const DIRECTION = choice("direction", ["down", "up", "right", "left"], "down");
const TO = choice("to", ["bright", "dark"], "dark");
const STEP = number("minStep", 1, 255, 1, 30);
const REACH = number("reach", 1, 64, 1, 3);
const LANES = number("lanes", 1, 64, 1, 9);

/** What can be added by a tap; every other kind can be changed, too, once a recipe has it. */
export const TOOL_KINDS: readonly ToolKind[] = [
  {
    kind: "locate",
    zone: "pattern",
    also: { by: "pattern", picture: "" },
    settings: [number("turn", 0, 180, 1, 10), number("minScore", 0.2, 1, 0.05, 0.5), number("minStep", 2, 255, 1, 10)],
    limit: { finding: "score", min: 0.5 },
  },
  {
    kind: "colour",
    zone: "box",
    also: { lab: [50, 0, 0] },
    settings: [number("within", 1, 100, 1, 12)],
    limit: { finding: "share", min: 0.7 },
  },
  {
    kind: "pair",
    zone: "box",
    also: { picture: "" },
    settings: [
      number("minStep", 1, 254, 1, 40),
      number("shift", 0, 32, 1, 4),
      number("tolerance", 0, 8, 1, 2),
      number("minArea", 1, 10_000, 1, 20),
    ],
    limit: { finding: "count", max: 0 },
  },
  { kind: "mean", zone: "box", also: {}, settings: [CHANNEL], limit: { finding: "mean", min: 50, max: 200 } },
  { kind: "contrast", zone: "box", also: {}, settings: [CHANNEL], limit: { finding: "contrast", min: 10 } },
  {
    kind: "edges",
    zone: "box",
    also: {},
    settings: [number("minStep", 1, 255, 1, 20), CHANNEL],
    limit: { finding: "share", min: 0.01 },
  },
  {
    kind: "edge",
    zone: "box",
    also: {},
    settings: [DIRECTION, TO, STEP, REACH, LANES, choice("pick", ["strongest", "first", "last"], "strongest"), CHANNEL],
    limit: { finding: "spread", max: 5 },
  },
  {
    kind: "width",
    zone: "box",
    also: {},
    settings: [DIRECTION, TO, STEP, REACH, LANES, choice("pair", ["strongest", "outer", "inner", "first"], "strongest"), CHANNEL],
    limit: { finding: "width", min: 1 },
  },
  {
    kind: "line",
    zone: "box",
    also: {},
    settings: [DIRECTION, TO, STEP, REACH, number("lanes", 3, 64, 1, 16), number("tolerance", 0.1, 64, 0.1, 2), CHANNEL],
    limit: { finding: "angle", min: -3, max: 3 },
  },
  {
    kind: "circle",
    zone: "ring",
    also: {},
    settings: [TO, STEP, REACH, number("spokes", 8, 360, 1, 64), number("tolerance", 0.1, 64, 0.1, 2), CHANNEL],
    limit: { finding: "diameter", min: 1 },
  },
  {
    kind: "level",
    zone: "box",
    also: {},
    settings: [DIRECTION, TO, number("threshold", 0, 255, 1, 120), number("hold", 1, 64, 1, 8), number("lanes", 1, 64, 1, 5), CHANNEL],
    limit: { finding: "spread", max: 10 },
  },
  {
    kind: "blobs",
    zone: "box",
    also: { by: "otsu" },
    settings: [choice("blobs", ["dark", "bright"], "dark"), number("minArea", 1, 100_000, 1, 50)],
    limit: { finding: "count", max: 0 },
  },
  {
    kind: "code",
    zone: "box",
    also: { codes: ["ean13", "datamatrix", "qr"] },
    settings: [choice("effort", ["quick", "normal", "thorough"], "normal")],
    limit: { finding: "read", min: 1 },
  },
];

export function kindOf(tool: ToolText): ToolKind | undefined {
  return TOOL_KINDS.find((each) => each.kind === tool.kind);
}

/** A new tool in the middle of the frame. */
export function newTool(kind: ToolKind, name: string, width: number, height: number): ToolText {
  const standards = kind.settings.map((setting) => [setting.name, setting.standard]);
  const side = Math.round(Math.min(width, height) / 4);
  const box = [Math.round(width / 2 - side / 2), Math.round(height / 2 - side / 2), side, side];
  const zone = {
    box: { box },
    ring: { ring: [Math.round(width / 2), Math.round(height / 2), Math.round(side / 3), side] },
    pattern: { pattern: box, box: around(box, { width, height }) },
  }[kind.zone];
  return { name, kind: kind.kind, ...kind.also, ...Object.fromEntries(standards), ...zone };
}

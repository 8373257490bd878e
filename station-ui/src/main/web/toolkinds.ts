import type { LimitText, ToolText } from "./recipetext.js";

/** A setting that a slider or a choice can stand for; docs/tools.md says what each means. */
export type Setting =
  | { readonly name: string; readonly from: number; readonly to: number; readonly step: number; readonly standard: number }
  | { readonly name: string; readonly choices: readonly string[]; readonly standard: string };

export interface ToolKind {
  readonly kind: string;
  readonly settings: readonly Setting[];
  /** A new tool looks here: where in the frame, as shares of its width and height. */
  readonly zone: "box" | "ring";
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
  const zone =
    kind.zone === "box"
      ? { box: [Math.round(width / 2 - side / 2), Math.round(height / 2 - side / 2), side, side] }
      : { ring: [Math.round(width / 2), Math.round(height / 2), Math.round(side / 3), side] };
  return { name, kind: kind.kind, ...kind.also, ...Object.fromEntries(standards), ...zone };
}

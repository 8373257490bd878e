import { $defs } from "../../../../docs/recipe.schema.json";
import type { LimitText, ToolText } from "./recipetext.js";
import { around } from "./zone.js";

/**
 * A setting that a slider or a choice can stand for, with the ends, choices and defaults that the
 * recipe's schema has; docs/tools.md says what each means.
 */
export type Setting = {
  readonly name: string;
  /** What holds where the recipe does not say it; nothing where it must. */
  readonly otherwise: unknown;
  /** What a new tool says. */
  readonly start: unknown;
} & ({ readonly from: number; readonly to: number; readonly step: number } | { readonly choices: readonly string[] });

type Defs = typeof $defs;
type KindName = { [D in keyof Defs]: D extends `tool-${infer K}` ? K : never }[keyof Defs];
type KeyOf<K extends KindName> = keyof Defs[`tool-${K}`]["properties"] & string;

/** Which settings are shown, and how: by its name alone where a new tool says what holds anyway. */
type Wish<N extends string = string> =
  | N
  | {
      readonly name: N;
      readonly start?: number;
      /** 1 if not said. */
      readonly step?: number;
      /** As far as a finger can aim, where the schema allows far more. */
      readonly upTo?: number;
    };

export interface ToolKind {
  readonly kind: string;
  readonly settings: readonly Wish[];
  /** A new tool looks here: where in the frame, as shares of its width and height. */
  readonly zone: "box" | "ring" | "pattern";
  /** What a new tool has beside name, kind, zone and the settings above. */
  readonly also: Readonly<Record<string, unknown>>;
  /** The limit that a new tool begins with. */
  readonly limit: Omit<LimitText, "tool" | "fault">;
}

/** What the schema says of one setting. */
interface Said {
  readonly type?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly $ref?: string;
}

/** What it says of a kind of tool, or of those of its tools that made a certain choice. */
interface Shape {
  readonly properties?: Readonly<Record<string, Said | true>>;
  readonly if?: { readonly required?: readonly string[]; readonly properties?: Readonly<Record<string, { readonly const?: unknown }>> };
  /** The only settings there are. */
  readonly propertyNames?: { readonly enum: readonly string[] };
  readonly then?: Shape;
  readonly else?: Shape;
}

const SCHEMA: Readonly<Record<string, unknown>> = $defs;
const STEP: readonly Wish<"to" | "minStep" | "reach">[] = ["to", { name: "minStep", start: 30 }, "reach"];
const LANES: Wish<"lanes"> = { name: "lanes", start: 9 };
const TOLERANCE: Wish<"tolerance"> = { name: "tolerance", step: 0.1 };

/** The compiler looks up each setting in the schema. */
function shown<K extends KindName>(
  kind: K,
  tool: Omit<ToolKind, "kind" | "settings"> & { readonly settings: readonly Wish<KeyOf<K>>[] },
): ToolKind {
  return { kind, ...tool };
}

/** What can be added by a tap; every other kind can be changed, too, once a recipe has it. */
export const TOOL_KINDS: readonly ToolKind[] = [
  shown("locate", {
    zone: "pattern",
    also: { by: "pattern", picture: "" },
    settings: [{ name: "turn", start: 10 }, { name: "minScore", step: 0.05 }, "minStep"],
    limit: { finding: "score", min: 0.5 },
  }),
  shown("colour", {
    zone: "box",
    also: { lab: [50, 0, 0] },
    settings: [{ name: "within", start: 12, upTo: 100 }],
    limit: { finding: "share", min: 0.7 },
  }),
  shown("pair", {
    zone: "box",
    also: { picture: "" },
    settings: [
      { name: "minStep", start: 40 },
      { name: "shift", start: 4 },
      { name: "tolerance", start: 2 },
      { name: "minArea", start: 20, upTo: 10_000 },
    ],
    limit: { finding: "count", max: 0 },
  }),
  shown("mean", { zone: "box", also: {}, settings: ["channel"], limit: { finding: "mean", min: 50, max: 200 } }),
  shown("contrast", { zone: "box", also: {}, settings: ["channel"], limit: { finding: "contrast", min: 10 } }),
  shown("edges", {
    zone: "box",
    also: {},
    settings: [{ name: "minStep", start: 20 }, "channel"],
    limit: { finding: "share", min: 0.01 },
  }),
  shown("edge", { zone: "box", also: {}, settings: ["direction", ...STEP, LANES, "pick", "channel"], limit: { finding: "spread", max: 5 } }),
  shown("width", { zone: "box", also: {}, settings: ["direction", ...STEP, LANES, "pair", "channel"], limit: { finding: "width", min: 1 } }),
  shown("line", {
    zone: "box",
    also: {},
    settings: ["direction", ...STEP, "lanes", TOLERANCE, "channel"],
    limit: { finding: "angle", min: -3, max: 3 },
  }),
  shown("circle", {
    zone: "ring",
    also: {},
    settings: [...STEP, "spokes", TOLERANCE, "channel"],
    limit: { finding: "diameter", min: 1 },
  }),
  shown("level", {
    zone: "box",
    also: {},
    settings: [
      "direction",
      "to",
      { name: "threshold", start: 120 },
      { name: "hold", start: 8, upTo: 64 },
      { name: "lanes", start: 5 },
      "channel",
    ],
    limit: { finding: "spread", max: 10 },
  }),
  shown("blobs", {
    zone: "box",
    also: { by: "otsu" },
    settings: [
      "blobs",
      { name: "threshold", start: 120 },
      { name: "offset", start: 10 },
      { name: "size", step: 2 },
      { name: "minArea", start: 50, upTo: 100_000 },
    ],
    limit: { finding: "count", max: 0 },
  }),
  shown("code", {
    zone: "box",
    also: { codes: ["ean13", "datamatrix", "qr"] },
    settings: ["effort"],
    limit: { finding: "read", min: 1 },
  }),
];

/** What is shown of a tool's settings; of one that chose another way (`by`), those that it has. */
export function settingsOf(tool: ToolText): readonly Setting[] {
  const said = saidOf(tool);
  const wishes = TOOL_KINDS.find((each) => each.kind === tool.kind)?.settings ?? [];
  return wishes.flatMap((wish) => setting(wish, said));
}

/** The settings that the schema knows for a tool like this one: the way to them leads over its choices. */
function saidOf(tool: Readonly<Record<string, unknown>>): Readonly<Record<string, Said | true>> {
  let shape: Shape | undefined = SCHEMA[`tool-${String(tool["kind"])}`] as Shape | undefined;
  let said: Record<string, Said | true> = {};
  let known: readonly string[] | undefined;
  while (shape !== undefined) {
    said = { ...said, ...shape.properties };
    known = shape.propertyNames?.enum ?? known;
    shape = shape.if !== undefined && holds(shape.if, tool) ? shape.then : shape.else;
  }
  return Object.fromEntries(Object.entries(said).filter(([name]) => known?.includes(name) ?? true));
}

function holds(condition: NonNullable<Shape["if"]>, tool: Readonly<Record<string, unknown>>): boolean {
  return (
    (condition.required ?? []).every((name) => name in tool) &&
    Object.entries(condition.properties ?? {}).every(([name, is]) => tool[name] === is.const)
  );
}

function setting(wish: Wish, known: Readonly<Record<string, Said | true>>): Setting[] {
  const { name, start, step, upTo }: Exclude<Wish, string> = typeof wish === "string" ? { name: wish } : wish;
  const found = known[name];
  if (found === undefined || found === true) {
    return [];
  }
  const said = found.$ref === undefined ? found : (SCHEMA[found.$ref.replace("#/$defs/", "")] as Said);
  const ends = { name, otherwise: said.default, start: start ?? said.default };
  if (said.enum !== undefined) {
    return [{ ...ends, choices: said.enum }];
  }
  return said.minimum === undefined || said.maximum === undefined
    ? []
    : [{ ...ends, from: said.minimum, to: upTo ?? said.maximum, step: step ?? 1 }];
}

/** A new tool in the middle of the frame. */
export function newTool(kind: ToolKind, name: string, width: number, height: number): ToolText {
  const begun: ToolText = { name, kind: kind.kind, ...kind.also };
  const started = settingsOf(begun).map((each) => [each.name, each.start]);
  const side = Math.round(Math.min(width, height) / 4);
  const box = [Math.round(width / 2 - side / 2), Math.round(height / 2 - side / 2), side, side];
  const zone = {
    box: { box },
    ring: { ring: [Math.round(width / 2), Math.round(height / 2), Math.round(side / 3), side] },
    pattern: { pattern: box, box: around(box, { width, height }) },
  }[kind.zone];
  return { ...begun, ...Object.fromEntries(started), ...zone };
}

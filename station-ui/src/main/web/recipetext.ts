import { BASE, ask, post } from "./api.js";
import type { Finding, Verdict } from "./protocol.js";

/** A recipe as it is written: docs/recipe.schema.json. What the editor does not know stays as it is. */
export interface RecipeText {
  readonly format: number;
  readonly id: string;
  readonly name: string;
  readonly revision?: number;
  readonly frame?: { readonly width: number; readonly height: number };
  readonly camera?: CameraText;
  readonly views?: Readonly<
    Record<string, { frame: { width: number; height: number }; camera?: CameraText }>
  >;
  readonly pictures?: Readonly<Record<string, { readonly file: string }>>;
  readonly tools: readonly ToolText[];
  readonly limits: readonly LimitText[];
}

/** What it wants of a camera. */
export type CameraText = Readonly<Record<string, unknown>>;

/** A tool: its zone is one of `box`, `turned`, `ring`, `polygon`; the rest are its settings. */
export type ToolText = Readonly<Record<string, unknown>> & {
  readonly name: string;
  readonly kind: string;
};

export interface LimitText {
  readonly tool: string;
  readonly finding: string;
  readonly fault: string;
  readonly min?: number;
  readonly max?: number;
}

export interface RecipeRef {
  readonly id: string;
  readonly revision: number;
}

/** A recipe with changes that the station does not have, and the way back through them. */
export interface Draft {
  readonly base: RecipeRef;
  /** What a new recipe is called; empty for a change of the base. */
  readonly fresh: string;
  readonly stored: RecipeText;
  readonly recipe: RecipeText;
  readonly undo: readonly RecipeText[];
  readonly chosen: string;
  readonly why: string;
}

export interface Trial {
  readonly verdict: Verdict;
  readonly label: string;
  readonly detail: string;
  readonly faults: readonly string[];
  readonly findings: readonly Finding[];
  readonly times: readonly { readonly tool: string; readonly millis: number }[];
}

export interface Revision extends RecipeRef {
  readonly author: string;
  readonly wallMillis: number;
  readonly reason: string;
  readonly signer: string;
  readonly changes: readonly string[];
  readonly problem: string;
}

/** How often values were seen, in bins of one width. */
export interface Spread {
  readonly count: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly p1: number | null;
  readonly median: number | null;
  readonly p99: number | null;
  readonly from: number;
  readonly width: number;
  readonly bins: readonly number[];
}

/** What a limit elsewhere would have done to the parts of the past. */
export interface Outlook {
  readonly parts: number;
  readonly pardoned: readonly { readonly part: number; readonly picture: boolean }[];
  readonly condemned: readonly { readonly part: number; readonly picture: boolean }[];
  readonly passing: number;
  readonly removed: number;
  /** Of the limit's own finding: on parts that passed and on those that did not. */
  readonly bands: readonly ValueBand[];
}

export interface ValueBand {
  readonly tool: string;
  readonly finding: string;
  readonly good: Spread;
  readonly bad: Spread;
}

export const recipeText = (ref: RecipeRef): Promise<RecipeText> =>
  ask(`/recipes/${ref.id}/${ref.revision}`);
export const history = (id: string): Promise<readonly Revision[]> => ask(`/recipes/${id}/history`);
export const trial = (base: RecipeRef, recipe: RecipeText, part: number): Promise<Trial> =>
  post("/recipes/trial", { id: base.id, revision: base.revision, recipe, part }) as Promise<Trial>;
export const keep = (base: RecipeRef, recipe: RecipeText, why: string): Promise<RecipeRef> =>
  post("/recipes", { id: base.id, revision: base.revision, recipe, why }) as Promise<RecipeRef>;

/** A kept picture as a file that the recipe may name. */
export const teachPicture = (base: RecipeRef, part: number, view: string): Promise<{ readonly file: string }> =>
  post("/recipes/teach/picture", { ...base, part, view });

/** The colour of a place in a kept picture. */
export const teachColour = (
  base: RecipeRef,
  part: number,
  view: string,
  box: readonly number[],
): Promise<{ readonly lab: readonly number[]; readonly within: number }> =>
  post("/recipes/teach/colour", { ...base, part, view, box });

/** Where a revision lies as a file for another station. */
export const bundleOf = (ref: RecipeRef): string => `${BASE}/recipes/${ref.id}/${ref.revision}/bundle`;

/** Takes a recipe of another station in. */
export const takeIn = (bundle: Blob): Promise<RecipeRef & { readonly notes: readonly string[] }> =>
  ask("/recipes/import", {
    method: "POST",
    headers: { "Content-Type": "application/octet-stream" },
    body: bundle,
  });

export function outlook(base: RecipeRef, limit: LimitText): Promise<Outlook> {
  const ends = [limit.min === undefined ? "" : `&min=${limit.min}`, limit.max === undefined ? "" : `&max=${limit.max}`];
  return ask(
    `/recipes/${base.id}/${base.revision}/limit?limit=${encodeURIComponent(limit.fault)}${ends.join("")}`,
  );
}

/** One for each question of a limit that the station would answer otherwise. */
export function outlookKey(base: RecipeRef, { tool, finding, fault, min, max }: LimitText): string {
  return JSON.stringify([base.id, base.revision, tool, finding, fault, min ?? null, max ?? null]);
}

/** With the limit where it is: what the values of some time were. */
export const frozen = (base: RecipeRef, limit: LimitText, since: number, until: number): Promise<Outlook> =>
  ask(
    `/recipes/${base.id}/${base.revision}/limit?limit=${encodeURIComponent(limit.fault)}&since=${since}&until=${until}`,
  );

/** The frame of a view; of the only one where a recipe has one frame. */
export function frameOf(recipe: RecipeText, view: string): { width: number; height: number } {
  return recipe.frame ?? recipe.views?.[view]?.frame ?? { width: 640, height: 480 };
}

/** A recipe of its own over the same views and cameras; it looks for nothing yet. */
export function emptied(recipe: RecipeText, id: string, name: string): RecipeText {
  const { format, camera, frame, views } = recipe;
  return {
    format,
    id,
    name,
    ...(camera === undefined ? {} : { camera }),
    ...(frame === undefined ? {} : { frame }),
    ...(views === undefined ? {} : { views }),
    tools: [],
    limits: [],
  };
}

/** An id as recipes have them: `Cola, 0.5 l` is `cola-0-5-l`. */
export function idOf(name: string): string {
  const plain = name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return plain.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
}

/** A name that no tool has yet: `mean`, `mean-2`. */
export function freeName(kind: string, tools: readonly ToolText[]): string {
  const taken = new Set(tools.map((tool) => tool.name));
  for (let i = 1; ; i++) {
    const name = i === 1 ? kind : `${kind}-${i}`;
    if (!taken.has(name)) {
      return name;
    }
  }
}

/** A tool gone, and with it its limits: a limit without its tool is refused. */
export function without(recipe: RecipeText, tool: string): RecipeText {
  return {
    ...recipe,
    tools: recipe.tools.filter((each) => each.name !== tool),
    limits: recipe.limits.filter((each) => each.tool !== tool),
  };
}

export function withTool(recipe: RecipeText, name: string, tool: ToolText): RecipeText {
  return {
    ...recipe,
    tools: recipe.tools.map((each) => (each.name === name ? tool : each)),
    limits: recipe.limits.map((each) =>
      each.tool === name ? { ...each, tool: tool.name } : each,
    ),
  };
}

export function withLimit(recipe: RecipeText, at: number, limit: LimitText): RecipeText {
  return { ...recipe, limits: recipe.limits.map((each, i) => (i === at ? limit : each)) };
}

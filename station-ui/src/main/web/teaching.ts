import { teachColour, teachPicture, type RecipeRef, type RecipeText, type ToolText } from "./recipetext.js";
import { zoneOf } from "./zone.js";

/** What a tool learns from the picture that is looked at. */
export interface Lesson {
  readonly base: RecipeRef;
  readonly recipe: RecipeText;
  readonly tool: ToolText;
  readonly part: number;
}

export function canBeTaught(tool: ToolText): boolean {
  return tool.kind === "colour" || "picture" in tool;
}

/** The recipe with the tool as it is taught by then. */
export async function taught({ base, recipe, tool, part }: Lesson): Promise<RecipeText> {
  const view = typeof tool["view"] === "string" ? tool["view"] : "";
  if (tool.kind === "colour") {
    const box = (zoneOf(tool)?.at ?? []).map(Math.round);
    const { lab, within } = await teachColour(base, part, view, box);
    return withLesson(recipe, { ...tool, lab, within });
  }
  const { file } = await teachPicture(base, part, view);
  const picture = `part-${part}${view === "" ? "" : `-${view}`}`;
  const named = { ...recipe, pictures: { ...recipe.pictures, [picture]: { file } } };
  return withoutStrangers(withLesson(named, { ...tool, picture }));
}

function withLesson(recipe: RecipeText, tool: ToolText): RecipeText {
  return { ...recipe, tools: recipe.tools.map((each) => (each.name === tool.name ? tool : each)) };
}

/** Pictures that no tool names any more go: each costs its place in every bundle. */
function withoutStrangers(recipe: RecipeText): RecipeText {
  const used = new Set(recipe.tools.flatMap((tool) => Object.values(tool).filter((value) => typeof value === "string")));
  const pictures = Object.entries(recipe.pictures ?? {}).filter(([name]) => used.has(name));
  return { ...recipe, pictures: Object.fromEntries(pictures) };
}

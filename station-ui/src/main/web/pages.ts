import { html, type TemplateResult } from "lit";
import { lineGlyph, qualityGlyph, recipeGlyph, reviewGlyph, stationGlyph } from "./icons.js";
import type { Words } from "./words.js";

/** What the screen can show; the line is the page that a panel begins with. */
export const PAGES = ["line", "review", "quality", "recipes", "station"] as const;
/** `components` is in no bar: it is for whoever changes the look. */
export type Page = (typeof PAGES)[number] | "components";

const GLYPHS: Readonly<Record<(typeof PAGES)[number], TemplateResult>> = {
  line: lineGlyph,
  review: reviewGlyph,
  quality: qualityGlyph,
  recipes: recipeGlyph,
  station: stationGlyph,
};

/** The page that the address names: `#quality`; the line for every other address. */
export function pageOf(hash: string): Page {
  const name = hash.replace(/^#/, "").split("/")[0];
  return name === "components" ? name : (PAGES.find((page) => page === name) ?? "line");
}

/** Links, not buttons: the browser's back leads back. */
export function pageBar(shown: Page, words: Words): TemplateResult {
  return html`<nav class="pages" aria-label=${words.pages.title}>
    ${PAGES.map(
      (page) =>
        html`<a href="#${page}" class="page-link" aria-current=${page === shown ? "page" : "false"}>
          ${GLYPHS[page]}<span>${words.pages[page]}</span>
        </a>`,
    )}
  </nav>`;
}

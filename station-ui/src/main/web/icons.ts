import { svg, type SVGTemplateResult } from "lit";
import { html, type TemplateResult } from "lit";

export type Shape = "pass" | "reject" | "unjudged" | "ready" | "stopped" | "faulted" | "gone";

/** Each meaning has its own outline, so that it reads without colour. */
const OUTLINES: Readonly<Record<Shape, SVGTemplateResult>> = {
  pass: svg`<circle cx="50" cy="50" r="42" /><path class="cut" d="M29 52 L44 67 L72 35" />`,
  reject: svg`<path d="M33 8 H67 L92 33 V67 L67 92 H33 L8 67 V33 Z" />
    <path class="cut" d="M34 34 L66 66 M66 34 L34 66" />`,
  unjudged: svg`<path d="M50 6 L94 50 L50 94 L6 50 Z" />
    <path class="cut" d="M38 40 Q39 28 51 28 Q63 29 62 40 Q61 48 50 52 V59" />
    <circle class="dot" cx="50" cy="71" r="5.5" />`,
  ready: svg`<circle class="ring" cx="50" cy="50" r="38" /><circle cx="50" cy="50" r="15" />`,
  stopped: svg`<rect x="12" y="12" width="76" height="76" rx="4" />
    <path class="cut" d="M38 33 V67 M62 33 V67" />`,
  faulted: svg`<path d="M50 7 L95 89 H5 Z" /><path class="cut" d="M50 36 V60" />
    <circle class="dot" cx="50" cy="74" r="5.5" />`,
  gone: svg`<circle class="ring" cx="50" cy="50" r="38" /><path class="ring" d="M24 24 L76 76" />`,
};

export function icon(shape: Shape): TemplateResult {
  return html`<svg class="icon icon-${shape}" viewBox="0 0 100 100" aria-hidden="true">
    ${OUTLINES[shape]}
  </svg>`;
}

/** A line of parts running through a ring of light. */
export const mark = html`<svg class="mark" viewBox="0 0 64 40" aria-hidden="true">
  <path class="mark-line" d="M1 20 H63" />
  <circle class="mark-ring" cx="32" cy="20" r="14" />
  <circle class="mark-part" cx="9" cy="20" r="4" />
  <circle class="mark-seen" cx="32" cy="20" r="5.5" />
  <circle class="mark-part" cx="55" cy="20" r="4" />
</svg>`;

export const playGlyph = html`<svg class="glyph" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M6 3.5 L20 12 L6 20.5 Z" />
</svg>`;
export const stopGlyph = html`<svg class="glyph" viewBox="0 0 24 24" aria-hidden="true">
  <rect x="4.5" y="4.5" width="15" height="15" />
</svg>`;
export const partGlyph = html`<svg class="glyph" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M12 4 A8 8 0 1 0 12 20 A8 8 0 1 0 12 4 Z M12 7 A5 5 0 1 1 12 17 A5 5 0 1 1 12 7 Z"
    fill-rule="evenodd" />
  <circle cx="12" cy="12" r="2.5" />
</svg>`;
export const recipeGlyph = html`<svg class="glyph" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M3 5 H6 V8 H3 Z M9 5.5 H21 V7.5 H9 Z M3 11 H6 V14 H3 Z M9 11.5 H21 V13.5 H9 Z
    M3 17 H6 V20 H3 Z M9 17.5 H17 V19.5 H9 Z" />
</svg>`;
export const batchGlyph = html`<svg class="glyph" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M3 7 L12 2.5 L21 7 V17 L12 21.5 L3 17 Z M5.5 9 V15.6 L11 18.4 V11.6 Z M13 11.6 V18.4 L18.5 15.6 V9 Z"
    fill-rule="evenodd" />
</svg>`;
export const faultGlyph = html`<svg class="glyph" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M12 2 L23 21.5 H1 Z M11 9 V15 H13 V9 Z M11 16.8 V19 H13 V16.8 Z" fill-rule="evenodd" />
</svg>`;

/** Of the pages. */
export const lineGlyph = html`<svg class="glyph" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M2 16 H22 V18 H2 Z M5 6 H10 V14 H5 Z M14 6 H19 V14 H14 Z" />
</svg>`;
export const reviewGlyph = html`<svg class="glyph" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M3 3 H21 V17 H13 L8 22 V17 H3 Z M5 5 V15 H19 V5 Z" fill-rule="evenodd" />
  <path d="M7.5 10 L9 8.5 L11.2 10.7 L15.2 6.7 L16.7 8.2 L11.2 13.7 Z" />
</svg>`;
export const qualityGlyph = html`<svg class="glyph" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M3 3 H5 V19 H21 V21 H3 Z M7 12 H10 V17 H7 Z M12 7 H15 V17 H12 Z M17 10 H20 V17 H17 Z" />
</svg>`;
export const stationGlyph = html`<svg class="glyph" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M3 5 H15 V7 H3 Z M19 5 H21 V7 H19 Z M15 3 H19 V9 H15 Z M3 11 H5 V13 H3 Z M9 11 H21 V13 H9 Z
    M5 9 H9 V15 H5 Z M3 17 H12 V19 H3 Z M16 17 H21 V19 H16 Z M12 15 H16 V21 H12 Z" />
</svg>`;
export const lookGlyph = html`<svg class="glyph" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M12 2 A10 10 0 1 0 12 22 A10 10 0 1 0 12 2 Z M12 4.5 V19.5 A7.5 7.5 0 0 1 12 4.5 Z"
    fill-rule="evenodd" />
</svg>`;

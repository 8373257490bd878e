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
export const faultGlyph = html`<svg class="glyph" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M12 2 L23 21.5 H1 Z M11 9 V15 H13 V9 Z M11 16.8 V19 H13 V16.8 Z" fill-rule="evenodd" />
</svg>`;

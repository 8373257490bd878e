import { html, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import type { LimitText, Outlook, Spread } from "./recipetext.js";

/** A value on a picture that was tried. */
export interface Seen {
  readonly value: number;
  readonly good: boolean;
}

/** From where to where the band goes: everything that was seen, and the limit. */
export function reach(limit: LimitText, values: readonly number[]): [number, number] {
  const all = [...values, limit.min, limit.max].filter((value) => value !== undefined);
  const low = Math.min(...all, 0);
  const high = Math.max(...all, low + 1e-3);
  const room = (high - low) * 0.15;
  return [low < 0 ? low - room : 0, high + room];
}

/** Values as strokes, good above and bad below; what the limit allows is light. */
export function band(
  limit: LimitText,
  seen: readonly Seen[],
  past: Outlook["bands"][number] | undefined,
  now: number | null,
  [from, to]: readonly [number, number],
): TemplateResult {
  const x = (value: number): number => (100 * (value - from)) / (to - from);
  const left = x(limit.min ?? from);
  const right = x(limit.max ?? to);
  return html`<svg class="band" viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true">
    <rect class="band-all" width="100" height="20" />
    <rect class="band-good" x=${left} width=${Math.max(0, right - left)} height="20" />
    ${past === undefined ? "" : [heap(past.good, "heap-good", x, 10), heap(past.bad, "heap-bad", x, 20)]}
    ${seen.map(
      ({ value, good }) =>
        svg`<line class=${good ? "seen-good" : "seen-bad"} x1=${x(value)} x2=${x(value)} y1=${good ? 1 : 11} y2=${good ? 9 : 19} />`,
    )}
    ${now === null ? "" : svg`<line class="seen-now" x1=${x(now)} x2=${x(now)} y1="0" y2="20" />`}
  </svg>`;
}

/** What the line has seen, as heaps: parts that passed stand on the middle, others on the floor. */
function heap(
  spread: Spread,
  kind: string,
  x: (value: number) => number,
  floor: number,
): readonly SVGTemplateResult[] {
  const most = Math.log1p(Math.max(1, ...spread.bins));
  const width = x(spread.width) - x(0);
  return spread.bins.map((count, i) => {
    const height = (9 * Math.log1p(count)) / most;
    return svg`<rect class=${kind} x=${x(spread.from + i * spread.width)} y=${floor - height} width=${width} height=${height} />`;
  });
}

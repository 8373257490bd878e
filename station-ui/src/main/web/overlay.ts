import type { Language } from "./language.js";
import type { Finding, Mark } from "./protocol.js";

/** A region with its label beside it, in CSS pixels of the shown picture. */
export interface Drawn {
  readonly mark: Mark;
  readonly points: string;
  /** Where the line to the label begins: the region's right edge. */
  readonly anchor: { readonly x: number; readonly y: number };
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Empty: the region has no label. */
  readonly text: string;
}

export const LABEL_HEIGHT = 24;
export const LABEL_FONT = '600 14px Inter, Roboto, "Liberation Sans", Arial, sans-serif';
const LABEL_PADDING = 16;
const LEADER = 26;
/** A smaller picture has labels only where something is wrong. */
const ROOMY = 440;
const SIGN: Readonly<Record<Mark, string>> = { good: "✓", bad: "✕", blind: "?", free: "" };
const URGENCY: Readonly<Record<Mark, number>> = { bad: 0, blind: 1, good: 2, free: 3 };

/** The limit in short: `≥ 0.80`, `≤ 3`, `180 … 260`; empty without one. */
export function bounds(finding: Finding, language: Language): string {
  const { min, max, unit } = finding;
  const end = unit === "px" || unit === "mm" ? ` ${unit}` : "";
  const digits = digitsOf(finding, language);
  const say = (limit: number): string => language.value(limit, digits);
  if (min !== null && max !== null) {
    return min === max ? `= ${say(min)}${end}` : `${say(min)} … ${say(max)}${end}`;
  }
  if (min !== null) {
    return `≥ ${say(min)}${end}`;
  }
  return max !== null ? `≤ ${say(max)}${end}` : "";
}

/** What was measured, `–` for nothing: never as if it kept a limit that it does not keep. */
export function measured(finding: Finding, language: Language): string {
  return finding.value === null ? "–" : language.value(finding.value, digitsOf(finding, language));
}

function digitsOf({ value, min, max, mark }: Finding, language: Language): number | undefined {
  if (mark !== "bad" || value === null) {
    return undefined;
  }
  const limit = max !== null && value > max ? max : min;
  return limit === null ? undefined : language.digits(value, limit);
}

/** One short line: what, how much, against which limit; of what was read, the text. */
export function label(finding: Finding, language: Language): string {
  const name = finding.mark === "bad" ? finding.fault : finding.tool;
  if (finding.text !== "") {
    return `${SIGN[finding.mark]} ${name} ${shortened(finding.text)}`.trim();
  }
  const value = measured(finding, language);
  const limit = bounds(finding, language);
  const text = `${SIGN[finding.mark]} ${name} ${value}`.trim();
  return limit === "" ? text : `${text}  (${limit})`;
}

function shortened(text: string): string {
  const most = 24;
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** Findings with a region, the worst one of each region, the worst drawn last. */
function oneEach(findings: readonly Finding[]): Finding[] {
  const worst = new Map<string, Finding>();
  for (const finding of findings) {
    if (finding.corners.length > 0) {
      const key = JSON.stringify(finding.corners);
      const known = worst.get(key);
      if (known === undefined || URGENCY[finding.mark] < URGENCY[known.mark]) {
        worst.set(key, finding);
      }
    }
  }
  return [...worst.values()].sort((a, b) => URGENCY[a.mark] - URGENCY[b.mark]);
}

/**
 * Places regions, and their labels in a column to the right of all of them, so that no label hides
 * what was measured. Labels keep their order from top to bottom.
 */
export function draw(
  findings: readonly Finding[],
  scale: number,
  width: number,
  height: number,
  language: Language,
  measure: (text: string) => number,
): Drawn[] {
  const regions = oneEach(findings).map((finding) => {
    const xs = finding.corners.map(([x]) => x * scale);
    const ys = finding.corners.map(([, y]) => y * scale);
    const wanted = width >= ROOMY || finding.mark === "bad" || finding.mark === "blind";
    const text = wanted ? label(finding, language) : "";
    return {
      mark: finding.mark,
      points: finding.corners.map(([x, y]) => `${x * scale},${y * scale}`).join(" "),
      anchor: { x: Math.max(...xs), y: (Math.min(...ys) + Math.max(...ys)) / 2 },
      text,
      width: measure(text) + LABEL_PADDING,
    };
  });
  const right = Math.max(0, ...regions.map((region) => region.anchor.x)) + LEADER;
  regions.sort((a, b) => a.anchor.y - b.anchor.y);
  let below = 4;
  const placed = regions.map((region) => {
    if (region.text === "") {
      return { ...region, x: 0, y: 0 };
    }
    const x = Math.max(0, Math.min(right, width - region.width - 4));
    const y = Math.max(below, region.anchor.y - LABEL_HEIGHT / 2);
    below = y + LABEL_HEIGHT + 4;
    return { ...region, x, y };
  });
  const over = Math.max(0, below - height);
  return placed
    .map((it) => ({ ...it, y: it.y - over }))
    .sort((a, b) => URGENCY[b.mark] - URGENCY[a.mark]);
}

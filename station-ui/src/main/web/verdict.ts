import { html, type TemplateResult } from "lit";
import { icon, type Shape } from "./icons.js";
import type { Language } from "./language.js";
import { bounds, measured } from "./overlay.js";
import type { Finding, Part } from "./protocol.js";
import type { Store } from "./store.js";

/** A reason of more letters is set smaller, so that it can be read to its end. */
const LONG_REASON = 42;

/** What the big plate says: one word, one shape, one line of reason. */
export interface Plate {
  readonly shape: Shape;
  readonly word: string;
  readonly reason: string;
  readonly detail: string;
  readonly part: number | null;
  readonly held: boolean;
}

/** The state of the line comes first: without inspection there is no verdict to show. */
export function plateOf(store: Store): Plate {
  const { language, status, shown } = store;
  const words = language.words;
  const quiet = { part: null, held: false };
  if (store.contact === "lost" || status === null) {
    const word = store.contact === "lost" ? words.noContact : "…";
    return { shape: "gone", word, reason: "", detail: "", ...quiet };
  }
  if (status.state !== "running") {
    const shape: Shape = status.state;
    const hint = status.state === "faulted" ? words.faultHint : words.stoppedHint;
    return {
      shape,
      word: words.states[status.state],
      reason: language.why(status.why),
      detail: hint,
      ...quiet,
    };
  }
  if (shown === null) {
    const reason = words.waitingForParts;
    return { shape: "ready", word: words.ready, reason, detail: "", ...quiet };
  }
  return { ...verdictOf(shown.part, language), part: shown.part.part, held: shown.held };
}

function verdictOf(part: Part, language: Language): Pick<Plate, "shape" | "word" | "reason" | "detail"> {
  const words = language.words;
  switch (part.verdict) {
    case "pass":
      return { shape: "pass", word: words.pass, reason: "", detail: "" };
    case "reject": {
      const bad = part.findings.filter((finding) => finding.mark === "bad");
      const detail = bad.length === 0 ? part.detail : bad.map((it) => against(it, language)).join(", ");
      return { shape: "reject", word: words.reject, reason: language.fault(part.label), detail };
    }
    case "unjudged":
      return {
        shape: "unjudged",
        word: words.unjudged,
        reason: language.fault(part.label),
        detail: part.detail,
      };
  }
}

function against(finding: Finding, language: Language): string {
  return `${finding.tool} ${measured(finding, language)} (${bounds(finding, language)})`;
}

export function verdictPlate(store: Store): TemplateResult {
  const plate = plateOf(store);
  const words = store.language.words;
  const length = plate.reason.length;
  const size = plate.shape === "pass" ? "calm" : length > LONG_REASON ? "long" : "";
  return html`<section
    class="plate plate-${plate.shape} ${size}"
    role="status"
    aria-live=${plate.shape === "pass" ? "off" : "polite"}
    aria-label=${words.verdict}
  >
    <div class="plate-shape">${icon(plate.shape)}</div>
    <div class="plate-text">
      <div class="plate-word">${plate.word}</div>
      ${plate.reason === "" ? "" : html`<div class="plate-reason">${plate.reason}</div>`}
      ${plate.detail === "" ? "" : html`<div class="plate-detail">${plate.detail}</div>`}
    </div>
    ${plate.part === null
      ? ""
      : html`<div class="plate-part">
          <span>${words.part}</span><b>${store.language.number(plate.part)}</b>
        </div>`}
    ${plate.held ? html`<div class="plate-hold" aria-hidden="true"></div>` : ""}
  </section>`;
}

/** The last verdicts as ticks: a reject stands out by height and colour, and stays for a while. */
export function tickStrip(store: Store): TemplateResult {
  const words = store.language.words;
  const ticks = (store.status?.ticks ?? []).slice(-60);
  const rejects = ticks.filter((tick) => tick.verdict === "r").length;
  const unjudged = ticks.filter((tick) => tick.verdict === "u").length;
  const empty = 60 - ticks.length;
  return html`<div
    class="ticks"
    role="img"
    aria-label="${words.lastParts(ticks.length)}: ${words.rejectsAmong(rejects, unjudged)}"
  >
    ${Array.from({ length: empty }, () => html`<i class="tick"></i>`)}
    ${ticks.map((tick) => html`<i class="tick ${tick.verdict}"></i>`)}
  </div>`;
}

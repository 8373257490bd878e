import { html, svg, type TemplateResult } from "lit";
import type { Language } from "./language.js";
import type { Focus } from "./maintenance.js";

/** So much of a picture may be black or white before it is worth a word. */
const CLIPPED = 0.01;

/** How bright a picture is, and whether something of it is lost in black or white. */
export function brightness(seen: Focus, language: Language): TemplateResult {
  const words = language.words.service.optics;
  const share = (value: number): TemplateResult =>
    html`<b class=${value > CLIPPED ? "clipped" : ""}>${language.percent(value)}</b>`;
  return html`<figure class="brightness">
    <figcaption>
      ${words.brightness} ${language.number(seen.mean)} · ${words.dark} ${share(seen.dark)} ·
      ${words.bright} ${share(seen.bright)}
    </figcaption>
    ${histogram(seen, words.histogram)}
  </figure>`;
}

/** Drawn by the root of the share, so that small heaps are seen beside large ones. */
function histogram(seen: Focus, label: string): TemplateResult {
  const most = Math.sqrt(Math.max(...seen.histogram, 1e-9));
  const bins = seen.histogram.length;
  return html`<svg
    class="histogram"
    viewBox="0 0 ${bins} 100"
    preserveAspectRatio="none"
    role="img"
    aria-label=${label}
  >
    ${seen.histogram.map((share, bin) => {
      const height = (100 * Math.sqrt(share)) / most;
      const end = bin === 0 || bin === bins - 1 ? "end" : "";
      return svg`<rect class=${end} x=${bin} y=${100 - height} width="0.9" height=${height} />`;
    })}
  </svg>`;
}

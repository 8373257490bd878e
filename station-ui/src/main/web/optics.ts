import { html, type TemplateResult } from "lit";
import { brightness } from "./brightness.js";
import { cameraView } from "./cameras.js";
import "./camerasettings.js";
import * as maintenance from "./maintenance.js";
import type { Focus } from "./maintenance.js";
import { StatusElement } from "./pageelement.js";

const LOOK_MILLIS = 500;
/** Parts differ: the middle of so many is steady enough to turn a lens by. */
const STEADY = 5;

/** How sharp one view was lately, and at best since somebody began to turn the lens. */
interface Lens {
  readonly last: readonly number[];
  readonly now: number;
  readonly best: number;
  readonly seen: Focus;
}

/** Cameras: the way their pictures take, and an aid to turn their lenses by. */
export class OpticsPage extends StatusElement {
  private readonly lenses = new Map<string, Lens>();
  protected override readonly everyMillis = LOOK_MILLIS;

  protected override load(): void {
    this.ask(maintenance.focus(), (found) => found.forEach((each) => this.see(each)));
  }

  private see(seen: Focus): void {
    const before = this.lenses.get(seen.view);
    if (before?.seen.part === seen.part) {
      return;
    }
    const last = [...(before?.last ?? []), seen.sharpness].slice(-STEADY);
    const now = middle(last);
    const best = Math.max(before?.best ?? 0, last.length < STEADY ? 0 : now);
    this.lenses.set(seen.view, { last, now, best, seen });
  }

  private again(): void {
    this.lenses.clear();
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const { language } = this;
    const words = language.words.service.optics;
    const lenses = [...this.lenses.values()];
    return html`<section class="panel wide focus" aria-label=${words.title}>
        <div class="focus-head">
          <h2>${words.title}</h2>
          <button class="chip" @click=${() => this.again()}>${words.again}</button>
        </div>
        <p class="quiet">${words.hint}</p>
        ${lenses.length === 0
          ? html`<p class="quiet">${language.words.noPictureYet}</p>`
          : lenses.map((lens) => this.lens(lens))}
      </section>
      <lw-camera-settings
        .store=${this.store}
        .language=${language}
        .who=${this.who}
        .status=${this.status}
      ></lw-camera-settings>
      <section class="panel wide">${cameraView(this.status?.cameras ?? [], language)}</section>`;
  }

  private lens(lens: Lens): TemplateResult {
    const { language } = this;
    const words = language.words.service.optics;
    const { seen, now, best } = lens;
    const share = best === 0 ? 0 : Math.min(1, now / best);
    return html`<div class="lens" data-view=${seen.view}>
      ${seen.view === "" ? "" : html`<h3>${seen.view}</h3>`}
      <div class="lens-sharp">
        <div class="lens-now">
          <span>${words.sharpness}</span>
          <b>${best === 0 ? "–" : language.percent(Math.round(share * 100) / 100)}</b>
          <small>${words.ofBest} · ${language.value(now)} / ${best === 0 ? "–" : language.value(best)}</small>
        </div>
        <svg class="lens-bar" role="img" aria-label=${words.sharpness}>
          <rect width="100%" height="100%" />
          <rect class="full" width="${100 * share}%" height="100%" />
        </svg>
      </div>
      ${brightness(seen, language)}
    </div>`;
  }
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

customElements.define("lw-optics", OpticsPage);

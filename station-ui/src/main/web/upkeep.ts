import { html, type TemplateResult } from "lit";
import { ask, post } from "./api.js";
import { PageElement } from "./pageelement.js";

const LINES = 300;
const LOOK_MILLIS = 5_000;

/** The station's log, and a backup at the touch of a button. */
export class Upkeep extends PageElement {
  protected override readonly everyMillis = LOOK_MILLIS;
  private lines: readonly string[] = [];
  /** null until the station said it; it does not change while that runs. */
  private place: string | null = null;
  private copying = false;
  private made = "";

  protected override load(): void {
    if (!this.store.access.may("service")) {
      return;
    }
    this.ask(ask<{ readonly lines: readonly string[] }>(`/log?count=${LINES}`), ({ lines }) => {
      this.lines = lines;
    });
    if (this.place === null) {
      this.ask(ask<{ readonly place: string }>("/backups"), ({ place }) => {
        this.place = place;
      });
    }
  }

  private backUp(): void {
    this.copying = true;
    this.made = "";
    this.requestUpdate();
    this.ask(
      post<{ readonly made: string }>("/backups", {}).finally(() => {
        this.copying = false;
        this.requestUpdate();
      }),
      ({ made }) => {
        this.made = made;
      },
    );
  }

  protected override render(): TemplateResult {
    const words = this.language.words.service.upkeep;
    const place = this.place ?? "";
    if (!this.store.access.may("service")) {
      return html`<p class="quiet">${this.language.words.signOnHint}</p>`;
    }
    return html`<section class="panel wide">
        <h2>${words.backup}</h2>
        <p class="lead">${place === "" ? words.noPlace : html`${words.goesTo} <b>${place}</b>`}</p>
        <button class="chip primary" ?disabled=${place === "" || this.copying} @click=${() => this.backUp()}>
          ${this.copying ? words.copying : words.backUp}
        </button>
        <p role="status">${this.made === "" ? "" : html`✓ ${this.made}`}</p>
      </section>
      <section class="panel wide">
        <h2>${words.log}</h2>
        <pre class="log scroll" tabindex="0" aria-label=${words.log}>${[...this.lines].reverse().join("\n")}</pre>
      </section>`;
  }
}

customElements.define("lw-upkeep", Upkeep);

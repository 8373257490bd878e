import { html, type TemplateResult } from "lit";
import { about, ask, post } from "./api.js";
import { updates, type Deed } from "./past.js";
import { PageElement } from "./pageelement.js";

const LINES = 300;
const LOOK_MILLIS = 5_000;

/** The station's log, its updates, and a backup at the touch of a button. */
export class Upkeep extends PageElement {
  protected override readonly everyMillis = LOOK_MILLIS;
  private lines: readonly string[] = [];
  /** null until the station said it; it does not change while that runs. */
  private place: string | null = null;
  private version = "";
  private updates: readonly Deed[] = [];
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
      this.loadOnce();
    }
  }

  /** Another program is another start. */
  private loadOnce(): void {
    this.ask(ask<{ readonly place: string }>("/backups"), ({ place }) => {
      this.place = place;
    });
    this.ask(about(), ({ facts }) => {
      this.version = facts.find((fact) => fact.name === "version")?.value ?? "";
    });
    this.ask(updates(), (found) => {
      this.updates = found;
    });
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
      ${this.history()}
      <section class="panel wide">
        <h2>${words.log}</h2>
        <pre class="log scroll" tabindex="0" aria-label=${words.log}>${[...this.lines].reverse().join("\n")}</pre>
      </section>`;
  }

  private history(): TemplateResult {
    const { language } = this;
    const words = language.words.service.upkeep;
    return html`<section class="panel wide updates">
      <h2>${words.updates}</h2>
      <p class="lead">${words.runs} <b>${this.version}</b></p>
      <p class="quiet">${words.updatesHint}</p>
      ${this.updates.length === 0
        ? html`<p class="quiet">${words.noUpdates}</p>`
        : html`<ul>
            ${this.updates.map(
              (one) => html`<li>
                ${language.dateTime(one.wallMillis)}: ${one.before || "–"} → <b>${one.after}</b>
              </li>`,
            )}
          </ul>`}
    </section>`;
  }
}

customElements.define("lw-upkeep", Upkeep);

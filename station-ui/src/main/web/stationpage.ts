import { html, type PropertyDeclarations, type TemplateResult } from "lit";
import { about, neighbours, type About } from "./api.js";
import { cameraView } from "./cameras.js";
import { icon } from "./icons.js";
import { named } from "./language.js";
import { faultView } from "./lists.js";
import { lineTable, type WholeLine } from "./neighbours.js";
import { StatusElement } from "./pageelement.js";
import { modelPlaces } from "./recipes.js";
import { tabBar } from "./tabs.js";
import { sinkTable } from "./sinks.js";
import "./alarms.js";
import "./optics.js";
import "./upkeep.js";
import "./wires.js";
import type { ModelPlace, Status } from "./protocol.js";

const ABOUT_MILLIS = 5_000;
const LINE_MILLIS = 1_000;

const TABS = ["station", "alarms", "io", "cameras", "upkeep"] as const;
type Tab = (typeof TABS)[number];

/** What a maintainer looks at: the whole line, links, disk, clock, plant, versions, faults. */
export class StationPage extends StatusElement {
  static override properties: PropertyDeclarations = {
    ...StatusElement.properties,
    tab: { state: true },
  };

  declare tab: Tab;
  private about: About | null = null;
  private line: WholeLine | null = null;
  protected override readonly everyMillis = ABOUT_MILLIS;
  private lineTimer = 0;

  constructor() {
    super();
    this.tab = "station";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.lineTimer = window.setInterval(() => this.followLine(), LINE_MILLIS);
  }

  override disconnectedCallback(): void {
    clearInterval(this.lineTimer);
    super.disconnectedCallback();
  }

  protected override load(): void {
    this.ask(about(), (found) => {
      this.about = found;
    });
    this.loadLine();
  }

  /** Where there is no line to follow it is asked for with the rest, now and then. */
  private followLine(): void {
    if ((this.line?.stations.length ?? 0) > 0 && this.store.access.may("view")) {
      this.loadLine();
    }
  }

  private loadLine(): void {
    this.ask(neighbours(), (found) => {
      this.line = found;
    });
  }

  protected override render(): TemplateResult {
    const words = this.language.words;
    return html`<main class="page station-page">
      <div class="page-head">
        <h2>${words.stationPage.title}</h2>
        ${tabBar(TABS, this.tab, words.service.tabs, (tab) => {
          this.tab = tab;
        })}
      </div>
      ${this.body()}
    </main>`;
  }

  private body(): TemplateResult {
    const { store, language, who } = this;
    switch (this.tab) {
      case "station":
        return this.overview();
      case "alarms":
        return html`<lw-alarms
          .store=${store}
          .language=${language}
          .who=${who}
          .status=${this.status}
        ></lw-alarms>`;
      case "cameras":
        return html`<lw-optics
          .store=${store}
          .language=${language}
          .who=${who}
          .status=${this.status}
        ></lw-optics>`;
      case "upkeep":
        return html`<lw-upkeep .store=${store} .language=${language} .who=${who}></lw-upkeep>`;
      case "io":
        return html`<lw-wires .store=${store} .language=${language} .who=${who}></lw-wires>`;
    }
  }

  private overview(): TemplateResult {
    const { language, status } = this;
    return status === null
      ? html``
      : html`<div class="cards">
          ${lineTable(this.line, language)}
          ${this.health(status)} ${this.machine()}
          <section class="panel">${cameraView(status.cameras, language)}</section>
          ${this.models(status.models)} ${sinkTable(status.sinks, language)}
          <section class="panel wide scroll" tabindex="0" aria-label=${language.words.faults}>
            ${faultView(status.faults, language)}
          </section>
        </div>`;
  }

  private health(status: Status): TemplateResult {
    const { language } = this;
    const words = language.words.stationPage;
    const link = status.cameras.every((camera) => camera.trouble === "");
    return html`<section class="panel health">
      <h2>${words.health}</h2>
      <dl class="facts">
        ${this.check(words.camera, link, link ? words.allWell : words.seeBelow)}
        ${this.check(
          language.words.ledger,
          status.ledger.unaccounted === 0,
          status.ledger.unaccounted === 0
            ? language.words.balanced
            : language.words.unaccounted(status.ledger.unaccounted),
        )}
        ${this.check(words.heartbeat, status.heartbeats > 0, language.number(status.heartbeats))}
        ${this.check(words.plant, true, status.upstream === "" ? words.noPlant : status.upstream)}
        ${this.check(words.notices, status.notice === "", status.notice === "" ? words.allWell : status.notice)}
      </dl>
    </section>`;
  }

  private check(what: string, well: boolean, said: string): TemplateResult {
    return html`<div class="fact ${well ? "good" : "bad"}">
      <dt>${icon(well ? "pass" : "faulted")} ${what}</dt>
      <dd>${said}</dd>
    </div>`;
  }

  private machine(): TemplateResult {
    const words = this.language.words.stationPage;
    return html`<section class="panel machine">
      <h2>${words.machine}</h2>
      ${this.about === null
        ? ""
        : html`<dl class="facts">
            ${this.about.facts.map(
              (fact) => html`<div class="fact">
                <dt>${named(words.facts, fact.name)}</dt>
                <dd>${fact.value}</dd>
              </div>`,
            )}
          </dl>`}
    </section>`;
  }

  private models(models: readonly ModelPlace[]): TemplateResult | string {
    const { language } = this;
    return models.length === 0
      ? ""
      : html`<section class="panel">
          <h2>${language.words.models}</h2>
          ${modelPlaces(models, language)}
        </section>`;
  }
}

customElements.define("lw-station", StationPage);

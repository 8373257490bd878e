import { html, type TemplateResult } from "lit";
import { PageElement } from "./pageelement.js";
import * as past from "./past.js";
import { overview, type OverviewData } from "./overview.js";
import { deedTable } from "./trail.js";
import "./challenges.js";
import "./holdlist.js";
import "./values.js";
import { tabBar } from "./tabs.js";
import { partTable, searchForm, type SearchState } from "./search.js";

const HOUR = 3_600_000;
/** Pages of search and trail. */
const PAGE = 50;

const TABS = ["overview", "parts", "values", "challenges", "hold", "trail"] as const;
type Tab = (typeof TABS)[number];

/** How far back, and in what steps. */
export const SPANS = {
  hour: { millis: HOUR, by: "minute" },
  shift: { millis: 8 * HOUR, by: "hour" },
  day: { millis: 24 * HOUR, by: "hour" },
  week: { millis: 7 * 24 * HOUR, by: "day" },
  month: { millis: 30 * 24 * HOUR, by: "day" },
} as const;
export type SpanName = keyof typeof SPANS;

/** What the auditor asks: how it went, which parts, who did what. */
export class Quality extends PageElement {
  static override properties = { ...PageElement.properties, tab: { state: true } };

  declare tab: Tab;
  private span: SpanName = "day";
  /** What the page was last asked for: it stands until somebody asks again. */
  private asked = { from: 0, to: 0 };
  private places = 0;
  private data: OverviewData | null = null;
  private search: SearchState = {
    verdict: "",
    fault: "",
    finding: "",
    min: "",
    max: "",
    rows: [],
    more: false,
    open: null,
  };
  private deeds: readonly past.Deed[] = [];
  private moreDeeds = false;

  constructor() {
    super();
    this.tab = "overview";
  }

  protected override render(): TemplateResult {
    const words = this.language.words.quality;
    return html`<main class="page quality">
      ${this.reportHead()}
      <div class="page-head">
        <h2>${words.title}</h2>
        ${tabBar(TABS, this.tab, words.tabs, (tab) => this.show(tab))}
        <div class="spans" role="group" aria-label=${words.span}>
          ${(Object.keys(SPANS) as SpanName[]).map(
            (span) => html`<button
              class="chip"
              aria-pressed=${span === this.span}
              @click=${() => this.look(span)}
            >
              ${words.spans[span]}
            </button>`,
          )}
        </div>
        <button class="chip" @click=${() => print()}>${words.print}</button>
      </div>
      ${this.body()}
    </main>`;
  }

  /** On paper only: of what, from when to when, by whom. */
  private reportHead(): TemplateResult {
    const { language } = this;
    const status = this.store.status;
    const words = language.words.quality;
    return html`<header class="report-head">
      <b>${status?.station ?? ""} · ${words.tabs[this.tab]}</b>
      <p>${language.dateTime(this.asked.from)} – ${language.dateTime(this.asked.to)}</p>
      <p>
        ${status?.recipe.name ?? ""} ${language.words.revision(status?.recipe.revision ?? 0)}
        ${status === null || status.batch === "" ? "" : `· ${language.words.batch} ${status.batch}`}
      </p>
      <p>${words.printed} ${language.dateTime(Date.now())} ${this.who}</p>
    </header>`;
  }

  private body(): TemplateResult {
    const { from, to } = this.asked;
    switch (this.tab) {
      case "overview":
        return overview(
          this.data,
          this.language,
          this.places,
          (places) => {
            this.places = places;
            this.load();
          },
          this.store.status?.deadlineMillis ?? 0,
        );
      case "parts":
        return html`${searchForm(this.search, this.language, (wish) => this.find(wish))}
          ${partTable(this.search, this.language, {
            open: (part) => this.openPart(part),
            more: () => this.findMore(),
          })}`;
      case "values":
        return html`<lw-values .store=${this.store} .language=${this.language} .who=${this.who} .from=${from} .to=${to}></lw-values>`;
      case "challenges":
        return html`<lw-challenges .store=${this.store} .language=${this.language} .who=${this.who} .from=${from} .to=${to} @begun=${() => this.load()}></lw-challenges>`;
      case "hold":
        return html`<lw-hold .store=${this.store} .language=${this.language} .who=${this.who} .from=${from} .to=${to}></lw-hold>`;
      case "trail":
        return deedTable(this.deeds, this.moreDeeds, this.language, () => this.loadDeeds(true));
    }
  }

  private show(tab: Tab): void {
    this.tab = tab;
    this.load();
  }

  private look(span: SpanName): void {
    this.span = span;
    this.load();
  }

  private range(): { from: number; to: number } {
    const to = this.store.status?.wallMillis ?? Date.now();
    return { from: to - SPANS[this.span].millis, to };
  }

  protected override load(): void {
    this.asked = this.range();
    this.requestUpdate();
    switch (this.tab) {
      case "overview":
        return this.loadOverview();
      case "parts":
        return this.find({});
      case "values":
      case "challenges":
      case "hold":
        return; // they ask by themselves
      case "trail":
        return this.loadDeeds(false);
    }
  }

  private loadOverview(): void {
    const { from, to } = this.range();
    const { by } = SPANS[this.span];
    const places =
      this.places > 0 ? past.places(this.places, from, to) : Promise.resolve([] as const);
    this.ask(
      Promise.all([
        past.statistics(by, from, to),
        past.statistics("recipe", from, to),
        past.statistics("shift", from, to),
        past.statistics("batch", from, to),
        past.lanes(from, to),
        places,
      ]),
      ([time, recipes, shifts, batches, lanes, valves]) => {
        this.data = {
          by,
          time,
          recipes: recipes.rows,
          shifts: shifts.rows,
          batches: batches.rows,
          lanes,
          valves,
        };
      },
    );
  }

  private find(wish: Partial<SearchState>): void {
    this.search = { ...this.search, ...wish, open: null };
    this.ask(past.parts(this.wish(), null, PAGE), (rows) => {
      this.search = { ...this.search, rows, more: rows.length === PAGE };
    });
  }

  private findMore(): void {
    const before = this.search.rows.at(-1)?.part ?? null;
    this.ask(past.parts(this.wish(), before, PAGE), (rows) => {
      const all = [...this.search.rows, ...rows];
      this.search = { ...this.search, rows: all, more: rows.length === PAGE };
    });
  }

  private wish(): past.PartWish {
    const { verdict, fault, finding, min, max } = this.search;
    return { ...this.range(), verdict, fault, finding, min, max, recipe: "" };
  }

  private openPart(part: number): void {
    if (this.search.open?.part === part) {
      this.search = { ...this.search, open: null };
      this.requestUpdate();
      return;
    }
    const pictures = past.picturesOf(part).catch(() => null);
    this.ask(Promise.all([past.findings(part), pictures]), ([values, kept]) => {
      this.search = { ...this.search, open: { part, values, kept } };
    });
  }

  private loadDeeds(more: boolean): void {
    const { from, to } = this.asked;
    const before = more ? (this.deeds.at(-1)?.entry ?? null) : null;
    this.ask(past.deeds(from, to, before, PAGE), (deeds) => {
      this.deeds = more ? [...this.deeds, ...deeds] : deeds;
      this.moreDeeds = deeds.length === PAGE;
    });
  }
}

customElements.define("lw-quality", Quality);

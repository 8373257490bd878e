import { LitElement, html, type TemplateResult } from "lit";
import { batchView } from "./batch.js";
import { cameraView } from "./cameras.js";
import { componentPage } from "./components.js";
import { Connection } from "./connection.js";
import { icon, lookGlyph, mark } from "./icons.js";
import { LANGUAGES, isLanguage } from "./language.js";
import { linePage } from "./line.js";
import { faultView, rejectView } from "./lists.js";
import { pageBar, pageOf, type Page } from "./pages.js";
import type { Status } from "./protocol.js";
import { recipeView } from "./recipes.js";
import { Store } from "./store.js";
import { accessView, personButton } from "./signon.js";
import { usersView } from "./users.js";
import "./keypad.js";
import "./quality.js";
import "./review.js";
import "./stationpage.js";
import { heldBanner } from "./wires.js";
import "./workbench.js";

/** The whole screen: one view of one store. */
export class Screen extends LitElement {
  private readonly store = new Store(() => this.requestUpdate());
  private page: Page = pageOf(location.hash);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", () => this.turnTo(pageOf(location.hash)));
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const store = this.store;
    new Connection(`${scheme}//${location.host}/api/v1/live`, {
      status: (status) => store.onStatus(status),
      live: (live) => store.onLive(live),
      contact: (there) => store.onContact(there),
    }).open();
  }

  /** What was open belongs to the page that is left. */
  private turnTo(page: Page): void {
    this.page = page;
    this.store.close();
  }

  protected override render(): TemplateResult {
    const store = this.store;
    const status = store.status;
    document.documentElement.lang = store.language.code;
    document.documentElement.dataset["look"] = store.look;
    return html`<div class="screen contact-${store.contact} line-${status?.state ?? "unknown"}">
      ${this.topBar(status)} ${heldBanner(status, store.language)} ${this.banner()} ${pageBar(this.page, store.language.words)}
      ${this.pageBody()} ${this.dialogs(status)}
      <lw-keypad .language=${store.language} .wanted=${store.access.me?.local === true}></lw-keypad>
    </div>`;
  }

  private pageBody(): TemplateResult {
    const store = this.store;
    const who = store.access.me?.name ?? "";
    switch (this.page) {
      case "line":
        return linePage(store);
      case "review":
        return html`<lw-review .store=${store} .language=${store.language} .who=${who}></lw-review>`;
      case "quality":
        return html`<lw-quality .store=${store} .language=${store.language} .who=${who}></lw-quality>`;
      case "recipes":
        return html`<lw-recipes
          .store=${store}
          .language=${store.language}
          .who=${who}
          .status=${store.status}
        ></lw-recipes>`;
      case "components":
        return componentPage(store);
      case "station":
        return html`<lw-station
          .store=${store}
          .language=${store.language}
          .who=${who}
          .status=${store.status}
        ></lw-station>`;
    }
  }

  private topBar(status: Status | null): TemplateResult {
    const { language } = this.store;
    const words = language.words;
    const notice = this.store.problem || status?.notice || "";
    return html`<header class="top">
      <h1>${mark}<span>${words.product}</span><small>${status?.station ?? ""}</small></h1>
      <div class="top-recipe">
        <span>${words.recipe}</span>
        <b>${status?.recipe.name ?? "–"}</b>
        <small>${status === null ? "" : words.revision(status.recipe.revision)}</small>
        ${(status?.batch ?? "") === "" ? "" : html`<small>${words.batch} ${status?.batch}</small>`}
      </div>
      <p class="notice ${this.store.problem === "" ? "" : "bad"}" role="status">
        ${status?.busy ? html`<i class="busy" aria-hidden="true"></i>${words.loading} ` : ""}${notice}
      </p>
      ${status === null ? "" : this.stateSign(status)}
      <div class="top-time">
        <time>${status === null ? "" : language.time(status.wallMillis)}</time>
        <small>${status?.upstream ?? ""}</small>
      </div>
      ${personButton(this.store)}
      <select
        class="language"
        aria-label=${words.languageLabel}
        @change=${(event: Event) => this.speak((event.target as HTMLSelectElement).value)}
      >
        ${LANGUAGES.map(
          (each) => html`<option value=${each.code} ?selected=${each.code === language.code}>
            ${each.name}
          </option>`,
        )}
      </select>
      <button class="look-switch" aria-label=${words.look} @click=${() => this.store.switchLook()}>
        ${lookGlyph}
      </button>
    </header>`;
  }

  private speak(code: string): void {
    if (isLanguage(code)) {
      this.store.speak(code);
    }
  }

  private stateSign(status: Status): TemplateResult {
    const words = this.store.language.words;
    const shape = status.state === "running" ? "pass" : status.state;
    return html`<div class="state state-${status.state}" role="status">
      ${icon(shape)}<b>${words.states[status.state]}</b>
    </div>`;
  }

  private banner(): TemplateResult | string {
    const words = this.store.language.words;
    // Whoever may not look has no live connection; the way to sign on is not covered by that.
    if (!this.store.access.may("view")) {
      return "";
    }
    switch (this.store.contact) {
      case "there":
        return "";
      case "connecting":
        return html`<div class="banner connecting" role="status">${words.connecting}</div>`;
      case "lost":
        return html`<div class="banner lost" role="alert">
          ${icon("gone")}
          <div><b>${words.lostTitle}</b><span>${words.lostHint}</span></div>
        </div>`;
    }
  }

  private dialogs(status: Status | null): TemplateResult {
    const { dialog, language } = this.store;
    return html`<dialog
      class="dialog dialog-${dialog.kind}"
      @close=${() => this.store.close()}
      @click=${(event: Event) => this.closeOutside(event)}
    >
      <div class="sheet">
        ${this.dialogBody(status)}
        <button class="act close" @click=${() => this.store.close()}>${language.words.close}</button>
      </div>
    </dialog>`;
  }

  private dialogBody(status: Status | null): TemplateResult | string {
    const { dialog, language } = this.store;
    switch (dialog.kind) {
      case "none":
        return "";
      case "faults":
        return faultView(status?.faults ?? [], language);
      case "cameras":
        return cameraView(status?.cameras ?? [], language);
      case "access":
        return accessView(this.store);
      case "users":
        return usersView(this.store);
      case "batch":
        return batchView(this.store);
      case "recipes":
        return recipeView(dialog.desk, status, this.store);
      case "reject":
        return rejectView(dialog.part, language);
    }
  }

  /** The sheet fills the dialog: a tap on the dialog itself was on the dark around it. */
  private closeOutside(event: Event): void {
    if (event.target instanceof HTMLDialogElement) {
      this.store.close();
    }
  }

  protected override updated(): void {
    const element = this.querySelector("dialog");
    const wanted = this.store.dialog.kind !== "none";
    if (element !== null && element.open !== wanted) {
      if (wanted) {
        element.showModal();
      } else {
        element.close();
      }
    }
  }
}

customElements.define("lw-screen", Screen);

import { LitElement, html, type TemplateResult } from "lit";
import { cameraView } from "./cameras.js";
import { Connection } from "./connection.js";
import { faultGlyph, icon, mark, partGlyph, playGlyph, recipeGlyph, stopGlyph } from "./icons.js";
import { faultPanel, faultView, rejectStrip, rejectView } from "./lists.js";
import { recipeView } from "./recipes.js";
import { countersPanel, kindsPanel, latencyPanel, ledgerPanel, ratePanel } from "./numbers.js";
import type { Status } from "./protocol.js";
import { Store } from "./store.js";
import { tickStrip, verdictPlate } from "./verdict.js";
import { accessView, lockGlyph, personButton } from "./signon.js";
import { usersView } from "./users.js";
import "./picture.js";

/** The whole screen: one view of one store. */
export class Screen extends LitElement {
  private readonly store = new Store(() => this.requestUpdate());

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const store = this.store;
    new Connection(`${scheme}//${location.host}/api/v1/live`, {
      status: (status) => store.onStatus(status),
      live: (live) => store.onLive(live),
      contact: (there) => store.onContact(there),
    }).open();
  }

  protected override render(): TemplateResult {
    const store = this.store;
    const status = store.status;
    document.documentElement.lang = store.language.code;
    return html`<div class="screen contact-${store.contact} line-${status?.state ?? "unknown"}">
      ${this.topBar(status)} ${this.banner()}
      <main>
        ${this.view()} ${verdictPlate(store)}
        <div class="panels">${status === null ? "" : this.panels(status)}</div>
        ${this.actions(status)} ${rejectStrip(store)}
      </main>
      ${this.dialogs(status)}
    </div>`;
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
      <button class="language" @click=${() => this.store.switchLanguage()}>
        ${language.other().words.language}
      </button>
    </header>`;
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

  private view(): TemplateResult {
    const { language, shown, status } = this.store;
    const words = language.words;
    const verdict = shown?.part.verdict ?? "none";
    const missing = shown !== null && shown.picture === null;
    return html`<section class="view view-${verdict}" aria-label=${words.livePicture}>
      <div class="frame ${missing ? "without" : ""}">
        <lw-picture
          .seen=${missing ? null : (shown?.part ?? null)}
          .picture=${shown?.picture ?? null}
          .language=${language}
        ></lw-picture>
        ${shown === null ? html`<p class="no-picture">${words.noPictureYet}</p>` : ""}
        ${missing ? html`<p class="no-picture">${icon("unjudged")} ${words.noPicture}</p>` : ""}
        <button
          class="camera"
          aria-haspopup="dialog"
          @click=${() => this.store.open({ kind: "cameras" })}
        >
          <span>${status?.camera ?? ""}</span>
        </button>
        ${shown?.held ? html`<p class="held">${words.held}</p>` : ""}
      </div>
      ${tickStrip(this.store)}
    </section>`;
  }

  private panels(status: Status): TemplateResult {
    const { language } = this.store;
    return html`${countersPanel(status, language)} ${kindsPanel(status, language)}
      ${ratePanel(status, this.store)}
      ${latencyPanel(status, language)} ${ledgerPanel(status, this.store)}
      ${faultPanel(status.faults, language)}`;
  }

  private actions(status: Status | null): TemplateResult {
    const store = this.store;
    const words = store.language.words;
    const away = status === null || store.contact !== "there";
    const faults = status?.faults.length ?? 0;
    const run = store.access.may("run");
    return html`<nav class="actions">
      <button
        class="act act-start ${run ? "" : "locked"}"
        ?disabled=${away || status.state === "running"}
        @click=${() => store.start()}
      >
        ${run ? playGlyph : lockGlyph}<span>${words.start}</span>
      </button>
      <button
        class="act act-stop ${run ? "" : "locked"}"
        ?disabled=${away || status.state !== "running"}
        @click=${() => store.stop()}
      >
        ${run ? stopGlyph : lockGlyph}<span>${words.stop}</span>
      </button>
      ${status?.byHand ? this.oneByHand(status, away) : ""}
      <button class="act" ?disabled=${away} @click=${() => store.openRecipes()}>
        ${recipeGlyph}<span>${words.chooseRecipe}</span>
      </button>
      <button
        class="act act-faults"
        aria-label="${words.faults}: ${faults}"
        @click=${() => store.open({ kind: "faults" })}
      >
        ${faults > 0 ? html`<b class="fault-count">${faults}</b>` : faultGlyph}
        <span>${words.faults}</span>
      </button>
    </nav>`;
  }

  private oneByHand(status: Status, away: boolean): TemplateResult {
    return html`<button
      class="act act-part"
      ?disabled=${away || status.state !== "running"}
      @click=${() => this.store.part()}
    >
      ${partGlyph}<span>${this.store.language.words.inspectOne}</span>
    </button>`;
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

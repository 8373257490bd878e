import { html, type TemplateResult } from "lit";
import { alarmCards } from "./alarms.js";
import { hold } from "./hold.js";
import { batchGlyph, faultGlyph, icon, partGlyph, playGlyph, recipeGlyph, stopGlyph } from "./icons.js";
import { faultPanel, rejectStrip } from "./lists.js";
import { countersPanel, kindsPanel, latencyPanel, ledgerPanel, ratePanel } from "./numbers.js";
import type { Status } from "./protocol.js";
import { lockGlyph } from "./signon.js";
import type { Store } from "./store.js";
import { tickStrip, verdictPlate } from "./verdict.js";
import "./picture.js";

/** The operator's page: everything at one glance. */
export function linePage(store: Store): TemplateResult {
  const status = store.status;
  return html`<main class="line-page">
    ${view(store)} ${verdictPlate(store)}
    ${status === null ? html`<div class="panels"></div>` : beside(status, store)}
    ${actions(status, store)} ${rejectStrip(store)}
  </main>`;
}

function view(store: Store): TemplateResult {
  const { language, shown, status } = store;
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
        @click=${() => store.open({ kind: "cameras" })}
      >
        <span>${status?.camera ?? ""}</span>
      </button>
      ${shown?.held ? html`<p class="held">${words.held}</p>` : ""}
    </div>
    ${tickStrip(store)}
  </section>`;
}

/** While the line stands for an alarm nobody reads a rate; while it runs, alarms come first. */
function beside(status: Status, store: Store): TemplateResult {
  const numbers = html`<div class="panels">${panels(status, store)}</div>`;
  return status.alarms.length === 0
    ? numbers
    : alarmCards(status, store, status.state === "faulted" ? "" : numbers);
}

function panels(status: Status, store: Store): TemplateResult {
  const { language } = store;
  return html`${countersPanel(status, store)} ${kindsPanel(status, language)}
    ${ratePanel(status, store)}
    ${latencyPanel(status, language)} ${ledgerPanel(status, store)}
    ${faultPanel(status.faults, language)}`;
}

function actions(status: Status | null, store: Store): TemplateResult {
  const words = store.language.words;
  const away = status === null || store.contact !== "there";
  const faults = status?.faults.length ?? 0;
  const run = store.access.may("run");
  return html`<nav class="actions" aria-label=${words.actions}>
    <button
      class="act act-start ${run ? "" : "locked"}"
      ?disabled=${away || status.state === "running"}
      ${hold(words, () => store.start())}
    >
      ${run ? playGlyph : lockGlyph}<span>${words.start}</span>
    </button>
    <button
      class="act act-stop ${run ? "" : "locked"}"
      ?disabled=${away || status.state !== "running"}
      ${hold(words, () => store.stop())}
    >
      ${run ? stopGlyph : lockGlyph}<span>${words.stop}</span>
    </button>
    ${status?.byHand ? oneByHand(status, away, store) : ""}
    <button
      class="act ${run ? "" : "locked"}"
      ?disabled=${away}
      aria-haspopup="dialog"
      @click=${() => store.openBatch()}
    >
      ${batchGlyph}<span>${words.batches.title}</span>
    </button>
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

function oneByHand(status: Status, away: boolean, store: Store): TemplateResult {
  return html`<button
    class="act act-part"
    ?disabled=${away || status.state !== "running"}
    @click=${() => store.part()}
  >
    ${partGlyph}<span>${store.language.words.inspectOne}</span>
  </button>`;
}

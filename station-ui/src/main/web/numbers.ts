import { html, svg, type TemplateResult } from "lit";
import { thumbnailOf } from "./api.js";
import type { Language } from "./language.js";
import type { Latency, Status } from "./protocol.js";
import type { Store } from "./store.js";
import "./rate.js";
import "./turns.js";

const KINDS_SHOWN = 3;

/** Large what the recipe's revision came to; beside it the shift and the batch. */
export function countersPanel(status: Status, store: Store): TemplateResult {
  const { language } = store;
  const words = language.words;
  const { passed, rejected, unjudged } = status.counts;
  const judged = passed + rejected + unjudged;
  const share = (count: number): string =>
    judged === 0 ? "" : language.percent(count / judged);
  const row = (kind: string, word: string, count: number): TemplateResult =>
    html`<div class="count count-${kind}">
      <dt>${word}</dt>
      <dd>${language.number(count)}</dd>
      <dd class="share">${share(count)}</dd>
    </div>`;
  return html`<section class="panel counters" aria-label=${words.counters}>
    <div class="scopes">
      <span class="scope">${words.recipe}, ${words.revision(status.recipe.revision)}</span>
      <lw-turns
        .store=${store}
        .language=${language}
        .who=${store.access.me?.name ?? ""}
        .batch=${status.batch}
      ></lw-turns>
    </div>
    <dl>
      ${row("pass", words.passed, passed)} ${row("reject", words.rejected, rejected)}
      ${row("unjudged", words.unjudged, unjudged)}
    </dl>
  </section>`;
}

/** Bars share one scale: the most frequent kind is full width. */
export function kindsPanel(status: Status, language: Language): TemplateResult {
  const words = language.words;
  const sorted = Object.entries(status.counts.labels).sort((a, b) => b[1] - a[1]);
  const most = sorted[0]?.[1] ?? 1;
  const left = sorted.length - KINDS_SHOWN;
  return html`<section class="panel kinds">
    <div class="head">
      <h2>${words.faultsByKind}</h2>
      ${left > 0 ? html`<p class="badge" title=${words.more(left)}>+ ${left}</p>` : ""}
    </div>
    <ul>
      ${sorted.slice(0, KINDS_SHOWN).map(
        ([label, count]) => html`<li>
          <span class="kind-name">${language.fault(label)}</span>
          <svg class="kind-bar" aria-hidden="true">
            <rect width="100%" height="100%" />
            <rect class="full" width="${(100 * count) / most}%" height="100%" />
          </svg>
          <b>${language.number(count)}</b>
        </li>`,
      )}
      ${sorted.length === 0 ? html`<li class="quiet">${words.nothingRemoved}</li>` : ""}
    </ul>
  </section>`;
}

export function ratePanel(status: Status, store: Store): TemplateResult {
  const words = store.language.words;
  return html`<section class="panel rate">
    <h2>${words.rate}</h2>
    <p class="reading">
      <b>${store.language.number(status.partsPerMinute)}</b> <span>${words.perMinute}</span>
    </p>
    <lw-rate
      role="img"
      aria-label=${words.rateHistory}
      .rates=${store.rates}
      .tick=${Math.floor(status.wallMillis / 1_000)}
    ></lw-rate>
    <p class="axis"><span>${words.minutesAgo}</span><span>${words.now}</span></p>
  </section>`;
}

export function latencyPanel(status: Status, language: Language): TemplateResult {
  const words = language.words;
  const it = status.triggerToVerdict;
  const late = status.counts.labels["late"] ?? 0;
  const deadline = status.deadlineMillis;
  const cell = (name: string, value: number): TemplateResult =>
    html`<div class=${value > deadline ? "over" : ""}>
      <dt>${name}</dt>
      <dd>${language.millis(value)}</dd>
    </div>`;
  return html`<section class="panel latency">
    <div class="head"><h2>${words.latency}</h2><p class="badge due">${words.deadline} ${language.millis(deadline)} ${words.millis}</p></div>
    ${latencyBar(it, deadline, language)}
    <dl class="cells">
      ${cell("p50", it.p50Millis)} ${cell("p99", it.p99Millis)} ${cell("p99.9", it.p999Millis)}
      ${cell(words.longest, it.maxMillis)}
      <div class=${late > 0 ? "over" : ""}>
        <dt>${words.late}</dt>
        <dd>${language.number(late)}</dd>
      </div>
    </dl>
    <p class="foot">
      ${words.frameToVerdict} <b>${language.millis(status.frameToVerdict.p99Millis)}</b>
    </p>
  </section>`;
}

/** From zero to a little beyond the deadline, or beyond the worst part if that was later. */
function latencyBar(it: Latency, deadline: number, language: Language): TemplateResult {
  const words = language.words;
  const full = Math.max(deadline * 1.25, Math.min(it.maxMillis, deadline * 4) * 1.05, 0.001);
  const at = (millis: number): string => `${Math.min(100, (100 * millis) / full)}%`;
  const over = it.maxMillis > deadline ? "over" : "";
  return html`<svg class="latency-bar" role="img"
    aria-label="p99.9 ${language.millis(it.p999Millis)} ${words.millis}, ${words.deadline}
      ${language.millis(deadline)} ${words.millis}">
    <rect class="rail" y="6" width="100%" height="14" />
    <rect class="reach" y="6" width=${at(it.p999Millis)} height="14" />
    <rect class="common" y="6" width=${at(it.p50Millis)} height="14" />
    ${[it.p99Millis, it.p999Millis].map(
      (value) => svg`<line class="notch" x1=${at(value)} x2=${at(value)} y1="6" y2="20" />`,
    )}
    <line class="worst ${over}" x1=${at(it.maxMillis)} x2=${at(it.maxMillis)} y1="3" y2="23" />
    <line class="deadline" x1=${at(deadline)} x2=${at(deadline)} y1="0" y2="24" />
  </svg>`;
}

export function ledgerPanel(status: Status, store: Store): TemplateResult {
  const { language } = store;
  const words = language.words;
  const it = status.ledger;
  const bad = it.unaccounted !== 0;
  const term = (count: number, name: string, kind = ""): TemplateResult =>
    html`<div class="term ${kind}"><dd>${language.number(count)}</dd><dt>${name}</dt></div>`;
  return html`<section class="panel ledger ${bad ? "alarm" : ""}">
    <div class="head">
      <h2>${words.ledger}</h2>
      <p class="badge ${bad ? "bad" : "good"}">
        ${bad ? `✕ ${words.unaccounted(it.unaccounted)}` : `✓ ${words.balanced}`}
      </p>
    </div>
    <dl class="sum">
      ${term(it.triggered, words.triggered, "whole")}
      ${term(it.passed, words.ledgerPassed)} ${term(it.removed, words.removed)}
      ${term(it.inFlight, words.inFlight)}
      ${it.interrupted > 0 ? term(it.interrupted, words.interrupted) : ""}
    </dl>
    ${bad ? lookFor(status, store) : ""}
  </section>`;
}

function lookFor(status: Status, store: Store): TemplateResult {
  const { language, rejects } = store;
  const words = language.words;
  const lost = new Set(status.notRemovedParts);
  const seen = rejects.filter((part) => part.picture && lost.has(part.part));
  const parts = status.notRemovedParts.map((part) => language.number(part));
  return html`<p class="look" role="alert">
    ${words.notConfirmed(status.ledger.notRemoved)}${parts.length === 0
      ? ""
      : html`. ${words.lookFor} ${words.part} <b>${parts.join(", ")}</b>`}
    <span class="look-pictures">
      ${seen.map(({ part }) => html`<img src=${thumbnailOf(part)} alt=${String(part)} />`)}
    </span>
  </p>`;
}

import { html, nothing, type TemplateResult } from "lit";
import { goodOf, imageOf, thumbnailOf } from "./api.js";
import { icon } from "./icons.js";
import type { Language } from "./language.js";
import { bounds, measured } from "./overlay.js";
import type { Fault, Finding, Part } from "./protocol.js";
import type { Store } from "./store.js";
import "./still.js";

const SHOWN = 12;

export function rejectStrip(store: Store): TemplateResult {
  const { language, rejects } = store;
  const words = language.words;
  return html`<section class="panel rejects">
    <h2>${words.lastRejects}</h2>
    ${rejects.length === 0
      ? html`<p class="quiet">${words.noRejects}</p>`
      : html`<ol>
          ${rejects.slice(0, SHOWN).map((part) => html`<li>${thumbnail(part, store)}</li>`)}
        </ol>`}
  </section>`;
}

function thumbnail(part: Part, store: Store): TemplateResult {
  const fault = store.language.fault(part.label);
  const words = store.language.words;
  return html`<button
    class="thumb thumb-${part.verdict}"
    aria-label=${words.rejectOf(fault, part.part)}
    @click=${() => store.open({ kind: "reject", part })}
  >
    ${part.picture
      ? html`<img src=${thumbnailOf(part.part)} alt="" loading="eager" decoding="async" />`
      : icon("unjudged")}
    <span class="thumb-fault">${fault}</span>
    <span class="thumb-part">${part.part}</span>
    <time>${store.language.shortTime(part.wallMillis)}</time>
  </button>`;
}

export function rejectView(part: Part, language: Language): TemplateResult {
  const words = language.words;
  const title = language.fault(part.label);
  return html`<h2>${icon(part.verdict)} ${title}</h2>
    <p class="lead">
      ${words.part} <b>${language.number(part.part)}</b> · ${words.at}
      <b>${language.time(part.wallMillis)}</b> · ${part.recipe}
      ${part.detail === "" ? "" : html`· ${part.detail}`}
    </p>
    <div class="reject-view">
      ${part.picture
        ? html`<lw-still .seen=${part} .language=${language} src=${imageOf(part.part)}></lw-still>`
        : html`<p class="no-picture">${icon("unjudged")} ${words.noPicture}</p>`}
      <div class="reject-facts">
      ${part.goodPart === 0
        ? ""
        : html`<figure class="good-beside">
            <img src=${goodOf(part.part)} alt=${words.goodBeside} />
            <figcaption>${icon("pass")} ${words.goodBeside} · ${language.number(part.goodPart)}</figcaption>
          </figure>`}
      <table>
        <thead>
          <tr>
            <th scope="col">${words.measured}</th>
            <th scope="col" class="num">${words.value}</th>
            <th scope="col" class="num">${words.limit}</th>
          </tr>
        </thead>
        <tbody>
          ${part.findings.map((finding) => findingRow(finding, language))}
        </tbody>
      </table>
      </div>
    </div>`;
}

function findingRow(finding: Finding, language: Language): TemplateResult {
  const sign = { good: "✓", bad: "✕", blind: "?", free: "" }[finding.mark];
  const value = measured(finding, language);
  return html`<tr class=${finding.mark}>
    <td><i>${sign}</i> ${finding.tool} <small>${finding.name}</small>
      ${finding.text === "" ? nothing : html`<q class="read">${finding.text}</q>`}</td>
    <td class="num">${value} <small>${finding.unit}</small></td>
    <td class="num">${bounds(finding, language)}</td>
  </tr>`;
}

export function faultView(faults: readonly Fault[], language: Language): TemplateResult {
  const words = language.words;
  return html`<h2>${words.faults}</h2>
    ${faults.length === 0 ? html`<p class="quiet">✓ ${words.noFaults}</p>` : faultTable(faults, language)}`;
}

/** The short form for a wide screen: the table has the whole. */
export function faultPanel(faults: readonly Fault[], language: Language): TemplateResult {
  const words = language.words;
  return html`<section class="panel fault-panel">
    <h2>${words.faults}</h2>
    ${faults.length === 0 ? html`<p class="quiet">✓ ${words.noFaults}</p>` : ""}
    <dl class="fault-list">
      ${faults.map(
        (fault) => html`<dt>
            ${fault.source}: ${fault.what}
            <small>${words.last} ${language.time(fault.lastWallMillis)}</small>
          </dt>
          <dd>${language.number(fault.count)}</dd>`,
      )}
    </dl>
  </section>`;
}

function faultTable(faults: readonly Fault[], language: Language): TemplateResult {
  const words = language.words;
  return html`<table class="faults">
    <thead>
      <tr>
        <th scope="col">${words.what}</th>
        <th scope="col" class="num">${words.count}</th>
        <th scope="col" class="num">${words.first}</th>
        <th scope="col" class="num">${words.last}</th>
      </tr>
    </thead>
    <tbody>
      ${faults.map(
        (fault) => html`<tr>
          <td>
            <b>${fault.source}</b> ${fault.what}
            ${fault.detail === "" ? "" : html`<small>${fault.detail}</small>`}
            <small class="advice">${words.alarms[fault.kind].cause}. ${words.alarms[fault.kind].remedy}</small>
          </td>
          <td class="num">${language.number(fault.count)}</td>
          <td class="num">${language.time(fault.firstWallMillis)}</td>
          <td class="num">${language.time(fault.lastWallMillis)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

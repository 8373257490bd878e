import { html, type TemplateResult } from "lit";
import { icon } from "./icons.js";
import { named, type Language } from "./language.js";
import { pictureOf, type KeptPart, type PastPart, type PastValue } from "./past.js";
import { saveAsCsv } from "./sheet.js";

export interface SearchState {
  readonly verdict: string;
  readonly fault: string;
  /** `tool.name`, or empty. */
  readonly finding: string;
  readonly min: string;
  readonly max: string;
  readonly rows: readonly PastPart[];
  readonly more: boolean;
  readonly open: OpenPart | null;
}

export interface OpenPart {
  readonly part: number;
  readonly values: readonly PastValue[];
  /** null: no picture is kept. */
  readonly kept: KeptPart | null;
}

const VERDICTS = ["", "pass", "reject", "unjudged"] as const;

export function searchForm(
  state: SearchState,
  language: Language,
  find: (wish: Partial<SearchState>) => void,
): TemplateResult {
  const words = language.words;
  const field = (name: "fault" | "finding" | "min" | "max", hint: string): TemplateResult =>
    html`<label>
      ${words.quality.search[name]}
      <input
        type="text"
        autocomplete="off"
        placeholder=${hint}
        .value=${state[name]}
        @change=${(event: Event) => find({ [name]: (event.target as HTMLInputElement).value.trim() })}
      />
    </label>`;
  return html`<form class="search" @submit=${(event: Event) => event.preventDefault()}>
    <div class="chips" role="group" aria-label=${words.verdict}>
      ${VERDICTS.map(
        (verdict) => html`<button
          type="button"
          class="chip"
          aria-pressed=${state.verdict === verdict}
          @click=${() => find({ verdict })}
        >
          ${verdict === "" ? words.quality.search.any : words[verdict]}
        </button>`,
      )}
    </div>
    ${field("fault", words.quality.search.faultHint)} ${field("finding", "cap.score")}
    ${field("min", "")} ${field("max", "")}
    <button type="button" class="chip" @click=${() => saveParts(state.rows)}>CSV</button>
  </form>`;
}

export function partTable(
  state: SearchState,
  language: Language,
  ways: { readonly open: (part: number) => void; readonly more: () => void },
): TemplateResult {
  const words = language.words;
  return html`<section class="panel wide scroll" tabindex="0" aria-label=${words.quality.tabs.parts}>
    ${state.rows.length === 0 ? html`<p class="quiet">${words.quality.nothing}</p>` : ""}
    <table class="found">
      <thead>
        <tr>
          <th scope="col" class="num">${words.part}</th>
          <th scope="col">${words.quality.when}</th>
          <th scope="col">${words.verdict}</th>
          <th scope="col">${words.quality.ending}</th>
          <th scope="col">${words.recipe}</th>
          <th scope="col" class="num">${words.millis}</th>
        </tr>
      </thead>
      <tbody>
        ${state.rows.map((row) => html`${partRow(row, language, ways.open)} ${opened(row, state, language)}`)}
      </tbody>
    </table>
    ${state.more
      ? html`<button class="act" @click=${ways.more}>${words.quality.more}</button>`
      : ""}
  </section>`;
}

function partRow(row: PastPart, language: Language, open: (part: number) => void): TemplateResult {
  const words = language.words;
  const ending = named(words.quality.endings, row.ending);
  return html`<tr>
    <td class="num">
      <button class="link" aria-label=${words.partNumber(row.part)} @click=${() => open(row.part)}>
        ${language.number(row.part)}
      </button>
    </td>
    <td>${language.dateTime(row.wallMillis)}</td>
    <td class="said said-${row.verdict}">
      ${row.verdict === "" ? "" : icon(row.verdict)}
      ${row.verdict === "pass" ? words.pass : language.fault(row.label)} <small>${row.detail}</small>
    </td>
    <td>${ending}</td>
    <td>${row.recipe} <small>${words.revision(row.revision)}</small></td>
    <td class="num">
      ${row.triggerToVerdictMillis === null ? "–" : language.millis(row.triggerToVerdictMillis)}
    </td>
  </tr>`;
}

function opened(row: PastPart, state: SearchState, language: Language): TemplateResult | string {
  const open = state.open;
  if (open === null || open.part !== row.part) {
    return "";
  }
  const words = language.words;
  return html`<tr class="opened">
    <td colspan="6">
      <div class="opened-part">
        ${open.kept === null
          ? html`<p class="quiet">${words.noPicture}</p>`
          : open.kept.pictures.map(
              (_, place) =>
                html`<img src=${pictureOf(open.part, place)} alt=${words.partNumber(open.part)} loading="lazy" />`,
            )}
        <dl class="values">
          ${open.values.map((value) =>
            known(
              `${value.tool} ${value.name}`,
              `${value.value === null ? "–" : language.value(value.value)} ${value.unit}`,
            ),
          )}
          ${row.lane === null ? "" : known(words.quality.lane, language.number(row.lane))}
          ${row.slipMm === null ? "" : known(words.quality.slip, `${language.value(row.slipMm)} mm`)}
        </dl>
      </div>
    </td>
  </tr>`;
}

function known(what: string, value: string): TemplateResult {
  return html`<div>
    <dt>${what}</dt>
    <dd>${value}</dd>
  </div>`;
}

function saveParts(rows: readonly PastPart[]): void {
  saveAsCsv("parts", [
    [
      "part",
      "judged_at",
      "verdict",
      "label",
      "detail",
      "ending",
      "lane",
      "slip_mm",
      "recipe",
      "revision",
      "trigger_to_verdict_ms",
    ],
    ...rows.map((row) => [
      row.part,
      new Date(row.wallMillis).toISOString(),
      row.verdict,
      row.label,
      row.detail,
      row.ending,
      row.lane,
      row.slipMm,
      row.recipe,
      row.revision,
      row.triggerToVerdictMillis,
    ]),
  ]);
}

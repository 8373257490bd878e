import { html, type TemplateResult } from "lit";
import type { ColumnSet } from "./columns.js";
import type { Language } from "./language.js";
import type { By, Lane, Row, Statistics } from "./past.js";
import { saveAsCsv } from "./sheet.js";
import "./columns.js";

const NANOS_PER_MILLI = 1e6;
const REASONS_SHOWN = 10;

export interface OverviewData {
  readonly by: By;
  readonly time: Statistics;
  readonly recipes: readonly Row[];
  readonly shifts: readonly Row[];
  readonly batches: readonly Row[];
  readonly lanes: readonly Lane[];
  readonly valves: readonly Row[];
}

export function overview(
  data: OverviewData | null,
  language: Language,
  places: number,
  setPlaces: (places: number) => void,
  deadlineMillis: number,
): TemplateResult {
  const words = language.words.quality;
  if (data === null) {
    return html`<p class="quiet">${words.asking}</p>`;
  }
  const rows = data.time.rows;
  if (rows.length === 0) {
    return html`<p class="quiet">${words.nothing}</p>`;
  }
  return html`<div class="overview">
    ${sums(rows, language)}
    ${chart(words.partsOverTime, partColumns(rows, data.by, language), rows, data.by, language)}
    ${chart(words.rejectsOverTime, shareColumns(rows, data.by, language), rows, data.by, language)}
    ${pareto(data.time, language)} ${latencies(data.time, deadlineMillis, language)}
    ${valves(data.valves, places, setPlaces, language)}
    ${rowTable(words.byShift, data.shifts, language, (row) => shiftName(row, language))}
    ${data.batches.some((row) => row.name !== "")
      ? rowTable(words.byBatch, data.batches, language, (row) => row.name || words.noBatch)
      : ""}
    ${data.lanes.length > 1 ? laneTable(data.lanes, language) : ""}
    ${rowTable(words.byRecipe, data.recipes, language, (row) => row.name)}
  </div>`;
}

function judged(row: Row): number {
  return row.passed + row.rejected + row.unjudged;
}

function share(row: Row): number {
  return judged(row) === 0 ? 0 : (row.rejected + row.unjudged) / judged(row);
}

function total(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0);
}

function sums(rows: readonly Row[], language: Language): TemplateResult {
  const words = language.words;
  const all = total(rows, judged);
  const cell = (name: string, count: number, kind: string): TemplateResult =>
    html`<div class="count count-${kind}">
      <dt>${name}</dt>
      <dd>${language.number(count)}</dd>
      <dd class="share">${kind === "all" || all === 0 ? "" : language.percent(count / all)}</dd>
    </div>`;
  return html`<section class="panel sums" aria-label=${words.quality.sums}>
    <dl>
      ${cell(words.quality.judged, all, "all")}
      ${cell(words.passed, total(rows, (row) => row.passed), "pass")}
      ${cell(words.rejected, total(rows, (row) => row.rejected), "reject")}
      ${cell(words.unjudged, total(rows, (row) => row.unjudged), "unjudged")}
    </dl>
  </section>`;
}

function nameOf(row: Row, by: By, language: Language): string {
  return by === "day" ? language.shortDay(row.wallMillis) : language.shortTime(row.wallMillis);
}

function partColumns(rows: readonly Row[], by: By, language: Language): ColumnSet {
  return {
    names: rows.map((row) => nameOf(row, by, language)),
    values: rows.map(judged),
    colour: "--text-3",
    say: (value) => language.number(value),
    mark: null,
  };
}

function shareColumns(rows: readonly Row[], by: By, language: Language): ColumnSet {
  return {
    names: rows.map((row) => nameOf(row, by, language)),
    values: rows.map(share),
    colour: "--reject",
    say: (value) => language.percent(value),
    mark: null,
  };
}

function chart(
  title: string,
  columns: ColumnSet,
  rows: readonly Row[],
  by: By,
  language: Language,
): TemplateResult {
  return html`<section class="panel chart">
    <h3>${title}</h3>
    <lw-columns role="img" aria-label=${title} .columns=${columns}></lw-columns>
    <details>
      <summary>${language.words.quality.asTable}</summary>
      ${plainTable(rows, language, (row) => `${nameOf(row, by, language)}`)}
    </details>
  </section>`;
}

/** The most frequent first, with what they add up to. */
function pareto(statistics: Statistics, language: Language): TemplateResult {
  const words = language.words;
  const all = statistics.reasons.reduce((sum, reason) => sum + reason.parts, 0);
  const most = statistics.reasons[0]?.parts ?? 1;
  let before = 0;
  return html`<section class="panel pareto">
    <h3>${words.faultsByKind}</h3>
    <ul class="bars">
      ${statistics.reasons.slice(0, REASONS_SHOWN).map((reason) => {
        before += reason.parts;
        return html`<li>
          <span class="kind-name">${language.fault(reason.fault)}
            ${reason.tool === "" ? "" : html`<small>${reason.tool}</small>`}</span>
          <svg class="kind-bar" aria-hidden="true">
            <rect width="100%" height="100%" />
            <rect class="full" width="${(100 * reason.parts) / most}%" height="100%" />
          </svg>
          <b>${language.number(reason.parts)}</b>
          <small>${language.percent(before / all)}</small>
        </li>`;
      })}
      ${all === 0 ? html`<li class="quiet">${words.nothingRemoved}</li>` : ""}
    </ul>
  </section>`;
}

function latencies(statistics: Statistics, deadlineMillis: number, language: Language): TemplateResult {
  const words = language.words;
  const step = statistics.latencyStepNanos / NANOS_PER_MILLI;
  const atDeadline = Math.round(deadlineMillis / step);
  const columns: ColumnSet = {
    names: statistics.latencies.map((_, i) => language.millis(i * step)),
    // Few and late ones matter most: a logarithm shows them beside the many.
    values: statistics.latencies.map((parts) => (parts === 0 ? 0 : 1 + Math.log10(parts))),
    colour: "--signal",
    say: (value) => (value < 1 || !Number.isInteger(value) ? "" : language.number(10 ** (value - 1))),
    mark: atDeadline > 0 && statistics.latencies.length > atDeadline ? atDeadline : null,
  };
  return html`<section class="panel chart">
    <h3>${words.latency}, ${words.millis}</h3>
    <lw-columns role="img" aria-label=${words.latency} .columns=${columns}></lw-columns>
  </section>`;
}

function valves(
  rows: readonly Row[],
  places: number,
  setPlaces: (places: number) => void,
  language: Language,
): TemplateResult {
  const words = language.words.quality;
  const columns: ColumnSet = {
    names: rows.map((row) => row.name),
    values: rows.map(share),
    colour: "--reject",
    say: (value) => language.percent(value),
    mark: null,
  };
  return html`<section class="panel chart valves">
    <h3>${words.byPlace}</h3>
    <label class="inline">
      ${words.places}
      <input
        type="number"
        min="0"
        max="1000"
        inputmode="numeric"
        .value=${places === 0 ? "" : String(places)}
        @change=${(event: Event) => setPlaces(Number((event.target as HTMLInputElement).value) || 0)}
      />
    </label>
    ${rows.length === 0
      ? html`<p class="quiet">${words.placesHint}</p>`
      : html`<lw-columns role="img" aria-label=${words.byPlace} .columns=${columns}></lw-columns>`}
  </section>`;
}

function shiftName(row: Row, language: Language): string {
  return `${row.name} ${language.dateTime(row.wallMillis)}`.trim();
}

function rowTable(
  title: string,
  rows: readonly Row[],
  language: Language,
  name: (row: Row) => string,
): TemplateResult {
  return html`<section class="panel wide">
    <h3>
      ${title}
      <button class="chip small" @click=${() => saveRows(title, rows, name)}>CSV</button>
    </h3>
    ${plainTable(rows, language, name)}
  </section>`;
}

function plainTable(
  rows: readonly Row[],
  language: Language,
  name: (row: Row) => string,
): TemplateResult {
  const words = language.words;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${words.what}</th>
        <th scope="col" class="num">${words.quality.judged}</th>
        <th scope="col" class="num">${words.passed}</th>
        <th scope="col" class="num">${words.rejected}</th>
        <th scope="col" class="num">${words.unjudged}</th>
        <th scope="col" class="num">${words.quality.yield}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) => html`<tr>
          <td>${name(row)}</td>
          <td class="num">${language.number(judged(row))}</td>
          <td class="num">${language.number(row.passed)}</td>
          <td class="num">${language.number(row.rejected)}</td>
          <td class="num">${language.number(row.unjudged)}</td>
          <td class="num">${language.percent(1 - share(row))}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function laneTable(lanes: readonly Lane[], language: Language): TemplateResult {
  const words = language.words.quality;
  return html`<section class="panel wide">
    <h3>${words.byLane}</h3>
    <table>
      <thead>
        <tr>
          <th scope="col">${words.lane}</th>
          <th scope="col" class="num">${words.endings.removed}</th>
          <th scope="col" class="num">${words.endings.not_removed}</th>
        </tr>
      </thead>
      <tbody>
        ${lanes.map(
          (row) => html`<tr>
            <td>${row.lane}</td>
            <td class="num">${language.number(row.removed)}</td>
            <td class="num">${language.number(row.notRemoved)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

function saveRows(title: string, rows: readonly Row[], name: (row: Row) => string): void {
  saveAsCsv(title, [
    ["name", "begins", "passed", "rejected", "unjudged", "first_part", "last_part"],
    ...rows.map((row) => [
      name(row),
      new Date(row.wallMillis).toISOString(),
      row.passed,
      row.rejected,
      row.unjudged,
      row.firstPart,
      row.lastPart,
    ]),
  ]);
}

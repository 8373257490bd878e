import { html, type TemplateResult } from "lit";
import { icon, type Shape } from "./icons.js";
import { named, type Language } from "./language.js";

/** A station of the line, as this one has heard of it. */
export interface LinePlace {
  readonly name: string;
  readonly own: boolean;
  readonly state: "running" | "stopped" | "faulted" | "offline" | "silent" | "unknown";
  /** Of the state, in the station's words; empty where it says nothing. */
  readonly why: string;
  readonly sinceMillis: number;
  readonly recipe: string;
  readonly judged: number;
  readonly passed: number;
  readonly rejected: number;
  readonly unjudged: number;
  readonly partsPerMinute: number | null;
  readonly rejectShare: number | null;
  /** How old the newest counts are; null when there never were any. */
  readonly ageMillis: number | null;
}

/** The whole line; without stations where the configuration names none. */
export interface WholeLine {
  /** Why nothing is heard at the moment; empty when all is well. */
  readonly trouble: string;
  readonly stations: readonly LinePlace[];
  readonly partsPerMinute: number | null;
  readonly removed: number;
  readonly slowest: string | null;
  readonly stoppedFirst: string | null;
}

const SHAPES: Readonly<Record<LinePlace["state"], Shape>> = {
  running: "pass",
  stopped: "stopped",
  faulted: "faulted",
  offline: "gone",
  silent: "gone",
  unknown: "unjudged",
};

const MINUTE_MILLIS = 60_000;
const HOUR_MILLIS = 3_600_000;

/** Every station of the line in the order in which parts pass them, and where to look first. */
export function lineTable(line: WholeLine | null, language: Language): TemplateResult | string {
  if (line === null || line.stations.length === 0) {
    return "";
  }
  const words = language.words.stationPage.line;
  return html`<section class="panel wide scroll whole-line" tabindex="0" aria-label=${words.title}>
    <h2>${words.title}</h2>
    ${line.trouble === "" ? "" : html`<p class="line-trouble">${words.trouble(line.trouble)}</p>`}
    <p class="line-sum">${sum(line, language)}</p>
    <table class="sinks">
      <thead>
        <tr>
          <th scope="col">${words.station}</th>
          <th scope="col">${words.state}</th>
          <th scope="col" class="num">${words.rate}</th>
          <th scope="col" class="num">${words.passed}</th>
          <th scope="col" class="num">${words.removed}</th>
          <th scope="col" class="num">${words.share}</th>
          <th scope="col" class="num">${words.news}</th>
        </tr>
      </thead>
      <tbody>
        ${line.stations.map((station) => row(station, line, language))}
      </tbody>
    </table>
  </section>`;
}

function sum(line: WholeLine, language: Language): string {
  const words = language.words.stationPage.line;
  const said = [
    line.partsPerMinute === null
      ? words.standing
      : words.makes(language.number(line.partsPerMinute)),
    words.removedAll(language.number(line.removed)),
  ];
  if (line.stoppedFirst !== null) {
    said.push(words.stoppedFirst(line.stoppedFirst));
  }
  if (line.slowest !== null) {
    said.push(words.slowest(line.slowest));
  }
  return said.join(" · ");
}

function row(station: LinePlace, line: WholeLine, language: Language): TemplateResult {
  const words = language.words.stationPage.line;
  const marks = [
    station.own ? words.own : "",
    station.name === line.stoppedFirst ? words.lookHere : "",
    station.name === line.slowest ? words.isSlowest : "",
  ].filter((mark) => mark !== "");
  return html`<tr class="place-${station.state}">
    <th scope="row">
      ${station.name} <small>${marks.join(", ")}</small> <small>${station.recipe}</small>
    </th>
    <td>
      <span class="sink-state"
        >${icon(SHAPES[station.state])} ${named(words.states, station.state)}</span
      >
      ${station.why === "" ? "" : html`<small>${station.why}</small>`}
      ${station.state === "running" || station.state === "unknown"
        ? ""
        : html`<small>${words.since(time(station.sinceMillis, language))}</small>`}
    </td>
    <td class="num">
      ${station.partsPerMinute === null ? "–" : language.number(station.partsPerMinute)}
    </td>
    <td class="num">${language.number(station.passed)}</td>
    <td class="num">${language.number(station.rejected + station.unjudged)}</td>
    <td class="num">${station.rejectShare === null ? "–" : language.percent(station.rejectShare)}</td>
    <td class="num">${station.ageMillis === null ? "–" : time(station.ageMillis, language)}</td>
  </tr>`;
}

/** `3 s`, `5 min`, `2 h`: one unit is enough to see what is stale. */
function time(millis: number, language: Language): string {
  if (millis < MINUTE_MILLIS) {
    return `${language.number(Math.floor(millis / 1_000))} s`;
  }
  return millis < HOUR_MILLIS
    ? `${language.number(Math.floor(millis / MINUTE_MILLIS))} min`
    : `${language.number(Math.floor(millis / HOUR_MILLIS))} h`;
}

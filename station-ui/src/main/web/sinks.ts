import { html, type TemplateResult } from "lit";
import { icon, type Shape } from "./icons.js";
import { named, type Language } from "./language.js";
import type { Sink } from "./protocol.js";

const SHAPES: Readonly<Record<Sink["state"], Shape>> = {
  connected: "pass",
  catching_up: "ready",
  offline: "faulted",
  closed: "stopped",
};

/** What the plant has, and what it still lacks. */
export function sinkTable(sinks: readonly Sink[], language: Language): TemplateResult | string {
  const words = language.words.stationPage;
  return sinks.length === 0
    ? ""
    : html`<section class="panel wide scroll" tabindex="0" aria-label=${words.plant}>
        <h2>${words.plant}</h2>
        <table class="sinks">
          <thead>
            <tr>
              <th scope="col">${language.words.what}</th>
              <th scope="col">${words.sinks.state}</th>
              <th scope="col" class="num">${words.sinks.backlog}</th>
              <th scope="col" class="num">${words.sinks.rate}</th>
              <th scope="col" class="num">${words.sinks.share}</th>
              <th scope="col" class="num">${words.sinks.hoursLeft}</th>
            </tr>
          </thead>
          <tbody>
            ${sinks.map((sink) => row(sink, language))}
          </tbody>
        </table>
      </section>`;
}

function row(sink: Sink, language: Language): TemplateResult {
  const words = language.words.stationPage.sinks;
  return html`<tr class="sink-${sink.state}">
    <td><b>${sink.name}</b> <small>${sink.place}</small></td>
    <td>
      <span class="sink-state">${icon(SHAPES[sink.state])} ${named(words.states, sink.state)}</span>
      <small>${words.since(language.dateTime(sink.sinceWallMillis))}</small>
      ${sink.error === "" ? "" : html`<small>${sink.error}</small>`}
    </td>
    <td class="num">${language.number(sink.backlog)}</td>
    <td class="num">${language.value(sink.sentPerSecond)}/s</td>
    <td class="num">${sink.bytesShare === null ? "–" : language.percent(sink.bytesShare)}</td>
    <td class="num">${sink.hoursLeft === null ? "–" : language.value(sink.hoursLeft)}</td>
  </tr>`;
}

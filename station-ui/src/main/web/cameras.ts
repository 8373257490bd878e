import { html, type TemplateResult } from "lit";
import { icon } from "./icons.js";
import type { Language } from "./language.js";
import type { Camera, Measure, Reading } from "./protocol.js";

/** A count of these above zero is not as it should be. */
const LOSSES: ReadonlySet<Measure> = new Set([
  "frames_incomplete",
  "frames_skipped",
  "frames_late",
  "frames_without_buffer",
  "packets_missing",
]);

export function cameraView(cameras: readonly Camera[], language: Language): TemplateResult {
  return html`<h2>${language.words.cameras}</h2>
    ${cameras.map((camera) => oneCamera(camera, language))}`;
}

function oneCamera(camera: Camera, language: Language): TemplateResult {
  const words = language.words;
  return html`<section class="one-camera">
    <h3>
      ${camera.view === "" ? "" : html`<span class="view-name">${camera.view}</span>`} ${camera.name}
    </h3>
    ${verdict(camera, language)}
    ${camera.readings.length === 0
      ? html`<p class="quiet">${words.noLink}</p>`
      : html`<table>
          <tbody>
            ${camera.readings.map((reading) => row(reading, language))}
          </tbody>
        </table>`}
  </section>`;
}

/** In words: what is wrong comes first, then what could be better. */
function verdict(camera: Camera, language: Language): TemplateResult {
  const words = language.words;
  if (camera.trouble !== "") {
    return html`<p class="link-verdict bad">${icon("unjudged")} ${camera.trouble}</p>`;
  }
  const lost = camera.readings.some(isLoss);
  const fine = camera.advice.length === 0 && !lost;
  return html`<p class="link-verdict ${fine ? "good" : "blind"}">
      ${icon(fine ? "pass" : "unjudged")}
      ${fine ? words.linkFine : lost ? words.linkLoses : words.linkCouldBeBetter}
    </p>
    ${camera.advice.length === 0
      ? ""
      : html`<ul class="link-advice">
          ${camera.advice.map((sentence) => html`<li>${sentence}</li>`)}
        </ul>`}`;
}

function isLoss(reading: Reading): boolean {
  return LOSSES.has(reading.what) && reading.value > 0;
}

function row(reading: Reading, language: Language): TemplateResult {
  return html`<tr class=${isLoss(reading) ? "blind" : ""}>
    <td>${language.words.measures[reading.what]}</td>
    <td class="num">${language.number(reading.value)} <small>${reading.unit}</small></td>
  </tr>`;
}

import { html, type TemplateResult } from "lit";
import { named, type Language } from "./language.js";
import type { Deed } from "./past.js";

/** Who did what and why, newest first. */
export function deedTable(
  deeds: readonly Deed[],
  more: boolean,
  language: Language,
  askMore: () => void,
): TemplateResult {
  const words = language.words.quality;
  return html`<section class="panel wide scroll" tabindex="0" aria-label=${words.tabs.trail}>
    <p class="quiet">${words.trailHint}</p>
    <table>
      <thead>
        <tr>
          <th scope="col">${words.when}</th>
          <th scope="col">${words.deed}</th>
          <th scope="col">${words.who}</th>
          <th scope="col">${words.change}</th>
          <th scope="col">${language.words.reason}</th>
        </tr>
      </thead>
      <tbody>
        ${deeds.map((deed) => row(deed, language))}
      </tbody>
    </table>
    ${more ? html`<button class="act" @click=${askMore}>${words.more}</button>` : ""}
  </section>`;
}

function row(deed: Deed, language: Language): TemplateResult {
  const words = language.words.quality;
  const kind = named(words.deeds, deed.kind);
  const changed = deed.before !== "" || deed.after !== "";
  return html`<tr>
    <td>${language.dateTime(deed.wallMillis)}</td>
    <td>${kind} <small>${deed.what}</small></td>
    <td>${language.actor(deed.who)}</td>
    <td>${changed ? html`${deed.before || "–"} → ${deed.after || "–"}` : ""}</td>
    <td>${deed.why}</td>
  </tr>`;
}

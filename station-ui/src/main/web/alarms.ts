import { html, type TemplateResult } from "lit";
import { alarmPictureOf } from "./api.js";
import { hold } from "./hold.js";
import { icon } from "./icons.js";
import type { Language } from "./language.js";
import * as maintenance from "./maintenance.js";
import type { Alarm, Logged } from "./maintenance.js";
import { StatusElement } from "./pageelement.js";
import type { Status } from "./protocol.js";
import { lockGlyph } from "./signon.js";
import type { Store } from "./store.js";

const LOG_MILLIS = 2_000;

/** On the operator's page: what happened, where it comes from, what to do, and how it ends. */
export function alarmCards(
  status: Status,
  store: Store,
  below: TemplateResult | string,
): TemplateResult {
  const title = store.language.words.service.alarms.standing;
  return html`<div class="alarm-cards" tabindex="0" role="region" aria-label=${title}>
    ${status.alarms.map((alarm) => alarmCard(alarm, store))} ${below}
  </div>`;
}

export function alarmCard(alarm: Alarm, store: Store): TemplateResult {
  const { language } = store;
  const words = language.words.service.alarms;
  const advice = language.words.alarms[alarm.kind];
  const shape = alarm.ends === "by_start" ? "faulted" : "unjudged";
  return html`<section class="panel alarm-card alarm-${alarm.ends}" data-alarm=${alarm.kind}>
    <h2>${icon(shape)} ${advice.what}</h2>
    <p class="alarm-when">
      ${words.since(language.time(alarm.sinceWallMillis))}
      ${alarm.count > 1 ? html`· ${words.times(alarm.count)}` : ""}
      <span lang="en">${alarm.words}</span>
    </p>
    ${pictured(alarm, language)}
    <dl>
      <dt>${words.cause}</dt>
      <dd>${advice.cause}</dd>
      <dt>${words.remedy}</dt>
      <dd class="remedy">${advice.remedy}</dd>
    </dl>
    <div class="alarm-end">
      <span>${words.ends[alarm.ends]}</span>
      ${ending(alarm, store)}
    </div>
  </section>`;
}

/** The part that it is about: what to look for. */
function pictured(alarm: Alarm, language: Language): TemplateResult | string {
  if (alarm.part === null) {
    return "";
  }
  const name = language.words.partNumber(alarm.part);
  return html`<figure class="alarm-part">
    <img src=${alarmPictureOf(alarm.part)} alt=${name} />
    <figcaption>${name}</figcaption>
  </figure>`;
}

function ending(alarm: Alarm, store: Store): TemplateResult | string {
  const words = store.language.words.service.alarms;
  const lock = store.access.may("run") ? "" : lockGlyph;
  switch (alarm.ends) {
    case "by_start":
      return html`<button class="chip primary" ${hold(store.language.words, () => store.start())}>
        ${lock}${words.start}
      </button>`;
    case "by_person":
      return html`<button
        class="chip"
        @click=${() => void store.attempt(maintenance.clear(alarm.id))}
      >
        ${lock}${words.clear}
      </button>`;
    case "by_itself":
      return "";
  }
}

/** What stands, and what came and went. */
export class AlarmPage extends StatusElement {
  private log: readonly Logged[] | null = null;
  protected override readonly everyMillis = LOG_MILLIS;

  protected override load(): void {
    this.ask(maintenance.alarmLog(), (log) => {
      this.log = log;
    });
  }

  protected override render(): TemplateResult {
    const words = this.language.words.service.alarms;
    const standing = this.status?.alarms ?? [];
    return html`<section class="alarm-list" aria-label=${words.standing}>
        <h3>${words.standing}</h3>
        ${standing.length === 0
          ? html`<p class="quiet">✓ ${words.none}</p>`
          : standing.map((alarm) => alarmCard(alarm, this.store))}
      </section>
      <section class="panel wide scroll" tabindex="0" aria-label=${words.log}>
        <h2>${words.log}</h2>
        ${this.log === null || this.log.length === 0
          ? html`<p class="quiet">${words.empty}</p>`
          : logTable(this.log, this.language)}
      </section>`;
  }
}

function logTable(log: readonly Logged[], language: Language): TemplateResult {
  const words = language.words.service.alarms;
  return html`<table class="alarm-log">
    <thead>
      <tr>
        <th scope="col">${words.what}</th>
        <th scope="col">${words.came}</th>
        <th scope="col">${words.went}</th>
        <th scope="col">${words.who}</th>
      </tr>
    </thead>
    <tbody>
      ${log.map(
        (each) => html`<tr>
          <td>
            <b>${language.words.alarms[each.kind].what}</b>
            <small lang="en">${each.words}</small>
          </td>
          <td>${language.dateTime(each.cameWallMillis)}</td>
          <td>${each.wentWallMillis === null ? words.stands : language.dateTime(each.wentWallMillis)}</td>
          <td>${each.wentWallMillis === null ? "" : each.who === "" ? words.itself : language.actor(each.who)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

customElements.define("lw-alarms", AlarmPage);

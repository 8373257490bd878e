import { html, type TemplateResult } from "lit";
import { named } from "./language.js";
import * as maintenance from "./maintenance.js";
import type { Wire, Wires } from "./maintenance.js";
import { PageElement } from "./pageelement.js";
import type { Status } from "./protocol.js";
import { lockGlyph } from "./signon.js";
import type { Language } from "./language.js";

const LOOK_MILLIS = 1_000;
/** The station lets go of an output when nobody says for two and a half seconds that he holds it. */
const RENEW_MILLIS = 1_000;

/** Said on every page while somebody holds an output. */
export function heldBanner(status: Status | null, language: Language): TemplateResult | string {
  const held = status?.held ?? null;
  const words = language.words.service.io;
  return held === null
    ? ""
    : html`<div class="banner by-hand" role="status">
        <div>
          <b>${words.held(named(words.names, held.output), held.on)}</b>
          <span>${held.who} · ${words.left(Math.ceil(held.leftMillis / 1_000))}</span>
        </div>
      </div>`;
}

/** Inputs and outputs: how each wire stands, and one at a time to be held by hand. */
export class WirePage extends PageElement {
  private found: Wires | null = null;
  protected override readonly everyMillis = LOOK_MILLIS;
  private renewing = 0;
  /** The button that is pressed: an output and its level. */
  private pressed = "";
  private readonly onHidden = (): void => this.letGo();

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.onHidden);
  }

  override disconnectedCallback(): void {
    document.removeEventListener("visibilitychange", this.onHidden);
    this.letGo();
    super.disconnectedCallback();
  }

  protected override load(): void {
    this.ask(maintenance.wires(), (found) => {
      this.found = found;
    });
  }

  private press(output: string, on: boolean): void {
    if (this.pressed !== "") {
      return;
    }
    const name = `${output} ${on}`;
    this.pressed = name;
    const held = maintenance.hold(output, on).then(
      () => {
        if (this.pressed !== name) {
          return maintenance.release();
        }
        this.renewing = window.setInterval(() => this.renew(), RENEW_MILLIS);
        return undefined;
      },
      (error: unknown) => {
        this.forget();
        throw error;
      },
    );
    void this.store.attempt(held);
    this.requestUpdate();
  }

  private renew(): void {
    void this.store.attempt(
      maintenance.renew().catch((error: unknown) => {
        this.forget();
        throw error;
      }),
    );
  }

  private letGo(): void {
    const renewed = this.renewing !== 0;
    this.forget();
    if (renewed) {
      void this.store.attempt(maintenance.release());
    }
  }

  private forget(): void {
    clearInterval(this.renewing);
    this.renewing = 0;
    this.pressed = "";
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const words = this.language.words.service.io;
    const found = this.found;
    return html`${found === null
      ? html`<p class="quiet">${this.language.words.quality.asking}</p>`
      : html`${this.table(words.inputs, found.wires.filter((wire) => wire.input))}
          ${this.table(words.outputs, found.wires.filter((wire) => !wire.input))}`}`;
  }

  private table(title: string, wires: readonly Wire[]): TemplateResult {
    const words = this.language.words.service.io;
    const outputs = wires.some((wire) => !wire.input);
    const barred = this.found?.barred ?? "";
    return html`<section class="panel wide scroll wires" tabindex="0" aria-label=${title}>
      <h2>${title}</h2>
      ${outputs
        ? html`<p class="quiet">${barred === "" ? words.hint : words.barred[barred]}</p>`
        : ""}
      <table>
        <thead>
          <tr>
            <th scope="col">${words.wire}</th>
            <th scope="col">${words.state}</th>
            <th scope="col">${outputs ? words.byHand : this.language.words.faults}</th>
            <th scope="col">${words.last}</th>
            <th scope="col" class="num">${words.rate}</th>
            <th scope="col" class="num">${words.edges}</th>
            <th scope="col">${words.place}</th>
          </tr>
        </thead>
        <tbody>
          ${wires.map((wire) => this.row(wire))}
        </tbody>
      </table>
    </section>`;
  }

  private row(wire: Wire): TemplateResult {
    const { language } = this;
    const words = language.words.service.io;
    const level = wire.on === null ? "unknown" : wire.on ? "on" : "off";
    const last = wire.lastWallMillis;
    return html`<tr data-wire=${wire.name}>
      <td><b>${named(words.names, wire.name)}</b> <small>${wire.name}</small></td>
      <td><span class="level level-${level}"><i aria-hidden="true"></i>${words.levels[level]}</span></td>
      <td>
        ${wire.holdOn ? this.handle(wire, true) : ""} ${wire.holdOff ? this.handle(wire, false) : ""}
        ${!wire.input && !wire.holdOn && !wire.holdOff
          ? html`<small>${words.never}</small>`
          : ""}
        ${wire.faults.map((fault) => html`<small class="counted">${fault}</small>`)}
      </td>
      <td>${last === null ? "–" : language.time(last)}</td>
      <td class="num">${language.number(wire.edgesPerMinute)}</td>
      <td class="num">${language.number(wire.edges)}</td>
      <td>${wire.place} ${wire.activeLow ? html`<small>${words.low}</small>` : ""}</td>
    </tr>`;
  }

  /** A dead man's handle: it moves the output as long as it is pressed. */
  private handle(wire: Wire, on: boolean): TemplateResult {
    const words = this.language.words.service.io;
    const may = this.store.access.may("service");
    const down = (): void => this.press(wire.name, on);
    const up = (): void => this.letGo();
    return html`<button
      class="chip deadman ${may ? "" : "locked"}"
      aria-label=${words.hold(named(words.names, wire.name), on)}
      aria-pressed=${this.pressed === `${wire.name} ${on}`}
      ?disabled=${this.found?.barred !== ""}
      @pointerdown=${(event: PointerEvent) => {
        (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
        down();
      }}
      @pointerup=${up}
      @pointercancel=${up}
      @lostpointercapture=${up}
      @blur=${up}
      @contextmenu=${(event: Event) => event.preventDefault()}
      @keydown=${(event: KeyboardEvent) => {
        if ((event.key === " " || event.key === "Enter") && !event.repeat) {
          down();
        }
      }}
      @keyup=${up}
    >
      ${may ? "" : lockGlyph}${on ? words.holdOn : words.holdOff}
    </button>`;
  }
}

customElements.define("lw-wires", WirePage);

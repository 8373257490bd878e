import { html, type TemplateResult } from "lit";
import { ask, post } from "./api.js";
import { SpanElement } from "./pageelement.js";

const PARTS_MAX = 100;
/** As many as the station keeps at hand. */
const HELD_MAX = 200;
/** While one runs its parts come one by one. */
const LOOK_MILLIS = 1000;

/** One that was begun; in words what was expected of its parts, and what became of them. */
interface Held {
  readonly entry: number;
  readonly wallMillis: number;
  readonly who: string;
  readonly name: string;
  readonly expected: string;
  readonly result: "running" | "passed" | "failed";
  readonly found: string;
}

/** Parts with known faults are sent through the line: does the station still see them? */
export class Challenges extends SpanElement {
  private held: readonly Held[] = [];
  private timer = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override load(): void {
    clearTimeout(this.timer);
    // Without an end: one that was begun a moment ago is later than the page.
    this.ask(ask<readonly Held[]>(`/challenges?from=${this.from}&count=${HELD_MAX}`), (held) => {
      this.held = held;
      if (held[0]?.result === "running") {
        this.timer = window.setTimeout(() => this.load(), LOOK_MILLIS);
      }
    });
  }

  protected override render(): TemplateResult {
    const words = this.language.words.challenges;
    return html`${this.form()}
      <section class="panel wide scroll" tabindex="0" aria-label=${words.title}>
        ${this.held.length === 0 ? html`<p class="quiet">${words.none}</p>` : this.table()}
      </section>`;
  }

  private form(): TemplateResult {
    const words = this.language.words.challenges;
    const busy = this.held[0]?.result === "running";
    const count = (name: string, label: string, value: number): TemplateResult =>
      html`<label
        >${label}
        <input name=${name} type="number" inputmode="numeric" min=${name === "parts" ? 1 : 0}
          max=${PARTS_MAX} required value=${value} />
      </label>`;
    return html`<form class="panel wide" @submit=${(event: Event) => this.begin(event)}>
      <p class="quiet">${words.hint}</p>
      <div class="search">
      <label
        >${words.name} <input name="name" maxlength="100" required autocomplete="off" />
      </label>
      ${count("parts", words.parts, 3)} ${count("bad", words.bad, 3)}
      <label
        >${words.fault}
        <input name="fault" autocomplete="off" placeholder=${words.anyFault} />
      </label>
      <button class="act" ?disabled=${busy}>${words.begin}</button>
      </div>
    </form>`;
  }

  private begin(event: Event): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const said = new FormData(form);
    const text = (name: string): string => String(said.get(name) ?? "");
    const wish = {
      name: text("name"),
      parts: Number(text("parts")),
      bad: Number(text("bad")),
      fault: text("fault"),
    };
    this.ask(post("/challenges", wish), () => {
      form.reset();
      // The page's span moves with the station's clock, but not yet if it was asked a moment ago.
      this.load();
      this.dispatchEvent(new CustomEvent("begun"));
    });
  }

  private table(): TemplateResult {
    const { language } = this;
    const words = language.words.challenges;
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${language.words.quality.when}</th>
          <th scope="col">${words.name}</th>
          <th scope="col">${language.words.quality.who}</th>
          <th scope="col">${words.expected}</th>
          <th scope="col">${words.result}</th>
        </tr>
      </thead>
      <tbody>
        ${this.held.map(
          (one) => html`<tr>
            <td>${language.dateTime(one.wallMillis)}</td>
            <td>${one.name}</td>
            <td>${one.who}</td>
            <td>${one.expected}</td>
            <td><b>${words.results[one.result]}</b> <small>${one.found}</small></td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

customElements.define("lw-challenges", Challenges);

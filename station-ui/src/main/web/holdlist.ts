import { html, type TemplateResult } from "lit";
import { icon } from "./icons.js";
import { SpanElement } from "./pageelement.js";
import * as past from "./past.js";
import { recipeText, type LimitText } from "./recipetext.js";

/** Which parts have to be held back, since a limit stood wrong or a proof failed. */
export class HoldList extends SpanElement {
  private limits: readonly LimitText[] = [];
  /** The place of the limit that is moved; -1 for everything that was let through. */
  private chosen = -1;
  private min = "";
  private max = "";
  private asked: past.HoldWish | null = null;
  private answer: past.Held | null = null;

  protected override load(): void {
    const running = this.store.status?.recipe;
    if (running !== undefined) {
      this.ask(recipeText(running), (recipe) => {
        this.limits = recipe.limits;
      });
    }
  }

  protected override render(): TemplateResult {
    const words = this.language.words.quality.hold;
    return html`<p class="lead">${words.hint}</p>
      <form
        class="search"
        @submit=${(event: Event) => {
          event.preventDefault();
          this.look();
        }}
      >
        <label
          >${words.which}
          <select
            @change=${(event: Event) => this.choose(Number((event.target as HTMLSelectElement).value))}
          >
            <option value="-1" ?selected=${this.chosen < 0}>${words.everything}</option>
            ${this.limits.map(
              (limit, i) => html`<option value=${i} ?selected=${i === this.chosen}>
                ${limit.fault} (${limit.tool} ${limit.finding})
              </option>`,
            )}
          </select>
        </label>
        ${this.chosen < 0 ? "" : this.ends()}
        <button class="chip primary">${words.ask}</button>
      </form>
      ${this.answer === null || this.asked === null ? "" : this.result(this.answer, this.asked)}`;
  }

  private ends(): TemplateResult {
    const words = this.language.words.editor;
    const field = (name: string, value: string, typed: (value: string) => void): TemplateResult =>
      html`<label
        >${name}
        <input
          type="number"
          step="any"
          .value=${value}
          @change=${(event: Event) => typed((event.target as HTMLInputElement).value)}
        />
      </label>`;
    return html`${field(words.min, this.min, (value) => (this.min = value))}
    ${field(words.max, this.max, (value) => (this.max = value))}`;
  }

  /** The ends begin where they are: whoever moves one sees from where. */
  private choose(place: number): void {
    const limit = this.limits[place];
    this.chosen = place;
    this.min = String(limit?.min ?? "");
    this.max = String(limit?.max ?? "");
    this.requestUpdate();
  }

  private look(): void {
    const running = this.store.status?.recipe;
    const limit = this.limits[this.chosen];
    const span = { since: this.from, until: this.to };
    const wish: past.HoldWish =
      limit === undefined || running === undefined
        ? span
        : {
            ...span,
            recipe: running.id,
            revision: running.revision,
            limit: `${limit.tool}.${limit.finding}`,
            min: this.min,
            max: this.max,
          };
    this.answer = null;
    this.ask(past.held(wish), (answer) => {
      this.asked = wish;
      this.answer = answer;
    });
  }

  private result(held: past.Held, asked: past.HoldWish): TemplateResult {
    const { language } = this;
    const words = language.words.quality.hold;
    const none = held.held === 0;
    return html`<section class="panel wide" role="status">
      <h3 class="inline">
        ${icon(none ? "pass" : "reject")}
        ${none ? words.none(language.number(held.looked)) : words.some(language.number(held.held), language.number(held.looked))}
        <a class="chip" href=${past.holdListOf(asked)} download="hold.csv">CSV</a>
      </h3>
      ${held.spared === 0 ? "" : html`<p>${words.spared(language.number(held.spared))}</p>`}
      ${held.leftAlone === 0 ? "" : html`<p>${words.leftAlone(language.number(held.leftAlone))}</p>`}
      ${Object.entries(held.leftOut).map(
        ([recipe, parts]) => html`<p>${words.leftOut(language.number(parts), recipe)}</p>`,
      )}
      ${none ? "" : this.stretches(held.stretches)}
    </section>`;
  }

  private stretches(stretches: past.Held["stretches"]): TemplateResult {
    const { language } = this;
    const words = language.words.quality.hold;
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${words.from}</th>
          <th scope="col">${words.until}</th>
          <th scope="col" class="num">${words.parts}</th>
        </tr>
      </thead>
      <tbody>
        ${stretches.map(
          (stretch) => html`<tr>
            <td>${language.dateTime(stretch.fromMillis)}</td>
            <td>${language.dateTime(stretch.toMillis)}</td>
            <td class="num">${language.number(stretch.parts)}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

customElements.define("lw-hold", HoldList);

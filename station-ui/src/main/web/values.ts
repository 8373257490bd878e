import { html, type TemplateResult } from "lit";
import { band, reach } from "./band.js";
import { SpanElement } from "./pageelement.js";
import { frozen, recipeText, type LimitText, type RecipeText, type Spread, type ValueBand } from "./recipetext.js";

/** Where the values of a recipe lay, beside the limits that decide on them. */
export class Values extends SpanElement {
  private recipe: RecipeText | null = null;
  private bands: readonly ValueBand[] = [];

  protected override load(): void {
    const running = this.store.status?.recipe;
    if (running === undefined) {
      return;
    }
    this.ask(recipeText(running), (recipe) => {
      this.recipe = recipe;
      const first = recipe.limits[0];
      if (first !== undefined) {
        // The answer to any one limit has the values of all.
        this.ask(frozen(running, first, this.from, this.to), (outlook) => {
          this.bands = outlook.bands;
        });
      }
    });
  }

  protected override render(): TemplateResult {
    const words = this.language.words.quality;
    if (this.recipe === null) {
      return html`<p class="quiet">${words.asking}</p>`;
    }
    if (this.recipe.limits.length === 0) {
      return html`<p class="quiet">${words.values.noLimits}</p>`;
    }
    return html`<p class="lead">${words.values.hint(this.recipe.name)}</p>
      <div class="overview">${this.recipe.limits.map((limit) => this.oneLimit(limit))}</div>`;
  }

  private oneLimit(limit: LimitText): TemplateResult {
    const { language } = this;
    const words = language.words.quality;
    const seen = this.bands.find(({ tool, finding }) => tool === limit.tool && finding === limit.finding);
    const ends = [seen?.good, seen?.bad].flatMap((spread) => [spread?.min ?? null, spread?.max ?? null]);
    const range = reach(limit, ends.filter((end) => end !== null));
    const sign = [
      limit.min === undefined ? "" : `≥ ${language.value(limit.min)}`,
      limit.max === undefined ? "" : `≤ ${language.value(limit.max)}`,
    ];
    return html`<section class="panel spread">
      <h3>${limit.tool} ${limit.finding} <small>${sign.filter((end) => end !== "").join(", ")} · ${limit.fault}</small></h3>
      ${seen === undefined
        ? html`<p class="quiet">${words.asking}</p>`
        : html`${band(limit, [], seen, null, range)}
            <p class="axis"><span>${language.value(range[0])}</span><span>${language.value(range[1])}</span></p>
            <table>
              <thead>
                <tr>
                  <th scope="col">${words.values.parts}</th>
                  <th scope="col" class="num">${language.words.count}</th>
                  <th scope="col" class="num">1 %</th>
                  <th scope="col" class="num">${words.values.median}</th>
                  <th scope="col" class="num">99 %</th>
                </tr>
              </thead>
              <tbody>
                ${this.row(language.words.passed, seen.good)} ${this.row(language.words.rejected, seen.bad)}
              </tbody>
            </table>`}
    </section>`;
  }

  private row(name: string, spread: Spread): TemplateResult {
    const say = (value: number | null): string => (value === null ? "–" : this.language.value(value));
    return html`<tr>
      <td>${name}</td>
      <td class="num">${this.language.number(spread.count)}</td>
      <td class="num">${say(spread.p1)}</td>
      <td class="num">${say(spread.median)}</td>
      <td class="num">${say(spread.p99)}</td>
    </tr>`;
  }
}

customElements.define("lw-values", Values);

import { html, type TemplateResult } from "lit";
import { icon } from "./icons.js";
import { PageElement } from "./pageelement.js";
import * as past from "./past.js";

const SHOWN = 60;
/** A second tap of the same finger is meant for the part before: nobody has seen the next one yet. */
const REST_MILLIS = 600;

/** What lies in the reject bin, picture by picture: was it right to remove it? */
export class Review extends PageElement {
  private parts: readonly past.KeptPart[] = [];
  private sums: past.Reviews | null = null;
  private chosen: number | null = null;
  private plain = false;
  private resting = false;
  /** The part whose picture is there. */
  private loaded = 0;

  protected override render(): TemplateResult {
    const words = this.language.words.review;
    const part = this.current();
    return html`<main class="page review">
      <div class="page-head">
        <h2>${words.title}</h2>
        <p class="lead">${this.rate()}</p>
        <button class="chip" @click=${() => this.load()}>${words.refresh}</button>
      </div>
      ${part === null
        ? html`<p class="quiet">${words.empty}</p>`
        : html`<div class="review-body">${this.strip(part)} ${this.picture(part)} ${this.choices(part)}</div>`}
    </main>`;
  }

  /** In the order in which they fell: the oldest of those that nobody has looked at comes first. */
  private current(): past.KeptPart | null {
    const chosen = this.parts.find((part) => part.part === this.chosen);
    return chosen ?? this.parts.find((part) => part.review === "") ?? this.parts.at(-1) ?? null;
  }

  private rate(): TemplateResult | string {
    const { language, sums } = this;
    const words = language.words.review;
    if (sums === null || sums.falseRejects.seen === null) {
      return words.noneYet;
    }
    const { seen, low, high } = sums.falseRejects;
    return html`${words.falseRejects}
      <b>${language.percent(seen)}</b>
      (${words.interval(language.percent(low), language.percent(high))};
      ${words.of(sums.confirmed + sums.good)}, ${words.unsureCount(sums.unsure)})`;
  }

  private strip(current: past.KeptPart): TemplateResult {
    const { language } = this;
    return html`<ol class="bin" aria-label=${language.words.review.bin}>
      ${this.parts.map(
        (part) => html`<li>
          <button
            class="thumb thumb-${part.verdict} ${part.review === "" ? "" : "reviewed"}"
            aria-current=${part === current ? "true" : "false"}
            aria-label=${language.words.rejectOf(language.fault(part.label), part.part)}
            @click=${() => this.choose(part.part)}
          >
            ${part.pictures.length === 0
              ? icon("unjudged")
              : html`<img src=${past.thumbOf(part.part)} alt="" loading="lazy" />`}
            <span class="thumb-fault">${language.fault(part.label)}</span>
            <span class="thumb-part">${part.part}</span>
            <span class="thumb-review">${this.sign(part)}</span>
          </button>
        </li>`,
      )}
    </ol>`;
  }

  private sign(part: past.KeptPart): string {
    switch (part.review) {
      case "":
        return "";
      case "good":
        return "↩";
      case "unsure":
        return "?";
      default:
        return "✓";
    }
  }

  private picture(part: past.KeptPart): TemplateResult {
    const { language } = this;
    const shown = part.pictures
      .map((picture, place) => ({ picture, place }))
      .filter(({ picture }) => picture.overlay !== this.plain);
    const pictures = shown.length > 0 ? shown : part.pictures.map((picture, place) => ({ picture, place }));
    return html`<figure class="bin-picture">
      ${pictures.map(
        ({ picture, place }) =>
          html`<img src=${past.pictureOf(part.part, place)} alt="${language.words.partNumber(part.part)} ${picture.view}"
            @load=${() => this.seen(part)} @error=${() => this.seen(part)} />`,
      )}
      <figcaption>
        <b>${language.words.partNumber(part.part)}</b> ${language.dateTime(part.wallMillis)} ·
        ${part.recipe} ${language.words.revision(part.revision)}
        <button class="chip" aria-pressed=${this.plain} @click=${() => this.switchOverlay()}>
          ${language.words.review.plain}
        </button>
      </figcaption>
    </figure>`;
  }

  private choices(part: past.KeptPart): TemplateResult {
    const words = this.language.words.review;
    const fault = this.language.fault(part.label);
    const unseen = this.resting || (part.pictures.length > 0 && this.loaded !== part.part);
    return html`<div class="bin-choices" role="group" aria-label=${words.question}>
      <p class="lead">${words.question}</p>
      <button class="act review-agree" ?disabled=${unseen} @click=${() => this.say(part, part.label)}>
        ${icon("reject")}<span>${words.agree(fault)}</span>
      </button>
      <button class="act review-good" ?disabled=${unseen} @click=${() => this.say(part, "good")}>
        ${icon("pass")}<span>${words.good}</span>
      </button>
      <button class="act review-unsure" ?disabled=${unseen} @click=${() => this.say(part, "unsure")}>
        ${icon("unjudged")}<span>${words.unsure}</span>
      </button>
    </div>`;
  }

  private choose(part: number): void {
    this.chosen = part;
    this.requestUpdate();
  }

  private switchOverlay(): void {
    this.plain = !this.plain;
    this.requestUpdate();
  }

  private seen(part: past.KeptPart): void {
    this.loaded = part.part;
    this.requestUpdate();
  }

  private say(part: past.KeptPart, said: string): void {
    this.rest(true);
    const answer = past.review(part.part, said).finally(() => {
      window.setTimeout(() => this.rest(false), REST_MILLIS);
    });
    this.ask(answer, () => {
      this.parts = this.parts.map((each) => (each === part ? { ...each, review: said } : each));
      this.chosen = null;
      this.loadSums();
    });
  }

  private rest(resting: boolean): void {
    this.resting = resting;
    this.requestUpdate();
  }

  protected override load(): void {
    this.chosen = null;
    this.ask(past.kept("reject", SHOWN), (newest) => {
      this.parts = newest.toReversed();
    });
    this.loadSums();
  }

  private loadSums(): void {
    this.ask(past.reviews(), (sums) => {
      this.sums = sums;
    });
  }
}

customElements.define("lw-review", Review);

import { LitElement, html, type TemplateResult } from "lit";
import { Language, type LanguageCode } from "./language.js";

const DIGITS = ["7 8 9", "4 5 6", "1 2 3", "- 0 ."];
const FIGURES = "1 2 3 4 5 6 7 8 9 0";
const QWERTY = [FIGURES, "q w e r t y u i o p", "a s d f g h j k l -", "z x c v b n m . / _"];
/** As the keyboards of each language have them. */
const LETTERS: Readonly<Record<LanguageCode, readonly string[]>> = {
  en: QWERTY,
  de: [FIGURES, "q w e r t z u i o p ü", "a s d f g h j k l ö ä", "y x c v b n m ß . - _"],
  es: [...QWERTY, "á é í ó ú ñ ü"],
  zh: QWERTY,
};

/** Fields that a text is typed into. */
const TEXTS: ReadonlySet<string> = new Set(["text", "password", "search"]);

/**
 * The panel's own keys, for a screen at the machine that has no keyboard: they open with the field
 * that is touched, numbers for a number, letters for a text. What is typed counts with OK, as if
 * the field had been left.
 */
export class Keypad extends LitElement {
  static override properties = { language: { attribute: false }, wanted: { attribute: false } };

  declare language: Language;
  /** Only at the panel: phones and laptops bring keys of their own. */
  declare wanted: boolean;
  private target: HTMLInputElement | null = null;
  private typed = "";
  private capitals = false;
  private readonly onTouch = (event: PointerEvent): void => this.touched(event);

  constructor() {
    super();
    this.language = new Language("en");
    this.wanted = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("pointerup", this.onTouch);
  }

  override disconnectedCallback(): void {
    removeEventListener("pointerup", this.onTouch);
    super.disconnectedCallback();
  }

  private touched(event: PointerEvent): void {
    const field = event.target;
    if (
      this.wanted &&
      event.pointerType === "touch" &&
      field instanceof HTMLInputElement &&
      !field.disabled &&
      (field.type === "number" || TEXTS.has(field.type))
    ) {
      this.target = field;
      this.typed = field.type === "password" ? "" : field.value;
      this.capitals = false;
      this.requestUpdate();
      void this.updateComplete.then(() => this.querySelector("dialog")?.showModal());
    }
  }

  protected override render(): TemplateResult | string {
    const { target } = this;
    if (target === null) {
      return "";
    }
    const words = this.language.words;
    const numbers = target.type === "number";
    const rows = numbers ? DIGITS : LETTERS[this.language.code];
    const shown = target.type === "password" ? "•".repeat(this.typed.length) : this.typed;
    return html`<dialog class="keypad ${numbers ? "numbers" : "letters"}" @close=${() => this.close()}>
      <p class="keypad-name">${nameOf(target)}</p>
      <output class="keypad-typed" aria-live="polite">${shown === "" ? " " : shown}</output>
      ${rows.map(
        (row) => html`<div class="keypad-row">
          ${row.split(" ").map((key) => this.oneKey(key))}
        </div>`,
      )}
      <div class="keypad-row">
        ${numbers ? "" : this.shiftKey(words.keys.capitals)}
        ${numbers ? "" : html`<button class="act key wide" @click=${() => this.type(" ")}>${words.keys.space}</button>`}
        <button class="act key" aria-label=${words.erase} @click=${() => this.type(null)}>⌫</button>
        <button class="act key" @click=${() => this.querySelector("dialog")?.close()}>${words.keys.leave}</button>
        <button class="act key confirm" @click=${() => this.take()}>OK</button>
      </div>
    </dialog>`;
  }

  private oneKey(key: string): TemplateResult {
    const letter = this.capitals ? key.toUpperCase() : key;
    return html`<button class="act key" @click=${() => this.type(letter)}>${letter}</button>`;
  }

  private shiftKey(name: string): TemplateResult {
    const flip = (): void => {
      this.capitals = !this.capitals;
      this.requestUpdate();
    };
    return html`<button class="act key" aria-label=${name} aria-pressed=${this.capitals} @click=${flip}>⇧</button>`;
  }

  /** @param key null takes the last one back */
  private type(key: string | null): void {
    const longest = this.target?.maxLength ?? -1;
    if (key === null) {
      this.typed = this.typed.slice(0, -1);
    } else if (longest < 0 || this.typed.length < longest) {
      this.typed += key;
    }
    this.requestUpdate();
  }

  private take(): void {
    const field = this.target;
    this.querySelector("dialog")?.close();
    if (field !== null) {
      field.value = this.typed;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  private close(): void {
    this.target = null;
    this.requestUpdate();
  }
}

function nameOf(field: HTMLInputElement): string {
  return (field.getAttribute("aria-label") ?? field.closest("label")?.textContent ?? "").trim();
}

customElements.define("lw-keypad", Keypad);

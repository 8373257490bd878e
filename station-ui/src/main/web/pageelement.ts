import { LitElement, type PropertyDeclarations, type PropertyValues } from "lit";
import { Language } from "./language.js";
import type { Store } from "./store.js";

/** A page that asks for what it shows by itself, and redraws when its own state changes. */
export abstract class PageElement extends LitElement {
  static override properties: PropertyDeclarations = {
    store: { attribute: false },
    language: { attribute: false },
    who: { attribute: false },
  };

  declare store: Store;
  declare language: Language;
  /** Whoever is signed on: somebody else may see more. */
  declare who: string;

  constructor() {
    super();
    this.language = new Language("en");
    this.who = "";
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Asks for what is shown: when the page is opened, and when somebody else signs on. */
  protected abstract load(): void;

  override connectedCallback(): void {
    super.connectedCallback();
    // After the first render: the store is a property that is set by then.
    void this.updateComplete.then(() => this.load());
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.get("who") !== undefined) {
      this.load();
    }
  }

  /** Asks the station; what it refuses is said at the top of the screen. */
  protected ask<T>(question: Promise<T>, take: (answer: T) => void): void {
    void this.store.attempt(
      question.then((answer) => {
        // The page may have been left while the station thought.
        if (this.isConnected) {
          take(answer);
          this.requestUpdate();
        }
      }),
    );
  }
}

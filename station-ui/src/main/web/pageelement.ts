import { LitElement, type PropertyDeclarations } from "lit";
import { Language } from "./language.js";
import type { Store } from "./store.js";

/** A page that asks for what it shows by itself, and redraws when its own state changes. */
export abstract class PageElement extends LitElement {
  static override properties: PropertyDeclarations = { store: { attribute: false }, language: { attribute: false } };

  declare store: Store;
  declare language: Language;

  constructor() {
    super();
    this.language = new Language("en");
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
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

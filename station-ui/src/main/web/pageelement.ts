import { LitElement, type PropertyDeclarations, type PropertyValues } from "lit";
import { Language } from "./language.js";
import type { Status } from "./protocol.js";
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
  /** How often it asks again by itself; 0 = never. */
  protected readonly everyMillis: number = 0;
  private loadTimer = 0;

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
    void this.updateComplete.then(() => this.loadAllowed());
    if (this.everyMillis > 0) {
      this.loadTimer = window.setInterval(() => this.loadAllowed(), this.everyMillis);
    }
  }

  /** What is refused to whoever stands there is not asked for again and again. */
  protected loadAllowed(): void {
    if (this.store.access.may("view")) {
      this.load();
    }
  }

  override disconnectedCallback(): void {
    clearInterval(this.loadTimer);
    super.disconnectedCallback();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.get("who") !== undefined) {
      this.loadAllowed();
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

/** One that also shows what the station tells of itself all the time. */
export abstract class StatusElement extends PageElement {
  static override properties: PropertyDeclarations = {
    ...PageElement.properties,
    status: { attribute: false },
  };

  declare status: Status | null;

  constructor() {
    super();
    this.status = null;
  }
}

/** One that is about some time, in milliseconds since 1970. */
export abstract class SpanElement extends PageElement {
  static override properties: PropertyDeclarations = {
    ...PageElement.properties,
    from: { attribute: false },
    to: { attribute: false },
  };

  declare from: number;
  declare to: number;

  constructor() {
    super();
    this.from = 0;
    this.to = 0;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if ((changed.get("from") ?? 0) !== 0) {
      this.loadAllowed();
    }
  }
}

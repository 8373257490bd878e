import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { PageElement } from "./pageelement.js";
import * as past from "./past.js";

const DAY = 24 * 3_600_000;
/** A batch that is longer is counted from there on. */
const BATCH_DAYS = 31;

/** What the shift and the batch came to so far; the station knows that some seconds later. */
export class Turns extends PageElement {
  static override properties: PropertyDeclarations = {
    ...PageElement.properties,
    batch: { attribute: false },
  };

  /** Empty: none is made. */
  declare batch: string;
  protected override readonly everyMillis = 10_000;
  private shiftRow: past.Row | undefined;
  private batchRow: past.Row | undefined;
  private asking = false;

  constructor() {
    super();
    this.batch = "";
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (changed.get("batch") !== undefined) {
      this.batchRow = undefined;
      this.loadAllowed();
    }
  }

  /** One question at a time; while it is not answered the last numbers stay. A batch that began meanwhile is asked for after it. */
  protected override load(): void {
    if (!this.asking) {
      const { batch } = this;
      this.asking = true;
      void this.look(batch).finally(() => {
        this.asking = false;
        if (this.isConnected && this.batch !== batch) {
          this.loadAllowed();
        }
      });
    }
  }

  private async look(batch: string): Promise<void> {
    const to = this.store.status?.wallMillis ?? Date.now();
    try {
      const [shifts, batches] = await Promise.all([
        past.statistics("shift", to - DAY, to),
        batch === "" ? null : past.statistics("batch", to - BATCH_DAYS * DAY, to, batch),
      ]);
      this.shiftRow = shifts.rows.at(-1);
      this.batchRow = batch === this.batch ? batches?.rows[0] : undefined;
      this.requestUpdate();
    } catch {
      // Where the past is read anew after a start, it is there some seconds later.
    }
  }

  protected override render(): TemplateResult {
    const { language } = this;
    const words = language.words;
    const shift = this.shiftRow;
    return html`${shift === undefined
      ? ""
      : this.counts(`${words.shift} ${shift.name} ${language.shortTime(shift.wallMillis)}`, shift)}
    ${this.batchRow === undefined ? "" : this.counts(`${words.batch} ${this.batch}`, this.batchRow)}`;
  }

  private counts(name: string, row: past.Row): TemplateResult {
    const { language } = this;
    const words = language.words;
    const count = (sign: string, word: string, parts: number): TemplateResult =>
      html`<b title=${word}>${sign} ${language.number(parts)}</b>`;
    return html`<span class="scope">
      ${name} ${count("✓", words.passed, row.passed)} ${count("✕", words.rejected, row.rejected)}
      ${count("?", words.unjudged, row.unjudged)}
    </span>`;
  }
}

customElements.define("lw-turns", Turns);

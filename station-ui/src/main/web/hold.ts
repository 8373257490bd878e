import { noChange } from "lit";
import { Directive, PartType, directive, type ElementPart, type PartInfo } from "lit/directive.js";
import type { Words } from "./words.js";

/** Long enough that a sleeve or a passing hand does nothing, short enough for a stop. */
export const PRESS_MILLIS = 600;
/** How long the button says what it waits for, and a press by other means waits for its second. */
const ASKING_MILLIS = 3_000;

/**
 * On a button that touches production: it has to be held, by finger, mouse, Enter or the space bar.
 * Whoever presses by other means (a screen reader, a voice) presses twice.
 *
 *     <button class="act" ${hold(words, () => store.stop())}>Stop</button>
 *
 * The button's `data-hold` says `going` while it is held and `asking` after a press that was too short.
 */
class Hold extends Directive {
  private button: HTMLButtonElement | null = null;
  private deed: () => void = () => {};
  /** What the press was for: the button may come to stand for something else before it ends. */
  private meant: () => void = () => {};
  private timer = 0;

  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.ELEMENT) {
      throw new Error("hold() stands on a button itself");
    }
  }

  override render(_words: Words, _deed: () => void): unknown {
    return noChange;
  }

  override update(part: ElementPart, [words, deed]: [Words, () => void]): unknown {
    this.deed = deed;
    const button = part.element as HTMLButtonElement;
    if (this.button === null) {
      this.button = button;
      this.listen(button);
    }
    button.dataset["holdHint"] = words.holdHint;
    button.setAttribute("aria-description", words.holdHint);
    return noChange;
  }

  private listen(button: HTMLButtonElement): void {
    button.addEventListener("pointerdown", (event) => event.button === 0 && this.begin(button));
    for (const end of ["pointerup", "pointerleave", "pointercancel", "keyup", "blur"]) {
      button.addEventListener(end, () => this.tooShort(button));
    }
    button.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        if (!event.repeat) {
          this.begin(button);
        }
      }
    });
    // A long touch would open the browser's menu.
    button.addEventListener("contextmenu", (event) => event.preventDefault());
    button.addEventListener("click", (event) => {
      event.preventDefault();
      // A press of a pointer or a key counts itself; this is one of neither.
      if (event.detail === 0) {
        this.pressedOtherwise(button);
      }
    });
  }

  private begin(button: HTMLButtonElement): void {
    this.meant = this.deed;
    this.say(button, "going", PRESS_MILLIS, this.meant);
  }

  private tooShort(button: HTMLButtonElement): void {
    if (button.dataset["hold"] === "going") {
      this.say(button, "asking", ASKING_MILLIS, () => {});
    }
  }

  private pressedOtherwise(button: HTMLButtonElement): void {
    if (button.dataset["hold"] === "asking") {
      this.say(button, "done", 0, this.meant);
    } else {
      this.meant = this.deed;
      this.say(button, "asking", ASKING_MILLIS, () => {});
    }
  }

  private say(button: HTMLButtonElement, state: string, millis: number, then: () => void): void {
    clearTimeout(this.timer);
    button.dataset["hold"] = state;
    this.timer = window.setTimeout(() => {
      delete button.dataset["hold"];
      // Meanwhile the station may have taken the choice away.
      if (button.isConnected && !button.disabled) {
        then();
      }
    }, millis);
  }
}

export const hold = directive(Hold);

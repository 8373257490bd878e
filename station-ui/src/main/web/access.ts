import * as people from "./people.js";

const LOOK_MILLIS = 30_000;
const ACTIVE_MILLIS = 60_000;

/** What the sign-on dialog is open for. */
export type Asking = "on" | "first" | "sign";

/** What goes live with somebody's signature. */
export interface Deed {
  /** As the station calls it. */
  readonly key: string;
  /** For whoever signs. */
  readonly words: string;
  readonly done: (signature: string) => void;
}

/** Who uses the screen, and what is typed to become somebody. Whoever draws is told of changes. */
export class Access {
  me: people.Me | null = null;
  asking: Asking = "on";
  name = "";
  secret = "";
  code = "";
  problem = "";
  busy = false;
  /** Whether the own password was changed since the dialog was opened. */
  changedOwn = false;
  users: readonly people.User[] = [];
  tokens: readonly people.Token[] = [];
  /** Of the token made last: shown this once. */
  fresh = "";

  private activeAt = 0;
  /** Whoever stands there was asked to sign on because the screen may not look at something. */
  private askedToLook = false;
  /** What waits for a signature. */
  deed: Deed | null = null;

  constructor(
    private readonly changed: () => void,
    private readonly show: (kind: "access" | "users" | "none") => void,
    private readonly isOpen: () => boolean,
    private readonly words: (error: unknown) => string,
  ) {
    setInterval(() => void this.look(), LOOK_MILLIS);
    for (const event of ["pointerdown", "keydown"]) {
      addEventListener(event, () => this.onActivity());
    }
  }

  may(right: string): boolean {
    return this.me === null || this.me.rights.includes(right);
  }

  get signedOn(): boolean {
    return (this.me?.name ?? "") !== "";
  }

  async look(): Promise<void> {
    try {
      this.know(await people.me());
    } catch {
      // A station that cannot be reached is told by the banner already.
    }
  }

  /** Whoever may not look any more is asked to sign on: once, he may close that. */
  private know(me: people.Me): void {
    const mightLook = this.may("view");
    this.me = me;
    this.changed();
    if (mightLook && !this.may("view")) {
      this.askedToLook = false;
      this.demand("", true);
    }
  }

  /**
   * Somebody has to sign on. Whoever is about to already goes on typing.
   *
   * @param looking only for what the screen looks at by itself: whoever closed that is not asked again
   * @returns false when he is not asked
   */
  demand(problem: string, looking: boolean): boolean {
    const declined = looking && this.askedToLook;
    this.askedToLook ||= looking;
    if (!declined && !this.isOpen()) {
      this.open("on", problem);
    }
    return this.isOpen();
  }

  private onActivity(): void {
    const now = performance.now();
    if (this.signedOn && now - this.activeAt > ACTIVE_MILLIS) {
      this.activeAt = now;
      void people.active().then(
        (me) => this.know(me),
        () => {},
      );
    }
  }

  /** Also to sign off, or to look after users. */
  open(asking: Asking, problem = ""): void {
    this.asking = asking === "on" && (this.me?.firstCode ?? "") !== "" ? "first" : asking;
    this.name = asking === "sign" && this.me?.releaseNeeds === "signature" ? this.me.name : "";
    this.secret = "";
    this.problem = problem;
    this.changedOwn = false;
    this.show("access");
  }

  /** Lets another recipe go live: at once, or after somebody has signed for it. */
  release(deed: Deed): void {
    if (this.me === null || this.me.releaseNeeds === "reason") {
      deed.done("");
    } else if (this.signedOn) {
      this.deed = deed;
      this.open("sign");
    } else {
      this.open("on");
    }
  }

  type(digit: string): void {
    this.secret += digit;
    this.changed();
  }

  erase(): void {
    this.secret = this.secret.slice(0, -1);
    this.changed();
  }

  async submit(): Promise<void> {
    switch (this.asking) {
      case "on":
        return this.become(() => people.signOn(this.name, this.secret));
      case "first":
        return this.become(() => people.first(this.code, this.name, this.secret));
      case "sign":
        return this.attempt(async () => {
          const deed = this.deed;
          const { signature } = await people.sign(this.name, this.secret, deed?.key ?? "");
          this.deed = null;
          this.show("none");
          deed?.done(signature);
        });
    }
  }

  badge(number: string): Promise<void> {
    return this.become(() => people.signOnByBadge(number));
  }

  signOff(): Promise<void> {
    return this.become(() => people.signOff());
  }

  private become(ask: () => Promise<people.Me>): Promise<void> {
    return this.attempt(async () => {
      const me = await ask();
      this.askedToLook = false;
      this.show("none");
      this.know(me);
    });
  }

  /** Asks for something of users, and shows what they are then. */
  change(ask: () => Promise<unknown>): Promise<void> {
    return this.attempt(async () => {
      await ask();
      [this.users, this.tokens] = await Promise.all([people.users(), people.tokens()]);
    });
  }

  /** Of whoever is signed on. */
  changeOwn(old: string, secret: string): Promise<void> {
    return this.attempt(async () => {
      await people.changeSecret(old, secret);
      this.changedOwn = true;
    });
  }

  openUsers(): void {
    this.fresh = "";
    this.show("users");
    void this.change(() => Promise.resolve());
  }

  issue(name: string, role: string, days: number): Promise<void> {
    return this.change(async () => {
      this.fresh = (await people.issue(name, role, days)).token;
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.problem = "";
    this.busy = true;
    this.changed();
    try {
      await work();
    } catch (error) {
      this.problem = this.words(error);
    } finally {
      this.busy = false;
      this.secret = "";
      this.changed();
    }
  }
}

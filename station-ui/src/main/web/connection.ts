import { decodeLive, type LivePart, type Status } from "./protocol.js";

/** Four statuses come each second: after this silence the station counts as gone. */
const SILENCE_MILLIS_MAX = 1_200;
const RETRY_MILLIS = 1_000;
const LOOK_EVERY_MILLIS = 100;

export interface Listener {
  status(status: Status): void;
  live(live: LivePart): void;
  contact(there: boolean): void;
}

/** The live connection. It comes back by itself and says within two seconds when it is gone. */
export class Connection {
  private socket: WebSocket | null = null;
  private heardAt = 0;
  private triedAt = 0;
  private there = false;

  constructor(
    private readonly address: string,
    private readonly listener: Listener,
  ) {}

  open(): void {
    this.connect();
    setInterval(() => this.look(), LOOK_EVERY_MILLIS);
  }

  private connect(): void {
    const socket = new WebSocket(this.address);
    socket.binaryType = "arraybuffer";
    socket.addEventListener("message", (event: MessageEvent<string | ArrayBuffer>) => {
      if (socket === this.socket) {
        this.hear(event.data);
      }
    });
    this.socket = socket;
    this.triedAt = performance.now();
  }

  private hear(data: string | ArrayBuffer): void {
    this.heardAt = performance.now();
    if (!this.there) {
      this.there = true;
      this.listener.contact(true);
    }
    if (typeof data === "string") {
      this.listener.status(JSON.parse(data) as Status);
    } else {
      this.listener.live(decodeLive(data));
    }
  }

  private look(): void {
    const now = performance.now();
    const closed = this.socket === null || this.socket.readyState >= WebSocket.CLOSING;
    if (this.there && (closed || now - this.heardAt > SILENCE_MILLIS_MAX)) {
      this.there = false;
      this.listener.contact(false);
    }
    const waited = now - Math.max(this.triedAt, this.heardAt);
    if (!this.there && waited > (closed ? RETRY_MILLIS : RETRY_MILLIS + SILENCE_MILLIS_MAX)) {
      this.socket?.close();
      this.connect();
    }
  }
}

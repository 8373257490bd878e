package dev.linewarden.upstream;

/// What was sent and is not yet acknowledged, in journal order, and up to where everything has
/// arrived. The position moves only over an unbroken row of acknowledgements; or, once a consumer
/// says what it has stored, only by what it says. One thread.
final class Window {
  /// What may be with the sink without a consumer having said that it is stored. At the bound the
  /// feed waits for its word.
  static final int UNSTORED_MAX = 20_000;

  private final int bound;
  private final int unstoredMax;

  // A ring of those under way, the oldest at `first`.
  private final long[] sequences;
  private final long[] sentNanos;
  private final boolean[] arrived;
  private int first;
  private int count;
  private long sent;
  private long reached;
  private volatile boolean byStored;
  private volatile long position;

  Window(int bound, long position) {
    this(bound, UNSTORED_MAX, position);
  }

  Window(int bound, int unstoredMax, long position) {
    this.bound = bound;
    this.unstoredMax = unstoredMax;
    this.sequences = new long[bound];
    this.sentNanos = new long[bound];
    this.arrived = new boolean[bound];
    this.position = position;
    this.reached = position;
    this.sent = position;
  }

  /// How many more may be under way; at 0 the feed waits.
  int room() {
    int room = bound - count;
    return byStored ? (int) Math.clamp(unstoredMax - (sent - position), 0, (long) room) : room;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /// The last sequence sent on this link.
  long sent() {
    return sent;
  }

  /// Everything up to here may be forgotten. Any thread.
  long position() {
    return position;
  }

  /// Whether a consumer has said what it stored, or has to. Any thread.
  boolean byStored() {
    return byStored;
  }

  /// From now on only a consumer's word moves the position.
  void awaitStored() {
    byStored = true;
  }

  /// A message that stands for the journal up to `sequence` is under way.
  void sent(long sequence, long nowNanos) {
    if (sequence <= sent || room() == 0) {
      throw new IllegalStateException(
          "sequence %d after %d, %d of %d under way".formatted(sequence, sent, count, bound));
    }
    sent = sequence;
    int place = (first + count) % bound;
    sequences[place] = sequence;
    sentNanos[place] = nowNanos;
    arrived[place] = false;
    count++;
  }

  /// In any order; an unknown sequence changes nothing.
  void acknowledged(long sequence) {
    acknowledged(sequence, sequence);
  }

  /// Likewise for what was sent together.
  void acknowledged(long from, long to) {
    int found = find(from);
    for (int i = found; i >= 0 && i < count && sequences[(first + i) % bound] <= to; i++) {
      arrived[(first + i) % bound] = true;
    }
    pass();
  }

  /// Everything that is under way up to this sequence.
  void acknowledgedUpTo(long sequence) {
    for (int i = 0; i < count && sequences[(first + i) % bound] <= sequence; i++) {
      arrived[(first + i) % bound] = true;
    }
    pass();
  }

  /// A consumer's word. False when it cannot be true: nobody can store what was not sent. An old
  /// word changes nothing.
  boolean stored(long sequence) {
    if (sequence < 0 || sequence > sent) {
      return false;
    }
    byStored = true;
    position = Math.max(position, sequence);
    return true;
  }

  /// Nothing of the journal is told: as if all of it had been.
  void skipTo(long sequence) {
    if (count == 0 && sequence > sent) {
      sent = sequence;
      reached = sequence;
      position = sequence;
    }
  }

  /// How long the oldest message waits for its acknowledgement; 0 when none is under way.
  long waitedNanos(long nowNanos) {
    return count == 0 ? 0 : nowNanos - sentNanos[first];
  }

  /// The link is gone, or what it took is: everything after the position is sent again.
  void rewind() {
    count = 0;
    sent = position;
    reached = position;
  }

  private void pass() {
    while (count > 0 && arrived[first]) {
      reached = sequences[first];
      first = (first + 1) % bound;
      count--;
    }
    if (!byStored) {
      position = reached;
    }
  }

  /// Its place behind the oldest, or -1. They come mostly in order; else by halves, as they ascend.
  private int find(long sequence) {
    int low = 0;
    int high = count - 1;
    if (count > 0 && sequences[first] == sequence) {
      return 0;
    }
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long there = sequences[(first + middle) % bound];
      if (there == sequence) {
        return middle;
      } else if (there < sequence) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }
}

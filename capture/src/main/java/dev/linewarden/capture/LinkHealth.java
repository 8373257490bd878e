package dev.linewarden.capture;

/// What the link to a camera has carried since it was opened.
///
/// @param frames whole ones
/// @param failures frames that were given up
/// @param underruns packets that found no buffer
/// @param missingPackets never came
/// @param resentPackets came when they were asked for again
record LinkHealth(
    long frames, long failures, long underruns, long missingPackets, long resentPackets) {
  static final LinkHealth NONE = new LinkHealth(0, 0, 0, 0, 0);

  /// One line for people.
  String words() {
    return "%d frames, %d given up, %d packets missing, %d resent, %d without a buffer"
        .formatted(frames, failures, missingPackets, resentPackets, underruns);
  }
}

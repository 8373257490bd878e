package dev.linewarden.station;

/// What `bench records` measured.
///
/// @param appendMicrosP50 of all three entries of a part, on the thread that appends
/// @param indexSeconds to read the journal into the index
/// @param scoresSeconds to read it into the values of every part
/// @param openSeconds of index and values together, not to follow
/// @param statisticsMillis by shift, with reasons and latencies, of 30 days, asked for the first
///   time
/// @param statisticsAgainMillis likewise, asked for once more
/// @param sinceSeconds to judge all parts anew by other limits on twelve findings
record RecordsFigures(
    long parts,
    double appendMicrosP50,
    double appendMicrosP99,
    double indexSeconds,
    double scoresSeconds,
    double openSeconds,
    double statisticsMillis,
    double statisticsAgainMillis,
    double placesMillis,
    double searchMillis,
    double sinceSeconds,
    long otherwise,
    double journalBytesPerPart,
    double indexBytesPerPart,
    double scoresBytesPerPart) {
  String text() {
    return """
    %,d parts with %d findings, over 30 days
    append, a part at a time at 6000 a minute    p50 %.1f us, p99 %.1f us
    journal into the index                       %.1f s
    journal into the values of every part        %.1f s
    opened again                                 %.2f s
    statistics of 30 days by shift               %.0f ms, again %.0f ms
    statistics of 30 days by 40 places           %.0f ms
    the last 100 parts with a fault              %.1f ms
    since when, over all parts                   %.2f s; %,d judged otherwise
    bytes a part                                 journal %.0f, index %.0f, values %.0f\
    """
        .formatted(
            parts,
            BenchParts.FINDINGS,
            appendMicrosP50,
            appendMicrosP99,
            indexSeconds,
            scoresSeconds,
            openSeconds,
            statisticsMillis,
            statisticsAgainMillis,
            placesMillis,
            searchMillis,
            sinceSeconds,
            otherwise,
            journalBytesPerPart,
            indexBytesPerPart,
            scoresBytesPerPart);
  }
}

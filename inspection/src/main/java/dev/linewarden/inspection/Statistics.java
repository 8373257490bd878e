package dev.linewarden.inspection;

import java.util.List;

/// The answer to a [StatisticsQuestion].
///
/// @param rows oldest first, batches too, recipes by name
/// @param reasons the most frequent first, of the whole quarters of an hour around the span
/// @param latencyStepNanos how long a step of the latencies is
/// @param latencies parts by the time from trigger to verdict, the first step from 0; the last of
///   256 is that and longer, none behind the last one with parts. Of whole quarters likewise
public record Statistics(
    List<StatisticsRow> rows,
    List<ReasonRow> reasons,
    long latencyStepNanos,
    List<Long> latencies) {
  public Statistics {
    rows = List.copyOf(rows);
    reasons = List.copyOf(reasons);
    latencies = List.copyOf(latencies);
  }
}

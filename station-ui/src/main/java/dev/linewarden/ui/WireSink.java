package dev.linewarden.ui;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// One of the plant's systems, as in [SinkReport].
record WireSink(
    String name,
    String place,
    String state,
    long sinceWallMillis,
    String error,
    long backlog,
    long sent,
    double sentPerSecond,
    long errors,
    long bytes,
    @Nullable Double bytesShare,
    @Nullable Double hoursLeft) {
  static WireSink of(SinkReport report) {
    return new WireSink(
        report.name(),
        report.place(),
        report.state(),
        report.sinceWallMillis(),
        report.error(),
        report.backlog(),
        report.sent(),
        report.sentPerSecond(),
        report.errors(),
        report.bytes(),
        said(report.bytesShare()),
        said(report.hoursLeft()));
  }

  private static @Nullable Double said(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : null;
  }
}

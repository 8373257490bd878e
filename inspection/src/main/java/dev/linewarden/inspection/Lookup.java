package dev.linewarden.inspection;

import java.util.List;

/// What can be asked about the parts of the past, by people and over the network. May be some
/// seconds behind the line. Any thread; throws [BadInput] for a question that makes no sense, and
/// another exception while it cannot answer.
public interface Lookup {
  /// Knows no parts.
  Lookup NOTHING =
      new Lookup() {
        @Override
        public Statistics statistics(StatisticsQuestion question) {
          return new Statistics(List.of(), List.of(), 1, List.of());
        }

        @Override
        public List<StatisticsRow> byPlace(WallSpan span, int places) {
          return List.of();
        }

        @Override
        public List<LaneRow> byLane(WallSpan span) {
          return List.of();
        }

        @Override
        public List<PartRow> parts(PartQuestion question) {
          return List.of();
        }

        @Override
        public List<Finding> findings(PartId part) {
          return List.of();
        }
      };

  Statistics statistics(StatisticsQuestion question);

  /// Parts by their number modulo `places`: which of so many filling valves or capping heads they
  /// came from, as long as these take turns. A row's name is the rest.
  List<StatisticsRow> byPlace(WallSpan span, int places);

  /// What each ejector took, by whole quarters of an hour; those that took nothing are not named.
  List<LaneRow> byLane(WallSpan span);

  /// Newest first.
  List<PartRow> parts(PartQuestion question);

  /// What was found on a part, in any order, without regions and texts; empty when nothing was, or
  /// it is not kept any more.
  List<Finding> findings(PartId part);
}

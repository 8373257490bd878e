package dev.linewarden.inspection;

import java.util.List;

/// What other limits would have made of the parts of some time.
///
/// @param parts that were judged by their findings
/// @param leftAlone parts whose verdict no limit decided: late, without a frame, and so on
/// @param passing parts that the limits as they are remove and the others let through
/// @param removed parts that the limits as they are let through and the others remove
/// @param renamed parts that are removed with both, but for another first reason
/// @param pardoned the newest of `passing`, newest first, at most [Rejudging#NAMED_MAX]
/// @param condemned likewise of `removed`
/// @param bands one for each finding that has a limit, in the order of the limits
public record Rejudged(
    long parts,
    long leftAlone,
    long passing,
    long removed,
    long renamed,
    List<PartId> pardoned,
    List<PartId> condemned,
    List<Band> bands) {
  public Rejudged {
    pardoned = List.copyOf(pardoned);
    condemned = List.copyOf(condemned);
    bands = List.copyOf(bands);
  }

  /// The values of one finding. Which parts are good or bad is what the limits as they are say of
  /// the whole part; a part without a value for some limit is neither.
  public record Band(String tool, String finding, Spread good, Spread bad) {}
}

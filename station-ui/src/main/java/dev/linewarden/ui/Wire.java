package dev.linewarden.ui;

import dev.linewarden.inspection.Balance;
import dev.linewarden.inspection.CameraSetting;
import dev.linewarden.inspection.ModelPlace;
import dev.linewarden.inspection.ShadowCounts;
import dev.linewarden.inspection.Share;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What goes over the wire as JSON, name by name. Values that JSON cannot say (NaN, infinity) are
/// absent, which means: could not tell, or no bound.
final class Wire {
  private Wire() {}

  /// A judged part.
  ///
  /// @param verdict `pass`, `reject` or `unjudged`
  /// @param label `pass`, the first fault, or the cause
  /// @param detail of an unjudged part, for people
  /// @param width of the picture in pixels of the frames, 0 without one
  /// @param picture whether a picture belongs to it
  /// @param views where each view lies in the picture
  /// @param goodPart the good part of the same recipe that was seen last before a removed one; 0
  ///   where there is none
  record Part(
      String kind,
      long part,
      String verdict,
      String label,
      String detail,
      String recipe,
      long wallMillis,
      int width,
      int height,
      boolean picture,
      List<Tile> views,
      List<Found> findings,
      int findingsLeftOut,
      @Nullable Double triggerToVerdictMillis,
      @Nullable Double frameToVerdictMillis,
      long goodPart) {
    Part beside(long good) {
      return new Part(
          kind,
          part,
          verdict,
          label,
          detail,
          recipe,
          wallMillis,
          width,
          height,
          picture,
          views,
          findings,
          findingsLeftOut,
          triggerToVerdictMillis,
          frameToVerdictMillis,
          good);
    }
  }

  /// Where a view lies in the picture, in pixels of its frame.
  ///
  /// @param name empty where there is only one
  /// @param picture whether its frame came
  record Tile(String name, int x, int y, int width, int height, boolean picture) {}

  /// A finding with the limit that decides on it.
  ///
  /// @param view the number of the view it was found in
  /// @param text what was read; empty for what is no text
  /// @param mark `good`, `bad`, `blind` (no value for its limit) or `free` (no limit)
  /// @param corners the region, as x y pairs in pixels of the view; empty without one
  record Found(
      int view,
      String tool,
      String name,
      String unit,
      @Nullable Double value,
      String text,
      @Nullable Double min,
      @Nullable Double max,
      String fault,
      String mark,
      List<double[]> corners) {}

  /// @param rejectsNewest changes whenever the list of rejects does
  /// @param notRemovedParts numbers of the last parts whose removal nobody confirmed
  /// @param alarms what a person has to see to
  /// @param held the output that somebody holds by hand
  record Status(
      String kind,
      String station,
      String camera,
      List<Camera> cameras,
      String state,
      WireReason why,
      RecipeName recipe,
      String batch,
      List<ModelPlace> models,
      Ledger ledger,
      Counted counts,
      double partsPerMinute,
      LatencySummary triggerToVerdict,
      LatencySummary frameToVerdict,
      double deadlineMillis,
      List<AlarmRoutes.Counted> faults,
      String upstream,
      List<WireSink> sinks,
      boolean busy,
      boolean byHand,
      long heartbeats,
      String notice,
      long wallMillis,
      List<Ticks.Tick> ticks,
      long rejectsNewest,
      List<Long> notRemovedParts,
      Optional<Wires.Held> held,
      List<AlarmRoutes.Standing> alarms,
      Screens screens,
      String frontEnd) {}

  /// @param trouble why it takes no pictures at the moment; empty when it does
  /// @param advice what is to be done about its link, one sentence each
  record Camera(
      String view,
      String name,
      String trouble,
      List<Reading> readings,
      List<String> advice,
      List<Setting> settings) {
    static Camera of(CameraReport report) {
      List<Reading> readings =
          report.health().readings().stream()
              .map(reading ->
                  new Reading(reading.measure().key(), reading.value(), reading.measure().unit()))
              .toList();
      return new Camera(
          report.view(),
          report.name(),
          report.trouble(),
          readings,
          report.health().advice(),
          report.health().settings().stream().map(Setting::of).toList());
    }
  }

  /// @param what a key of [CameraSetting.Knob]
  /// @param min absent where the camera names no bound
  record Setting(
      String what, String value, String unit, @Nullable Double min, @Nullable Double max) {
    static Setting of(CameraSetting setting) {
      return new Setting(
          setting.knob().key(),
          setting.value(),
          setting.knob().unit(),
          finite(setting.min().orElse(Double.NaN)),
          finite(setting.max().orElse(Double.NaN)));
    }
  }

  /// @param what a key of [CameraHealth.Measure]
  record Reading(String what, double value, String unit) {}

  record RecipeName(String id, int revision, String name) {}

  record Ledger(
      long triggered,
      long passed,
      long removed,
      long notRemoved,
      long interrupted,
      long inFlight,
      long unaccounted) {
    static Ledger of(Balance balance) {
      return new Ledger(
          balance.triggered(),
          balance.passed(),
          balance.removed(),
          balance.notRemoved(),
          balance.interrupted(),
          balance.inFlight(),
          balance.unaccounted());
    }
  }

  record Counted(long passed, long rejected, long unjudged, Map<String, Long> labels) {}

  /// @param watching how many screens are connected
  /// @param rejectPicturesMissed rejects that came faster than their pictures could be encoded
  record Screens(int watching, long rejectPicturesMissed) {}

  record Choice(String id, int revision, String name, String problem, boolean usable) {}

  record Problem(String error) {}

  /// Likewise of what is not given to whoever asks.
  ///
  /// @param code a key of [dev.linewarden.inspection.Denied.Code]
  /// @param detail what the sentence has of numbers and names; empty for none
  record Denial(String error, String code, String detail) {}

  /// A verdict.
  ///
  /// @param why one sentence for each reason
  record Said(String verdict, String label, List<String> why) {}

  /// A part on which a draft would have decided otherwise.
  ///
  /// @param recipe the one that decided
  /// @param picture whether there is one
  record Disagreement(long part, String recipe, Said live, Said draft, boolean picture) {}

  /// A share with its interval at 95 %.
  record Portion(@Nullable Double seen, double low, double high) {
    static Portion of(Share share) {
      return new Portion(finite(share.seen()), share.low(), share.high());
    }
  }

  /// What runs as the shadow.
  ///
  /// @param running whether there is one; without one the rest is absent
  record Shadow(boolean running, @Nullable Drafted draft, List<Disagreement> disagreements) {
    static Shadow of(Optional<DraftReport> report, List<Disagreement> disagreements) {
      return new Shadow(report.isPresent(), report.map(Drafted::of).orElse(null), disagreements);
    }
  }

  /// @param former whether it ran before and only stands by
  /// @param compared parts that both looked at
  /// @param deed what somebody signs who stands for it
  record Drafted(
      String base,
      boolean changed,
      String deed,
      String live,
      boolean former,
      long compared,
      long agreed,
      long onlyLivePasses,
      long onlyDraftPasses,
      long skipped,
      Portion disagreement,
      Portion draftRemoves,
      Portion liveRemoves) {
    static Drafted of(DraftReport report) {
      ShadowCounts counts = report.counts();
      return new Drafted(
          report.base().toString(),
          report.changed(),
          report.deed(),
          report.live().toString(),
          report.former(),
          counts.compared(),
          counts.compared() - counts.disagreed(),
          counts.onlyLivePasses(),
          counts.onlyDraftPasses(),
          counts.skipped(),
          Portion.of(counts.disagreement()),
          Portion.of(counts.draftRemoves()),
          Portion.of(counts.liveRemoves()));
    }
  }

  static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}

package dev.linewarden.reject;

import dev.linewarden.reject.TrackingSettings.Conveyor;
import dev.linewarden.reject.TrackingSettings.Ejector;
import dev.linewarden.reject.TrackingSettings.Lane;
import dev.linewarden.reject.TrackingSettings.Resync;
import dev.linewarden.reject.TrackingSettings.Sensors;
import java.util.List;

/// Settings that differ from others, mostly from the defaults, in what a test is about.
final class Tracking {
  private static final TrackingSettings ALL = TrackingSettings.DEFAULT;

  /// As [HandLine] moves the belt.
  static final Conveyor BY_TIME =
      new Conveyor(
          TrackingSettings.By.TIME,
          HandLine.MM_PER_SECOND,
          Conveyor.PITCH_MM_MIN,
          Conveyor.PART_MM);

  private Tracking() {}

  static TrackingSettings with(Conveyor conveyor) {
    return new TrackingSettings(
        conveyor, ALL.ejector(), ALL.sensors(), ALL.deadlineNanos(), ALL.inTransitMax());
  }

  static TrackingSettings with(Ejector ejector) {
    return new TrackingSettings(
        ALL.conveyor(), ejector, ALL.sensors(), ALL.deadlineNanos(), ALL.inTransitMax());
  }

  /// @param further ejectors behind the first
  /// @param first the sensor in front of the first
  static TrackingSettings with(List<Lane> further, Resync first) {
    return with(ALL, ALL.sensors(), ALL.inTransitMax(), further, first);
  }

  static TrackingSettings byTime(TrackingSettings all) {
    return with(BY_TIME, all, all.sensors(), all.inTransitMax(), all.further(), all.resync());
  }

  static TrackingSettings with(TrackingSettings all, Sensors sensors) {
    return with(all, sensors, all.inTransitMax(), all.further(), all.resync());
  }

  /// With room for so many parts in transit.
  static TrackingSettings room(TrackingSettings all, int inTransitMax) {
    return with(all, all.sensors(), inTransitMax, all.further(), all.resync());
  }

  private static TrackingSettings with(
      TrackingSettings all, Sensors sensors, int inTransitMax, List<Lane> further, Resync first) {
    return with(all.conveyor(), all, sensors, inTransitMax, further, first);
  }

  private static TrackingSettings with(
      Conveyor conveyor,
      TrackingSettings all,
      Sensors sensors,
      int inTransitMax,
      List<Lane> further,
      Resync first) {
    return new TrackingSettings(
        conveyor, all.ejector(), sensors, all.deadlineNanos(), inTransitMax, further, first);
  }
}

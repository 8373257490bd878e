package dev.linewarden.upstream;

import dev.linewarden.inspection.FaultLog;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// How far the plant's systems have acknowledged the journal, as their files say: so it is known
/// before anybody is connected, and after a kill as well as before. A file is up to
/// [PositionFile#UNSAVED_MAX] entries behind its feed, never ahead. Any thread.
///
/// @param folder one file a feed
/// @param sinks those that the configuration names
public record PlantPositions(Path folder, List<SinkSettings> sinks, FaultLog faults)
    implements Supplier<Map<String, Long>> {
  public PlantPositions {
    sinks = List.copyOf(sinks);
  }

  /// @param data the station's folder
  public static PlantPositions in(Path data, List<SinkSettings> sinks, FaultLog faults) {
    return new PlantPositions(data.resolve("upstream"), sinks, faults);
  }

  /// Where a feed keeps how far it came.
  ///
  /// @param sink its name
  public Path file(String sink) {
    return folder.resolve(sink + ".position");
  }

  /// By the systems' names, without those that are told nothing of the journal. One that was never
  /// reached is at 0: the journal keeps everything for it.
  @Override
  public Map<String, Long> get() {
    Map<String, Long> positions = new HashMap<>();
    for (SinkSettings sink : sinks) {
      if (sink.policy().followsJournal()) {
        positions.put("upstream " + sink.name(), PositionFile.read(file(sink.name()), faults));
      }
    }
    return positions;
  }
}

package dev.linewarden.station;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The ways in which a model can be meant while its order of colours or its scaling is not known:
/// each is shown with what the model then finds, and the right one is easily seen.
final class Readings {
  private static final double UNIT = 1 / 255.0;
  private static final List<Double> MEAN = List.of(0.485, 0.456, 0.406);
  private static final List<Double> STD = List.of(0.229, 0.224, 0.225);

  private Readings() {}

  /// `card` as JSON has it. One without settings when nothing is open, none when more is open than
  /// could be tried.
  static List<Map<String, Object>> of(Map<String, Object> card) {
    Set<String> open = new HashSet<>();
    for (Object question : (List<?>) card.getOrDefault("questions", List.of())) {
      if (question instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get("needed"))) {
        open.add(String.valueOf(map.get("setting")));
      }
    }
    boolean colour = open.remove("color");
    boolean scale = open.remove("scale");
    if (!open.isEmpty()) {
      return List.of();
    }
    boolean isGrey = !colour && String.valueOf(card.get("settings")).contains("value=grey");
    List<Map<String, Object>> readings = new ArrayList<>();
    for (String order : colour ? List.of("rgb", "bgr") : List.of("")) {
      for (Map<String, Object> range : scale ? ranges(isGrey) : List.of(Map.<String, Object>of())) {
        Map<String, Object> reading = new LinkedHashMap<>();
        if (colour) {
          reading.put("color", order);
        }
        reading.putAll(range);
        readings.add(reading);
      }
    }
    return readings;
  }

  private static List<Map<String, Object>> ranges(boolean isGrey) {
    Map<String, Object> unit = Map.of("scale", UNIT);
    Map<String, Object> bytes = Map.of("scale", 1);
    Map<String, Object> imageNet = new LinkedHashMap<>();
    imageNet.put("scale", UNIT);
    imageNet.put("mean", MEAN);
    imageNet.put("std", STD);
    return isGrey ? List.of(unit, bytes) : List.of(unit, bytes, imageNet);
  }
}

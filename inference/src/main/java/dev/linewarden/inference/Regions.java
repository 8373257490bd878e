package dev.linewarden.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a tool finds in each of several regions, and in all of them together: the finding `count`
/// is called `count.cap` in the region `cap`, and `count.min`, `count.max` and `count.sum` are its
/// lowest, its highest and its sum over all regions. Findings that may come several times in a
/// region (boxes, patches) have no such sum. All names and arrays are made once.
final class Regions {
  /// More would be more findings a part than a ledger should carry.
  static final int REGIONS_MAX = 16;

  /// What no region may be called.
  static final List<String> TOGETHER = List.of("min", "max", "sum");

  private final List<String> measures;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<Map<String, String>> called = new ArrayList<>();
  private final List<List<String>> calledTogether = new ArrayList<>();
  private final List<String> yields = new ArrayList<>();

  /// The lowest, the highest and the sum of each measure so far.
  private final double[][] together;

  private final String[] units;

  /// @param regions their names
  /// @param yields what is found in each
  /// @param measures those of them that come once in each
  Regions(List<String> regions, List<String> yields, List<String> measures) {
    this.measures = List.copyOf(measures);
    for (String region : regions) {
      Map<String, String> names = new HashMap<>();
      yields.forEach(name -> names.put(name, name + "." + region));
      called.add(names);
      yields.forEach(name -> this.yields.add(name + "." + region));
    }
    for (String measure : measures) {
      places.put(measure, places.size());
      List<String> names = TOGETHER.stream().map(word -> measure + "." + word).toList();
      calledTogether.add(names);
      this.yields.addAll(names);
    }
    together = new double[measures.size()][TOGETHER.size()];
    units = new String[measures.size()];
  }

  List<String> yields() {
    return yields;
  }

  void clear() {
    for (double[] measure : together) {
      measure[0] = Double.POSITIVE_INFINITY;
      measure[1] = Double.NEGATIVE_INFINITY;
      measure[2] = 0;
    }
    Arrays.fill(units, "");
  }

  /// What a finding is called in a region; its value is remembered. One that could not be told
  /// makes all of them together untold: NaN stays NaN.
  String note(int region, String name, double value, String unit) {
    Integer place = places.get(name);
    if (place != null) {
      double[] measure = together[place];
      measure[0] = Math.min(measure[0], value);
      measure[1] = Math.max(measure[1], value);
      measure[2] += value;
      units[place] = unit;
    }
    return called.get(region).getOrDefault(name, name);
  }

  /// After the last region.
  void sum(FindingSink sink) {
    for (int i = 0; i < measures.size(); i++) {
      for (int word = 0; word < TOGETHER.size(); word++) {
        sink.found(calledTogether.get(i).get(word), together[i][word], units[i], null);
      }
    }
  }
}

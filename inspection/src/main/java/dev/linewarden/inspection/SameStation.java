package dev.linewarden.inspection;

import org.jspecify.annotations.Nullable;

/// Finds the filler valve or capper head whose parts go bad: parts that are a fixed number apart
/// come from the same one. Of the last parts, those of one station are compared with all others: it
/// is named when chance would not do that to it in ten thousand such windows, whoever looks how
/// often. Not thread-safe.
final class SameStation {
  /// Parts of each station that are remembered.
  static final int OF_EACH = 50;

  /// More are no machine.
  public static final int STATIONS_MAX = 200;

  /// How often chance may speak, in windows.
  private static final double CHANCE = 1e-4;

  private final String name;
  private final int stations;
  private final boolean[] seen;
  private final boolean[] bad;
  private final int[] seenOf;
  private final int[] badOf;
  private final double[] logFactorials;
  private int seenAll;
  private int badAll;

  SameStation(String name, int stations) {
    this.name = name;
    this.stations = stations;
    this.seen = new boolean[stations * OF_EACH];
    this.bad = new boolean[stations * OF_EACH];
    this.seenOf = new int[stations];
    this.badOf = new int[stations];
    this.logFactorials = new double[seen.length + 1];
    for (int n = 2; n < logFactorials.length; n++) {
      logFactorials[n] = logFactorials[n - 1] + Math.log(n);
    }
  }

  /// What is wrong, in words, when with this part it is; else null.
  @Nullable String saw(long part, boolean isBad) {
    int place = (int) (part % seen.length);
    int station = (int) (part % stations);
    count(place, station, -1);
    seen[place] = true;
    bad[place] = isBad;
    count(place, station, 1);
    if (!isBad || !isFarAbove(station)) {
      return null;
    }
    String words =
        "same station: of every %dth part, as part %d, %d of %d did not pass, of the others %d of %d: look at this one of '%s'"
            .formatted(
                stations,
                part,
                badOf[station],
                seenOf[station],
                badAll - badOf[station],
                seenAll - seenOf[station],
                name);
    begin();
    return words;
  }

  /// The belt stood: whose parts come next is not known.
  void begin() {
    java.util.Arrays.fill(seen, false);
    java.util.Arrays.fill(bad, false);
    java.util.Arrays.fill(seenOf, 0);
    java.util.Arrays.fill(badOf, 0);
    seenAll = 0;
    badAll = 0;
  }

  private void count(int place, int station, int by) {
    if (seen[place]) {
      seenOf[station] += by;
      seenAll += by;
      int badBy = bad[place] ? by : 0;
      badOf[station] += badBy;
      badAll += badBy;
    }
  }

  /// Fisher's exact test: had chance dealt the bad parts to the stations, so many of them would
  /// have fallen to this one with this probability.
  private boolean isFarAbove(int station) {
    double enough = CHANCE / stations / seen.length;
    return atLeast(badOf[station], seenOf[station], badAll, seenAll) < enough;
  }

  /// How probable it is that of all parts, `bad` of them bad, at least `hits` bad ones are among
  /// `of` that were drawn.
  double atLeast(int hits, int of, int bad, int all) {
    double sum = 0;
    for (int k = hits; k <= Math.min(of, bad); k++) {
      if (of - k <= all - bad) {
        sum += Math.exp(choose(bad, k) + choose(all - bad, of - k) - choose(all, of));
      }
    }
    return sum;
  }

  private double choose(int from, int many) {
    return logFactorials[from] - logFactorials[many] - logFactorials[from - many];
  }
}

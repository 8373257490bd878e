package dev.linewarden.capture;

import dev.linewarden.inspection.BadInput;
import java.util.ArrayList;
import java.util.List;

/// What goes wrong on purpose with a simulated camera and its wire.
///
/// @param lostPerThousand packets that do not go out until they are asked for again
/// @param swappedPerThousand packets that go out after their successor
/// @param doubledPerThousand packets that go out twice
/// @param bitsPerSecond of the wire; infinite = as fast as this machine is
/// @param shortEvery each picture whose number this divides lacks its last row; 0 = none
/// @param dieEvery after each so many pictures the camera is switched off; 0 = never
/// @param deadMillis for so long it answers nobody, and then knows nobody
/// @param unpluggedAfter it answers so many control commands, and is gone before the next one; 0 =
///   it stays
/// @param frozen whether it shows the same picture for ever; then it needs no time to paint
public record SimulatedFaults(
    int lostPerThousand,
    int swappedPerThousand,
    int doubledPerThousand,
    double bitsPerSecond,
    int shortEvery,
    int dieEvery,
    int deadMillis,
    int unpluggedAfter,
    boolean frozen) {
  public static final SimulatedFaults NONE =
      new SimulatedFaults(0, 0, 0, Double.POSITIVE_INFINITY, 0, 0, 0, 0, false);

  private static final int THOUSAND = 1000;

  public SimulatedFaults {
    List<String> problems = new ArrayList<>();
    share("lost", lostPerThousand, problems);
    share("swapped", swappedPerThousand, problems);
    share("doubled", doubledPerThousand, problems);
    if (!(bitsPerSecond > 0)) {
      problems.add("the wire's speed must be positive, but is " + bitsPerSecond);
    }
    if (shortEvery < 0 || dieEvery < 0 || deadMillis < 0 || unpluggedAfter < 0) {
      problems.add(
          "counts and times must not be negative, but are %d, %d, %d and %d"
              .formatted(shortEvery, dieEvery, deadMillis, unpluggedAfter));
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
  }

  private static void share(String what, int perThousand, List<String> problems) {
    if (perThousand < 0 || perThousand > THOUSAND) {
      problems.add(
          "%s packets must be 0 to 1000 of a thousand, but are %d".formatted(what, perThousand));
    }
  }

  boolean isShort(long picture) {
    return shortEvery > 0 && picture % shortEvery == 0;
  }

  boolean diesAfter(long picture) {
    return dieEvery > 0 && picture % dieEvery == 0;
  }

  boolean isUnpluggedBefore(long command) {
    return unpluggedAfter > 0 && command > unpluggedAfter;
  }
}
